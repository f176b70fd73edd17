import { byMember, type QuarterDay } from '#geo';
import { audit } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import type { Identity, Tx } from '../../db/door.ts';
import { columns, type HouseholdRow, toHousehold } from '../../households/rows.ts';
import { problem } from '../../http/problem.ts';
import { frameOf } from '../changes.ts';
import { readFacts } from '../facts.ts';
import type { ExportQuery, PlanRoutes } from '../schema.ts';
import { type PlanRow, readRow } from '../stored.ts';
import { routesOfDay } from '../walked.ts';
import type { ExportDay, ExportRoute, PlanExport } from './plan-export.ts';
import { reasonsIn } from './words.ts';

/** Formats that show the way from door to door. */
const WITH_WAYS: ReadonlySet<string> = new Set(['gpx', 'pdf', 'csv']);
/** Formats one goes out with: days that have passed are left out unless asked for. */
const TO_GO_WITH: ReadonlySet<string> = new Set(['gpx', 'pdf', 'text']);

interface Names {
  commune: string;
  hamlet: string;
  members: ReadonlyMap<string, string>;
  clusters: ReadonlyMap<string, string>;
  households: ReadonlyMap<string, HouseholdRow>;
}

/**
 * A plan, or a day or a member of it, with the names of those it is about; that it was handed out is noted.
 * The ways are looked for a day at a time, so that others have their turn at the database in between.
 *
 * @throws not_found for a plan the user may not see, a day it does not have, a member of another hamlet; plan_state
 *   (409) while it is being made
 */
export async function readPlanExport(
  db: Pick<Database, 'asUser'>,
  user: Identity,
  id: string,
  asked: ExportQuery,
): Promise<PlanExport> {
  const withWays = WITH_WAYS.has(asked.format);
  const { row, days, names, facts } = await db.asUser(user, async (tx) => {
    const row = await readRow(tx, id);
    const [{ today }] = await tx<[{ today: string }]>`select tn.today() as today`;
    const days = daysAsked(row, asked, today);
    return {
      row,
      days,
      names: await readNames(tx, row, days, asked.member),
      facts: withWays ? await readFacts(tx, frameOf(row)) : null,
    };
  });
  const ways: (PlanRoutes | null)[] = [];
  for (const day of days) ways.push(facts && (await db.asUser(user, (tx) => routesOfDay(tx, day, facts))));
  const shown = days.map((day, i) => dayOf(day, names, ways[i]!, asked));
  const households = new Set(days.flatMap((day) => day.visits.map((visit) => visit.householdId))).size;
  const { format, date, member } = asked;
  await db.asUser(user, (tx) =>
    audit(tx, user, { action: 'plan.export', subjectId: id, detail: { format, date, member, households } }),
  );
  return {
    planId: id,
    version: row.version,
    changedAt: row.changed_at.toISOString(),
    communeName: names.commune,
    hamletName: names.hamlet,
    planFrom: row.from_on,
    planTo: row.to_on,
    days: shown,
    language: asked.language,
  };
}

function daysAsked({ state, days }: PlanRow, { format, date, member }: ExportQuery, today: string): QuarterDay[] {
  if (state === 'deleted') throw problem('not_found');
  if (state === 'computing') throw problem('plan_state');
  const found = days.filter((day) => (date ? day.date === date : !TO_GO_WITH.has(format) || day.date >= today));
  if (date && found.length === 0) throw problem('not_found');
  if (!member) return found;
  return found
    .filter((day) => day.memberIds.includes(member))
    .map((day) => ({ ...day, visits: day.visits.filter((visit) => visit.memberId === member) }));
}

async function readNames(tx: Tx, row: PlanRow, days: readonly QuarterDay[], member?: string): Promise<Names> {
  const [place] = await tx<{ hamlet: string; commune: string }[]>`
    select h.name as hamlet, c.name as commune
    from tn.hamlet h join tn.commune c on c.id = h.commune_id
    where h.commune_id = tn.current_commune() and h.id = ${row.hamlet_id}`;
  const members = await tx<{ id: string; name: string }[]>`
    select id, name from tn.member where commune_id = tn.current_commune() and hamlet_id = ${row.hamlet_id}`;
  const clusters = await tx<{ id: string; name: string }[]>`
    select id, name from tn.cluster where commune_id = tn.current_commune() and hamlet_id = ${row.hamlet_id}`;
  const ids = [...new Set(days.flatMap((day) => day.visits.map((visit) => visit.householdId)))];
  const households = await tx<HouseholdRow[]>`
    select ${columns(tx)} from tn.household_view h
    where h.id = any(${ids}::uuid[]) and h.deleted_at is null and h.full_access`;
  if (!place || (member && !members.some(({ id }) => id === member))) throw problem('not_found');
  return {
    ...place,
    members: new Map(members.map(({ id, name }) => [id, name])),
    clusters: new Map(clusters.map(({ id, name }) => [id, name])),
    households: new Map(households.map((household) => [household.id, household])),
  };
}

const named = (names: ReadonlyMap<string, string>, ids: readonly string[]): string[] =>
  ids.flatMap((id) => names.get(id) ?? []);

function dayOf(day: QuarterDay, names: Names, ways: PlanRoutes | null, { language }: ExportQuery): ExportDay {
  const wayOf = new Map(ways?.routes.map((route) => [route.memberId, route]));
  const routes = [...byMember(day)].map(([memberId, visits]): ExportRoute => {
    const way = wayOf.get(memberId);
    const arriveAt = new Map(way?.stops.map((stop) => [stop.householdId, stop.arriveAt]));
    const known = visits.flatMap(({ householdId, reason }) => {
      const row = names.households.get(householdId);
      return row ? [{ household: toHousehold(row), reason }] : []; // one deleted since is not called on
    });
    return {
      memberName: names.members.get(memberId) ?? '',
      stops: known.map(({ household, reason }, i) => ({
        order: i + 1,
        head: household.head ?? '',
        address: household.address,
        code: household.code,
        phone: household.phone,
        clusterName: (household.clusterId && names.clusters.get(household.clusterId)) || null,
        reasons: reasonsIn(language, [reason, ...(household.reasons ?? [])]),
        flagged: household.flagged ?? false,
        arriveAt: arriveAt.get(household.id) ?? null,
        position: household.location,
      })),
      line: way?.coordinates ?? [],
      walkMinutes: way?.walkMinutes ?? 0,
      metres: way?.metres ?? 0,
    };
  });
  return {
    date: day.date,
    from: day.from,
    to: day.to,
    clusterNames: named(names.clusters, day.clusterIds),
    memberNames: named(names.members, day.memberIds),
    routes: routes.filter(({ stops }) => stops.length > 0),
  };
}
