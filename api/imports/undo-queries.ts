import type { Tx } from '../db/door.ts';
import { holdHouseholds } from './queries.ts';
import type { KeptReason, Since, Standing } from './restore.ts';
import type { Aside, Traced } from './trace.ts';

export interface ImportState {
  undone: boolean;
  traced: boolean;
  /** its time for undoing is over */
  old: boolean;
  /** an undoing of it has begun */
  begun: boolean;
  hamletIds: string[];
  clusterIds: string[];
}

/** Days within which an import can be undone. */
export const UNDO_DAYS = 7;

export async function readState(tx: Tx, id: string): Promise<ImportState | undefined> {
  const [row] = await tx<ImportState[]>`
    select undone_at is not null as undone, traced, at <= now() - make_interval(days => ${UNDO_DAYS}) as old,
      hamlet_ids as "hamletIds", cluster_ids as "clusterIds",
      exists (select from tn.import_change c
              where c.commune_id = i.commune_id and c.import_id = i.id and c.outcome is not null) as begun
    from tn.import i
    where i.commune_id = tn.current_commune() and i.id = ${id}`;
  return row;
}

export interface Change {
  householdId: string;
  before: Traced | null;
  after: Traced | null;
}

/** Changes that are not undone yet, held until the end of the transaction. */
export const holdChanges = (tx: Tx, importId: string, limit: number) => tx<Change[]>`
  select household_id as "householdId", before, after
  from tn.import_change
  where commune_id = tn.current_commune() and import_id = ${importId} and outcome is null
  order by household_id
  limit ${limit}
  for update`;

/** Households as they are now, held until the end of the transaction, with what happened at them. */
export async function holdStanding(tx: Tx, importId: string, ids: string[]): Promise<Map<string, Standing & Since>> {
  const held = await holdHouseholds(tx, ids);
  const rows = await tx<(Aside & Since & { id: string; version: number })[]>`
    select h.id, h.version, h.member_id as "memberId", h.location_source as "locationSource",
      h.location_accuracy_metres as "locationAccuracyMetres",
      exists (select from tn.visit v where v.commune_id = h.commune_id and v.household_id = h.id) as visited,
      exists (select from tn.assignment a where a.commune_id = h.commune_id and a.household_id = h.id) as assigned,
      c.imported, c."importedVersion"
    from tn.household h
    cross join lateral (
      select coalesce(bool_or(o.import_id <> ${importId} and o.outcome is null), false) as imported,
        max(o.version) as "importedVersion"
      from tn.import_change o
      where o.commune_id = h.commune_id and o.household_id = h.id
    ) c
    where h.commune_id = tn.current_commune() and h.id = any(${ids})`;
  return new Map(
    rows.flatMap((row) => {
      const household = held.get(row.id);
      return household ? [[row.id, { ...household, ...row }] as const] : [];
    }),
  );
}

export const deleteHouseholds = (tx: Tx, ids: readonly string[]) => tx`
  delete from tn.household where commune_id = tn.current_commune() and id = any(${ids as string[]})`;

/** How positions that went back were found. */
export const writeSources = (tx: Tx, rows: readonly (Pick<Standing, 'id'> & Traced)[]) => tx`
  update tn.household h set location_source = r."locationSource", location_accuracy_metres = r."locationAccuracyMetres"
  from jsonb_to_recordset(${tx.json(rows as never)}) as r(id uuid, "locationSource" text, "locationAccuracyMetres" real)
  where h.commune_id = tn.current_commune() and h.id = r.id`;

/** Members whom a register had put out of charge take it again, where their term still runs. */
export async function returnMembers(
  tx: Tx,
  by: { accountId: string | null; name: string },
  rows: readonly { id: string; assignmentId: string; memberId: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx`
    with back as (
      select r.id, r."assignmentId", r."memberId"
      from jsonb_to_recordset(${tx.json(rows as never)}) as r(id uuid, "assignmentId" uuid, "memberId" uuid)
      join tn.member m on m.commune_id = tn.current_commune() and m.id = r."memberId"
        and (m.to_on is null or m.to_on > tn.today())
    ), assigned as (
      insert into tn.assignment (commune_id, id, household_id, member_id, made_by, made_by_name)
      select tn.current_commune(), "assignmentId", id, "memberId", ${by.accountId}, ${by.name} from back
    )
    update tn.household h set member_id = b."memberId"
    from back b
    where h.commune_id = tn.current_commune() and h.id = b.id`;
}

/** Codes of these that now belong to a household other than the one named. */
export async function takenCodes(tx: Tx, wanted: readonly { id: string; code: string }[]): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  const rows = await tx<{ id: string }[]>`
    select r.id
    from jsonb_to_recordset(${tx.json(wanted as never)}) as r(id uuid, code text)
    join tn.household h on h.commune_id = tn.current_commune() and h.code = r.code and h.id <> r.id`;
  return new Set(rows.map(({ id }) => id));
}

