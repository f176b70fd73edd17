import type { VisitOutcome } from '#geo';
import type { Identity, Tx } from '../db/door.ts';
import type { Visit } from './schema.ts';

/** A visit as the database keeps it, with whether it counts. */
export interface VisitRow {
  id: string;
  household_id: string;
  at: Date;
  outcome: VisitOutcome;
  supported: number;
  topics: string[];
  platforms: string[] | null;
  follow_up_on: string | null;
  note: string | null;
  lon: number | null;
  lat: number | null;
  member_ids: string[];
  supersedes: string | null;
  recorded_at: Date;
  recorded_by: string | null;
  body_digest: string | null;
  undone: boolean;
  superseded: boolean;
  fresh: boolean;
}

/** A visit the user may see, or undefined. `fresh`: recorded within the last 24 hours. */
export async function findVisit(tx: Tx, id: string): Promise<VisitRow | undefined> {
  const [row] = await tx<VisitRow[]>`
    select id, household_id, at, outcome, supported, topics, platforms, follow_up_on, note,
      st_x(location) as lon, st_y(location) as lat, member_ids, supersedes, recorded_at, recorded_by, body_digest,
      undone, superseded, recorded_at > now() - interval '24 hours' as fresh
    from tn.visit_view
    where id = ${id}`;
  return row;
}

/** A household at whose door the user may stand, held against other writers; undefined where there is none. */
export async function holdVisited(tx: Tx, id: string) {
  const [row] = await tx<{ id: string; hamlet_id: string; full_access: boolean }[]>`
    select h.id, h.hamlet_id, (tn.current_role_name() <> 'member' or h.member_id = tn.current_member() or h.id = any(tn.sent_to())) is true
        as full_access
    from tn.household h
    where h.commune_id = tn.current_commune() and h.id = ${id} and h.deleted_at is null
    for update`;
  return row;
}

/** How many of these members served in the hamlet on a day. */
export async function countServing(tx: Tx, memberIds: readonly string[], hamletId: string): Promise<number> {
  const [row] = await tx<{ serving: number }[]>`
    select count(*) as serving from tn.member
    where commune_id = tn.current_commune() and id = any(${memberIds as string[]}) and hamlet_id = ${hamletId}`;
  return row!.serving;
}

/** A visit to be written. */
export interface NewVisit {
  id: string;
  householdId: string;
  at: string;
  outcome: VisitOutcome;
  supported: number;
  topics: string[];
  platforms: string[] | null;
  followUpOn: string | null;
  note: string | null;
  location: readonly [lon: number, lat: number] | null;
  memberIds: string[];
  supersedes: string | null;
  body: string;
  byName: string;
}

/** Writes a visit. @returns false where its identifier is taken */
export async function insertVisit(tx: Tx, user: Identity, visit: NewVisit): Promise<boolean> {
  const row = {
    commune_id: user.communeId,
    id: visit.id,
    household_id: visit.householdId,
    at: visit.at,
    outcome: visit.outcome,
    supported: visit.supported,
    topics: visit.topics,
    platforms: visit.platforms,
    follow_up_on: visit.followUpOn,
    note: visit.note,
    location: visit.location && `SRID=4326;POINT(${visit.location[0]} ${visit.location[1]})`,
    member_ids: visit.memberIds,
    supersedes: visit.supersedes,
    recorded_by: user.accountId,
    recorded_by_name: visit.byName,
    body_digest: visit.body,
  };
  const result = await tx`insert into tn.visit ${tx(row)} on conflict (commune_id, id) do nothing`;
  return result.count > 0;
}

/** Marks a visit as undone. */
export const insertUndo = (tx: Tx, user: Identity, visitId: string) => tx`
  insert into tn.visit_undo (commune_id, visit_id, undone_by)
  values (${user.communeId}, ${visitId}, ${user.accountId})
  on conflict (commune_id, visit_id) do nothing`;

export const toVisit = (row: VisitRow): Visit => ({
  id: row.id,
  householdId: row.household_id,
  at: row.at.toISOString(),
  outcome: row.outcome,
  supported: row.supported,
  topics: row.topics,
  platforms: row.platforms,
  followUpOn: row.follow_up_on,
  note: row.note,
  location: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
  memberIds: row.member_ids,
  supersedes: row.supersedes,
  recordedAt: row.recorded_at.toISOString(),
  undone: row.undone,
  superseded: row.superseded,
});
