import { auditEach } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { ClusterShape } from './schema.ts';
import type { HamletState } from './state.ts';

/** Clusters before and after; those alike on both sides are left as they are. */
export interface ClusterChange {
  before: readonly ClusterShape[];
  after: readonly ClusterShape[];
}

interface Touched {
  id: string;
  before: ClusterShape | null;
  after: ClusterShape | null;
}

export interface Move {
  householdId: string;
  from: string | null;
  to: string | null;
}

/** The clusters that a change touches, on both sides. */
export function touchedBy({ before, after }: ClusterChange): ClusterChange {
  const ids = new Set(pairs({ before, after }).map(({ id }) => id));
  return { before: before.filter(({ id }) => ids.has(id)), after: after.filter(({ id }) => ids.has(id)) };
}

function pairs({ before, after }: ClusterChange): Touched[] {
  const was = new Map(before.map((shape) => [shape.id, shape]));
  const is = new Map(after.map((shape) => [shape.id, shape]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((id) => ({ id, before: was.get(id) ?? null, after: is.get(id) ?? null }))
    .filter(({ before: b, after: a }) => !b || !a || !isAlike(b, a));
}

/** The households that a change moves. */
export function movesOf({ before, after }: ClusterChange): Move[] {
  const [was, is] = [membersOf(before), membersOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((householdId) => ({ householdId, from: was.get(householdId) ?? null, to: is.get(householdId) ?? null }))
    .filter(({ from, to }) => from !== to);
}

const membersOf = (clusters: readonly ClusterShape[]) =>
  new Map(clusters.flatMap(({ id, householdIds }) => householdIds.map((one) => [one, id] as const)));

const isAlike = (a: ClusterShape, b: ClusterShape): boolean =>
  a.name === b.name && a.locked === b.locked && hasSameShape(a, b);

const hasSameShape = (a: ClusterShape, b: ClusterShape): boolean =>
  JSON.stringify([a.outline, [...a.householdIds].sort()]) === JSON.stringify([b.outline, [...b.householdIds].sort()]);

/**
 * Writes a change of clusters where what it touches still is as it was before; a name nobody changes may be another.
 * Clusters without households go, unless something refers to them.
 *
 * @returns the identifiers of the clusters touched
 * @throws clusters_outdated
 */
export async function applyChange(tx: Tx, user: Identity, now: HamletState, change: ClusterChange): Promise<string[]> {
  const touched = pairs(change);
  const moves = movesOf(change);
  const current = new Map(now.clusters.map((shape) => [shape.id, shape]));
  const where = new Map(now.households.map(({ id, clusterId }) => [id, clusterId]));
  if (
    touched.some((one) => !isAsBefore(one, current.get(one.id))) ||
    moves.some(({ householdId, from }) => where.get(householdId) !== from)
  )
    throw problem('clusters_outdated');
  await keepClusters(
    tx,
    now.hamletId,
    touched.flatMap((one) => (one.after ? [{ ...one.after, name: nameAfter(one, current.get(one.id)) }] : [])),
  );
  await moveMembers(tx, user, moves);
  await removeClusters(
    tx,
    touched.filter(({ after }) => !after).map(({ id }) => id),
  );
  return touched.map(({ id }) => id);
}

function isAsBefore({ before, after }: Touched, now: ClusterShape | undefined): boolean {
  // One that could not go, because something refers to it, is left bare.
  if (!before) return now === undefined || (now.households === 0 && now.outline === null);
  if (!now || now.locked !== before.locked || !hasSameShape(now, before)) return false;
  return after?.name === before.name || now.name === before.name;
}

const nameAfter = ({ before, after }: Touched, now: ClusterShape | undefined): string =>
  now && before?.name === after!.name ? now.name : after!.name;

async function keepClusters(tx: Tx, hamletId: string, clusters: readonly ClusterShape[]): Promise<void> {
  if (clusters.length === 0) return;
  const rows = clusters.map(({ id, name, outline, locked }) => ({ id, name, outline, locked }));
  await tx`
    insert into tn.cluster as c (commune_id, id, hamlet_id, name, outline, locked)
    select tn.current_commune(), r.id, ${hamletId}, r.name, st_setsrid(st_geomfromgeojson(r.outline), 4326), r.locked
    from jsonb_to_recordset(${tx.json(rows as never)}) as r(id uuid, name text, outline jsonb, locked boolean)
    on conflict (commune_id, id) do update set
      name = excluded.name, outline = excluded.outline, locked = excluded.locked, version = c.version + 1`;
}

async function moveMembers(tx: Tx, user: Identity, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const at = JSON.stringify({ clusterId: new Date().toISOString() });
  await tx`
    update tn.household h
    set cluster_id = m."to", version = h.version + 1, field_edits = h.field_edits || ${at}::text::jsonb
    from jsonb_to_recordset(${tx.json(moves as never)}) as m("householdId" uuid, "to" uuid)
    where h.commune_id = tn.current_commune() and h.id = m."householdId"`;
  const notes = moves.map(({ householdId, from }) => ({
    id: householdId,
    fields: ['clusterId'],
    before: { cluster_id: from },
  }));
  await auditEach(tx, user, 'household.patch', notes);
}

/** A hidden household or a published day may refer to a cluster still: then it stays without an outline. */
async function removeClusters(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx`
    delete from tn.cluster c
    where c.commune_id = tn.current_commune() and c.id = any(${ids})
      and not exists (select from tn.household h where h.commune_id = c.commune_id and h.cluster_id = c.id)
      and not exists (select from tn.plan_day d
                      where d.commune_id = c.commune_id and d.hamlet_id = c.hamlet_id and c.id = any(d.cluster_ids))`;
  await tx`
    update tn.cluster set outline = null, locked = false, version = version + 1
    where commune_id = tn.current_commune() and id = any(${ids})`;
}
