// Two registers of one commune at once would both create the households they share.
const running = new Map<string, Promise<unknown>>();

/** Runs `work` after whatever else is importing into the commune or undoing an import there. */
export async function inTurn<T>(communeId: string, work: () => Promise<T>): Promise<T> {
  const before = running.get(communeId);
  const turn = (async () => {
    await before?.catch(() => undefined);
    return work();
  })();
  running.set(communeId, turn);
  try {
    return await turn;
  } finally {
    if (running.get(communeId) === turn) running.delete(communeId);
  }
}
