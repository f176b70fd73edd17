import { createHash } from 'node:crypto';
import type { DemoAssignment, DemoCommune, DemoHousehold, DemoVisit } from '#geo/demo/types.ts';
import { normalisePhone } from '#geo/text/index.ts';
import type { Database } from '../db/database.ts';
import { systemAdministrator, type Tx } from '../db/door.ts';
import { refreshState } from '../db/state.ts';
import { searchText } from '../households/search.ts';

/** Rows written at once: on the embedded database some 200 ms, so that nobody waits long behind a seed. */
const BATCH = 250;

/**
 * Writes a fictitious commune with its history and derives the state of its households.
 * @param progress  called with the number of households written and of all
 */
export async function seedCommune(
  db: Pick<Database, 'asUser' | 'asSystem'>,
  demo: DemoCommune,
  progress: (done: number, of: number) => void = () => {},
): Promise<void> {
  const { id, code, name } = demo.commune;
  await db.asUser(systemAdministrator, (tx) => tx`insert into tn.commune ${tx({ id, code, name, demo: true })}`);
  await db.asSystem(id, (tx) => writeFrame(tx, demo));
  for (const features of batches(demo.features)) await db.asSystem(id, (tx) => writeFeatures(tx, features));

  const assignments = groupBy(demo.assignments, (assignment) => assignment.householdId);
  const visits = groupBy(demo.visits, (visit) => visit.householdId);
  const names = new Map(demo.members.map((member) => [member.id, member.name]));
  let done = 0;
  for (const households of batches(demo.households)) {
    const theirs = <T>(facts: Map<string, T[]>) => households.flatMap((household) => facts.get(household.id) ?? []);
    await db.asSystem(id, async (tx) => {
      await writeHouseholds(tx, households, assignments, visits);
      await writeAssignments(tx, theirs(assignments));
      await writeVisits(tx, theirs(visits), names);
      await refreshState(
        tx,
        households.map((household) => household.id),
      );
    });
    done += households.length;
    progress(done, demo.households.length);
  }
}

async function writeFrame(tx: Tx, { hamlets, clusters, teams, members }: DemoCommune): Promise<void> {
  await tx`
    insert into tn.hamlet (commune_id, id, code, name, boundary)
    select tn.current_commune(), id, code, name,
           st_setsrid(st_geomfromgeojson(json_build_object('type', 'MultiPolygon', 'coordinates', boundary)), 4326)
    from jsonb_to_recordset(${json(tx, hamlets)}) as r(id uuid, code text, name text, boundary jsonb)`;
  await tx`
    insert into tn.cluster (commune_id, id, hamlet_id, name, outline)
    select tn.current_commune(), id, "hamletId", name,
           st_multi(st_setsrid(st_geomfromgeojson(json_build_object('type', 'Polygon', 'coordinates', outline)), 4326))
    from jsonb_to_recordset(${json(tx, clusters)}) as r(id uuid, "hamletId" uuid, name text, outline jsonb)`;
  await tx`
    insert into tn.team (commune_id, id, hamlet_id, name)
    select tn.current_commune(), id, "hamletId", name
    from jsonb_to_recordset(${json(tx, teams)}) as r(id uuid, "hamletId" uuid, name text)`;
  // A demo term names its last day, a term in the database the first day after it.
  await tx`
    insert into tn.member (commune_id, id, team_id, hamlet_id, name, phone, role, body, from_on, to_on)
    select tn.current_commune(), id, "teamId", "hamletId", name, phone, role, body, "from", "to" + 1
    from jsonb_to_recordset(${json(
      tx,
      members.map((m) => ({ ...m, phone: tidyPhone(m.phone) })),
    )})
      as r(id uuid, "teamId" uuid, "hamletId" uuid, name text, phone text, role text, body text, "from" date, "to" date)`;
}

const writeFeatures = (tx: Tx, features: DemoCommune['features']) => tx`
  insert into tn.base_feature (commune_id, id, kind, subkind, name, shape)
  select tn.current_commune(), id, kind, subkind, name, st_setsrid(st_geomfromgeojson(geometry), 4326)
  from jsonb_to_recordset(${json(tx, features)}) as r(id uuid, kind text, subkind text, name text, geometry jsonb)`;

