import { uuidv7 } from 'uuidv7';
import { localDateOf } from '#geo';
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

/** Milliseconds a transaction should take: on the embedded database everybody waits for its one connection. */
const PACE_MS = 150;
const SIZES = { first: 200, least: 50, most: 4_000 };

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

export interface Writing {
  /** the account that imports */
  by: string | null;
  /** transactions at the same time: the embedded database has room for one */
  atOnce?: number;
  /** told after each batch how many households are done */
  written?: (done: number, total: number) => void;
}

/**
 * Writes what the register changes, in batches, and derives the state of the households it touched.
 *
 * A batch either goes in whole, with the note of what it changed, or not at all; brought again, the same file goes
 * on where it stopped.
 *
 */
export async function writeMatches(
  door: Door,
  importId: string,
  matches: readonly Match[],
  { by, atOnce = 1, written = () => undefined }: Writing,
): Promise<void> {
  const created = matches.filter((match) => match.kind === 'create');
  const updated = matches.filter((match) => match.kind === 'update');
  const total = created.length + updated.length;
  await paced(door, created, {
    atOnce,
    write: async (tx, batch) => {
      const rows = batch.map(({ row }) => ({ ...row, id: uuidv7() }));
      await queries.insertHouseholds(tx, rows, by, localDateOf(new Date()));
      await traceCreated(tx, importId, ids(rows));
    },
    told: (done) => written(done, total),
  });
  await paced(door, updated, {
    atOnce,
    write: (tx, batch) => update(tx, importId, new Map(batch.map(({ household, row }) => [household.id, row]))),
    told: (done) => written(created.length + done, total),
  });
}

interface Work<T> {
  /** transactions at the same time */
  atOnce: number;
  write: (tx: Tx, batch: readonly T[]) => Promise<void>;
  told: (done: number) => void;
}

/** Writes all rows, in transactions as large as the database manages in time. When it ends none is under way. */
async function paced<T>(door: Door, rows: readonly T[], { atOnce, write, told }: Work<T>): Promise<void> {
  let size = SIZES.first;
  let next = 0;
  let done = 0;
  let failed = false;
  const stream = async () => {
    while (next < rows.length && !failed) {
      const batch = rows.slice(next, next + size);
      next += batch.length;
      const took = await door(async (tx) => {
        const start = performance.now();
        await write(tx, batch);
        return performance.now() - start;
      });
      const ideal = Math.max((batch.length * PACE_MS) / took, size / 2);
      size = Math.round(Math.min(Math.max(ideal, SIZES.least), size * 2, SIZES.most));
      done += batch.length;
      told(done);
    }
  };
  const streams = Array.from({ length: atOnce }, () =>
    stream().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  for (const ended of await Promise.allSettled(streams)) if (ended.status === 'rejected') throw ended.reason;
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
  for (let from = 0; from < rows.length; from += SIZES.first) yield rows.slice(from, from + SIZES.first);
}
