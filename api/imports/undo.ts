import { uuidv7 } from 'uuidv7';
import { audit, nameOf } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import type { Identity, Tx } from '../db/door.ts';
import { refreshState } from '../db/state.ts';
import { problem } from '../http/problem.ts';
import { leaveMembers, updateHouseholds } from './queries.ts';
import { type Restoration, reasonToKeep, restorationOf, type Since, type Standing } from './restore.ts';
import type { ImportUndo } from './schema.ts';
import { inTurn } from './turns.ts';
import * as queries from './undo-queries.ts';
import { batches, type Door } from './write.ts';

/** Households in one transaction. */
const BATCH = 200;

/**
 * Takes an import back: households it created and nobody has touched since are removed, changed fields get their old
 * values where they still are as the import left them, and hamlets and clusters that nothing needs any more go, too.
 * What was recorded since stays, and is told.
 *
 * Batches are whole or nothing; interrupted, it goes on where it stopped, and only at the end counts as done.
 *
 * @throws not_found, import_undone, import_too_old
 */
export function undoImport(db: Pick<Database, 'asUser'>, user: Identity, id: string): Promise<ImportUndo> {
  return inTurn(user.communeId ?? '', () => undo((work) => db.asUser(user, work), user, id));
}

async function undo(door: Door, user: Identity, id: string): Promise<ImportUndo> {
  const state = await door((tx) => queries.readState(tx, id));
  if (!state) throw problem('not_found');
  if (state.undone) throw problem('import_undone');
  if (!state.traced || (state.old && !state.begun))
    throw problem('import_too_old', { params: { days: queries.UNDO_DAYS } });

  while ((await door((tx) => undoBatch(tx, user, id))) === BATCH);
  for (const batch of batches(state.clusterIds)) {
    await door(async (tx) => {
      for (const cluster of batch) await unlessInUse(tx, () => queries.deleteCluster(tx, cluster));
    });
  }
  return door(async (tx) => {
    await queries.restoreBoundaries(tx, id);
    for (const hamlet of state.hamletIds) await unlessInUse(tx, () => queries.deleteHamlet(tx, id, hamlet));
    await queries.finishUndo(tx, id, user.accountId);
    const answer = await queries.readOutcomes(tx, id);
    const { removed, restored, kept } = answer;
    await audit(tx, user, { action: 'register.undo', subjectId: id, detail: { removed, restored, kept: kept.length } });
    return answer;
  });
}

/** @returns how many changes it looked at */
async function undoBatch(tx: Tx, user: Identity, importId: string): Promise<number> {
  const changes = await queries.holdChanges(tx, importId, BATCH);
  const households = await queries.holdStanding(
    tx,
    importId,
    changes.map(({ householdId }) => householdId),
  );
  const removals: queries.Undone[] = [];
  const restorations: (Restoration & { now: Standing })[] = [];
  for (const { householdId: id, before, after } of changes) {
    const now = households.get(id);
    if (!now) removals.push({ id, outcome: 'gone', reason: null });
    else if (before && after) restorations.push({ ...restorationOf(now, before, after), now });
    else removals.push(removalOf(now));
  }
  await remove(tx, removals);
  const restored = await restore(tx, user, restorations);
  await queries.noteOutcomes(tx, importId, [...removals, ...restored]);
  return changes.length;
}

function removalOf(now: Standing & Since): queries.Undone {
  const reason = reasonToKeep(now, now);
  return { id: now.id, outcome: reason ? 'kept' : 'removed', reason };
}

async function remove(tx: Tx, removals: readonly queries.Undone[]): Promise<void> {
  const going = removals.filter(({ outcome }) => outcome === 'removed');
  const all = going.map(({ id }) => id);
  if (all.length === 0 || (await unlessInUse(tx, () => queries.deleteHouseholds(tx, all)))) return;
  for (const removal of going) {
    if (await unlessInUse(tx, () => queries.deleteHouseholds(tx, [removal.id]))) continue;
    Object.assign(removal, { outcome: 'kept', reason: 'in_use' });
  }
}

async function restore(
  tx: Tx,
  user: Identity,
  restorations: readonly (Restoration & { now: Standing })[],
): Promise<queries.Undone[]> {
  const free = await onlyWhereFree(tx, restorations);
  const back = free.filter(({ values }) => Object.keys(values).length > 0);
  const rows = back.map(({ now, values }) => ({ ...now, ...values }));
  await updateHouseholds(tx, rows);
  await queries.writeSources(
    tx,
    rows.filter((_, i) => 'location' in (back[i]?.values ?? {})),
  );
  const moved = rows.filter((row, i) => row.hamletId !== back[i]?.now.hamletId);
  await leaveMembers(tx, ids(moved));
  const assigned = moved.flatMap(({ id, memberId }) => (memberId ? [{ id, memberId, assignmentId: uuidv7() }] : []));
  if (assigned.length > 0)
    await queries.returnMembers(tx, { accountId: user.accountId, name: await nameOf(tx, user) }, assigned);
  await refreshState(tx, ids(rows));
  return free.map(({ now, values, reason }) => ({
    id: now.id,
    outcome: Object.keys(values).length > 0 ? 'restored' : 'kept',
    reason,
  }));
}

/** A code that another household bears by now, and a hamlet or cluster that is no more, cannot come back. */
async function onlyWhereFree<T extends Restoration & { now: Standing }>(tx: Tx, all: readonly T[]): Promise<T[]> {
  const codes = all.flatMap(({ now, values }) => (values.code ? [{ id: now.id, code: values.code }] : []));
  const taken = await queries.takenCodes(tx, codes);
  const placeOf = ({ now, values }: Restoration & { now: Standing }) => {
    const { hamletId, clusterId } = { ...now, ...values };
    return { hamletId, clusterId };
  };
  const movesBack = all.filter(({ values }) => 'hamletId' in values || 'clusterId' in values);
  const left = await queries.placesLeft(tx, movesBack.map(placeOf));
  return all.map((restoration) => {
    const { now, reason } = restoration;
    const values = { ...restoration.values };
    let inUse = false;
    if (taken.has(now.id)) {
      delete values.code;
      inUse = true;
    }
    const { hamletId, clusterId } = placeOf(restoration);
    if (movesBack.includes(restoration) && !left.has(`${hamletId} ${clusterId}`)) {
      for (const field of ['hamletId', 'clusterId', 'memberId'] as const) delete values[field];
      inUse = true;
    }
    return { ...restoration, values, reason: reason ?? (inUse ? ('in_use' as const) : null) };
  });
}

/** @returns false where the database holds on to it because something still refers to it; then nothing has changed */
async function unlessInUse(tx: Tx, work: () => Promise<unknown> | PromiseLike<unknown>): Promise<boolean> {
  await tx`savepoint attempt`.simple();
  try {
    await work();
  } catch (error) {
    await tx`rollback to savepoint attempt`.simple();
    if ((error as { code?: string }).code === '23503') return false;
    throw error;
  }
  await tx`release savepoint attempt`.simple();
  return true;
}

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
