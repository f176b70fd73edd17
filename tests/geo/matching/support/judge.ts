import type { MatchResult } from '#geo/matching/index.ts';

export interface Verdict {
  /** Right ones among those matched. */
  precision: number;
  /** Found among the households that truly are in both, the unsure counted as not found. */
  recall: number;
  /** Found among those of them that were decided without asking. */
  recallDecided: number;
  /** Rows to be asked, of all rows. */
  unsure: number;
  /** Unsure rows of a known household whose candidates have it. */
  unsureHasTruth: number;
  /** New households taken for new, of all new ones. */
  freshFound: number;
  wrong: number;
}

/** Compares what was matched with what is true. A household that the file has twice is found by either row. */
export function judge(result: MatchResult, truth: readonly (string | null)[]): Verdict {
  const right = result.matched.filter(({ incomingIndex, householdId }) => truth[incomingIndex] === householdId);
  const found = new Set(right.map(({ householdId }) => householdId));
  const real = new Set(truth.filter((id) => id !== null));
  const asked = new Set(result.unsure.map(({ incomingIndex }) => truth[incomingIndex] ?? ''));
  const decided = [...real].filter((id) => found.has(id) || !asked.has(id));
  const known = result.unsure.filter(({ incomingIndex }) => truth[incomingIndex] !== null);
  const withTruth = known.filter(({ incomingIndex, candidates }) =>
    candidates.some(({ householdId }) => householdId === truth[incomingIndex]),
  );
  const fresh = truth.filter((id) => id === null).length;
  return {
    precision: ratio(right.length, result.matched.length),
    recall: ratio(found.size, real.size),
    recallDecided: ratio(found.size, decided.length),
    unsure: ratio(result.unsure.length, truth.length),
    unsureHasTruth: ratio(withTruth.length, known.length),
    freshFound: ratio(result.fresh.filter((row) => truth[row] === null).length, fresh),
    wrong: result.matched.length - right.length,
  };
}

const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
