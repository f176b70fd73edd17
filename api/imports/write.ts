import { uuidv7 } from 'uuidv7';
import { freeHamletCode } from '../boundaries/hamlets.ts';
import type { Tx } from '../db/door.ts';
import { refreshState } from '../db/state.ts';
import type { Match } from './match.ts';
import { changesOf } from './merge.ts';
import type { Named, NamedCluster, PlacedRow } from './place.ts';
import * as queries from './queries.ts';
import { traceCreated, traceUpdated } from './trace.ts';

/** Runs work in a transaction of its own: between two of them others get their turn. */
export type Door = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Rows in one transaction: under 200 ms on the embedded database, whose one connection everybody waits for. */
const BATCH = 200;

/** Writes new hamlets with their teams, then new clusters. */
export async function writeFrame(
  door: Door,
  hamlets: readonly Named[],
  clusters: readonly NamedCluster[],
): Promise<void> {
  if (hamlets.length > 0) {
    await door(async (tx) => {
      const taken = new Set((await queries.readHamletCodes(tx)).map(({ code }) => code));
      const rows = hamlets.map((hamlet) => ({
        ...hamlet,
        code: freeCode(hamlet.name, taken),
        teamId: uuidv7(),
        team: `Tổ CNSCĐ ${hamlet.name}`,
      }));
      await queries.insertHamlets(tx, rows);
    });
  }
  for (const batch of batches(clusters)) await door((tx) => queries.insertClusters(tx, batch));
}

function freeCode(name: string, taken: Set<string>): string {
  const code = freeHamletCode(name, taken);
  taken.add(code);
  return code;
}

/**
 * Writes what the register changes, in batches, and derives the state of the households it touched.
 *
 * A batch either goes in whole, with the note of what it changed, or not at all; brought again, the same file goes
 * on where it stopped.
 *
 * @param by  the account that imports
 * @param written  told how many households are done after each batch
 */
export async function writeMatches(
  door: Door,
  importId: string,
  matches: readonly Match[],
  by: string | null,
  written: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const created = matches.filter((match) => match.kind === 'create').map(({ row }) => ({ ...row, id: uuidv7() }));
  const updated = matches.filter((match) => match.kind === 'update');
  const total = created.length + updated.length;
  let done = 0;
  for (const batch of batches(created)) {
    await door(async (tx) => {
      await queries.insertHouseholds(tx, batch, by);
      await traceCreated(tx, importId, ids(batch));
      await refreshState(tx, ids(batch));
    });
    done += batch.length;
    written(done, total);
  }
  for (const batch of batches(updated)) {
    await door((tx) => update(tx, importId, new Map(batch.map(({ household, row }) => [household.id, row]))));
    done += batch.length;
    written(done, total);
  }
}

/** Compares once more with what the households are now: someone may have been at the door since. */
async function update(tx: Tx, importId: string, rows: ReadonlyMap<string, PlacedRow>): Promise<void> {
  const held = await queries.holdHouseholds(tx, [...rows.keys()]);
  const updates = [];
  const moved: string[] = [];
  for (const [id, row] of rows) {
    const household = held.get(id);
    if (!household || household.deleted) continue;
    const changes = changesOf(household, row);
    if (Object.keys(changes).length === 0) continue;
    updates.push({ household, changes });
    if (changes.hamletId !== undefined) moved.push(id);
  }
  const changed = updates.map(({ household, changes }) => ({ ...household, ...changes }));
  await traceUpdated(tx, importId, updates);
  await queries.updateHouseholds(tx, changed);
  await queries.leaveMembers(tx, moved);
  await refreshState(tx, ids(changed));
}

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

export function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
}