function writeHouseholds(
  tx: Tx,
  households: readonly DemoHousehold[],
  assignments: Map<string, DemoAssignment[]>,
  visits: Map<string, DemoVisit[]>,
) {
  const rows = households.map((h) => ({
    ...h,
    phone: tidyPhone(h.phone),
    lon: h.location?.[0] ?? null,
    lat: h.location?.[1] ?? null,
    searchText: searchText(h.head, h.address, h.code),
    memberId: assignments.get(h.id)?.find((assignment) => assignment.to === null)?.memberId ?? null,
    fieldEdits: fieldEdits(h, visits.get(h.id) ?? []),
  }));
  return tx`
    insert into tn.household (commune_id, id, hamlet_id, cluster_id, code, head, phone, address, search_text, location,
      location_source, location_accuracy_metres, elders, eldest_birth_year, adults, adults_without_device, platforms,
      field_edits, member_id)
    select tn.current_commune(), id, "hamletId", "clusterId", code, head, phone, address, "searchText",
      st_setsrid(st_makepoint(lon, lat), 4326), "locationSource", "locationAccuracyMetres", elders, "eldestBirthYear",
      adults, "adultsWithoutDevice", platforms, "fieldEdits", "memberId"
    from jsonb_to_recordset(${json(tx, rows)}) as r(id uuid, "hamletId" uuid, "clusterId" uuid, code text, head text,
      phone text, address text, "searchText" text, lon float8, lat float8, "locationSource" text,
      "locationAccuracyMetres" real, elders smallint, "eldestBirthYear" smallint, adults smallint,
      "adultsWithoutDevice" smallint, platforms text[], "fieldEdits" jsonb, "memberId" uuid)`;
}

function writeAssignments(tx: Tx, assignments: readonly DemoAssignment[]) {
  const rows = assignments.map((a) => ({ ...a, id: derivedId(`${a.householdId}/${a.memberId}/${a.from}`, a.from) }));
  return tx`
    insert into tn.assignment (commune_id, id, household_id, member_id, from_at, to_at)
    select tn.current_commune(), id, "householdId", "memberId", "from", "to"
    from jsonb_to_recordset(${json(tx, rows)})
      as r(id uuid, "householdId" uuid, "memberId" uuid, "from" timestamptz, "to" timestamptz)`;
}

function writeVisits(tx: Tx, visits: readonly DemoVisit[], names: Map<string, string>) {
  const rows = visits.map((visit) => ({ ...visit, by: names.get(visit.memberId) ?? null }));
  return tx`
    insert into tn.visit (commune_id, id, household_id, at, outcome, supported, topics, platforms, follow_up_on, note,
      member_ids, recorded_at, recorded_by_name)
    select tn.current_commune(), id, "householdId", at, outcome, supported, topics, platforms, "followUpOn", note,
      "memberIds", at, by
    from jsonb_to_recordset(${json(tx, rows)}) as r(id uuid, "householdId" uuid, at timestamptz, outcome text,
      supported smallint, topics text[], platforms text[], "followUpOn" date, note text, "memberIds" uuid[], by text)`;
}

/** What was recorded at the door and not by a register, with the instant: a newer register must not wipe it. */
function fieldEdits(household: DemoHousehold, visits: readonly DemoVisit[]): Record<string, string> {
  const edits: Record<string, string> = {};
  const seen = visits.findLast((visit) => visit.platforms !== null);
  if (seen) edits.platforms = seen.at;
  const first = visits[0];
  if (first && household.location && household.locationSource !== 'register') edits.location = first.at;
  return edits;
}

const tidyPhone = (phone: string | null): string | null => (phone === null ? null : (normalisePhone(phone) ?? phone));

/** A UUIDv7 that is the same for the same fact. */
function derivedId(key: string, instant: string): string {
  const time = Date.parse(instant).toString(16).padStart(12, '0');
  const rest = createHash('sha256').update(key).digest('hex');
  const variant = ((Number.parseInt(rest.charAt(3), 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`;
}

const json = (tx: Tx, rows: unknown) => tx.json(rows as never);

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