/** Of these pairs of hamlet and cluster, those that are still there, as `hamlet cluster`. */
export async function placesLeft(
  tx: Tx,
  places: readonly { hamletId: string | null; clusterId: string | null }[],
): Promise<Set<string>> {
  if (places.length === 0) return new Set();
  const rows = await tx<{ hamletId: string; clusterId: string | null }[]>`
    select distinct r."hamletId", r."clusterId"
    from jsonb_to_recordset(${tx.json(places as never)}) as r("hamletId" uuid, "clusterId" uuid)
    join tn.hamlet x on x.commune_id = tn.current_commune() and x.id = r."hamletId"
    left join tn.cluster c on c.commune_id = tn.current_commune() and c.id = r."clusterId" and c.hamlet_id = x.id
    where r."clusterId" is null or c.id is not null`;
  return new Set(rows.map(({ hamletId, clusterId }) => `${hamletId} ${clusterId}`));
}

export interface Undone {
  id: string;
  outcome: 'removed' | 'restored' | 'kept' | 'gone';
  reason: KeptReason | null;
}

/** Notes what became of households. */
export const noteOutcomes = (tx: Tx, importId: string, rows: readonly Undone[]) => tx`
  update tn.import_change c set outcome = r.outcome, reason = r.reason,
    version = coalesce((select h.version from tn.household h
                        where h.commune_id = c.commune_id and h.id = c.household_id and r.outcome = 'restored'), c.version)
  from jsonb_to_recordset(${tx.json(rows as never)}) as r(id uuid, outcome text, reason text)
  where c.commune_id = tn.current_commune() and c.import_id = ${importId} and c.household_id = r.id`;

export const deleteCluster = (tx: Tx, id: string) => tx`
  delete from tn.cluster where commune_id = tn.current_commune() and id = ${id} and version = 1`;

/** A hamlet as the import made it, with its team; one that a person has renamed or drawn since stays. */
export async function deleteHamlet(tx: Tx, importId: string, id: string): Promise<void> {
  const [asMade] = await tx`
    select from tn.hamlet h
    join tn.import i on i.commune_id = h.commune_id and i.id = ${importId}
    where h.commune_id = tn.current_commune() and h.id = ${id} and h.boundary is null
      and i.answer -> 'hamlets' -> 'created' ? h.name`;
  if (!asMade) return;
  await tx`delete from tn.team where commune_id = tn.current_commune() and hamlet_id = ${id}`;
  await tx`delete from tn.hamlet where commune_id = tn.current_commune() and id = ${id}`;
}

/** Outlines that still are the import's become what they were. */
export const restoreBoundaries = (tx: Tx, importId: string) => tx`
  update tn.hamlet h set boundary = b.before::geometry, version = h.version + 1
  from tn.import i, jsonb_to_recordset(i.boundaries) as b("hamletId" uuid, before text, after text)
  where i.commune_id = tn.current_commune() and i.id = ${importId}
    and h.commune_id = i.commune_id and h.id = b."hamletId" and md5(h.boundary::text) = b.after`;

export const finishUndo = (tx: Tx, importId: string, by: string | null) => tx`
  update tn.import set undone_at = now(), undone_by = ${by}
  where commune_id = tn.current_commune() and id = ${importId}`;

/** What the undoing came to so far. */
export async function readOutcomes(tx: Tx, importId: string) {
  const rows = await tx<{ id: string; outcome: string; reason: KeptReason | null }[]>`
    select household_id as id, outcome, reason
    from tn.import_change
    where commune_id = tn.current_commune() and import_id = ${importId} and outcome is not null
    order by household_id`;
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  return {
    removed: count('removed'),
    restored: count('restored'),
    kept: rows.flatMap(({ id, reason }) => (reason === null ? [] : [{ householdId: id, reason }])),
  };
}
