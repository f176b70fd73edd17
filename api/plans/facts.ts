import {
  type Conflict,
  type DatedNorm,
  localTimeOf,
  type OutreachStatus,
  type PastVisit,
  type QuarterHousehold,
  type QuarterInput,
  recordedOf,
  VIETNAM_HOLIDAYS,
  type VisitOutcome,
} from '#geo';
import { type MemberAvailability, readAvailability } from '../availability/of-hamlet.ts';
import type { Tx } from '../db/door.ts';
import { minutesOf, type WalkingTable } from '../network/walking-minutes.ts';
import { walkingTable } from '../network/walking-table.ts';
import { readPins } from '../pins/of-hamlet.ts';
import type { PlanOptions } from './schema.ts';

/** Calls older than this tell little of how people answer today. */
const HISTORY_DAYS = 400;

/** Nobody is sent out by a plan made later than this before. */
const NOTICE_HOURS = 3;

/** Everything a hamlet's plan follows from, as the asking user may see it. */
export interface PlanFacts {
  /** without `kept` */
  input: QuarterInput;
  table: WalkingTable;
  conflicts: Conflict[];
}

export interface PlanFrame {
  hamletId: string;
  from: string;
  to: string;
  options: PlanOptions;
}

/** Reads a hamlet's facts on this day; members and days that the options leave out are left out. */
export async function readFacts(tx: Tx, { hamletId, from, to, options }: PlanFrame): Promise<PlanFacts> {
  const [{ today }] = await tx<[{ today: string }]>`select tn.today() as today`;
  const without = new Set(options.without);
  const members = (await readAvailability(tx, hamletId)).filter((member) => !without.has(member.memberId));
  const serving = new Set(members.map((member) => member.memberId));
  const households = (await readHouseholds(tx, hamletId)).map((household) => ({
    ...household,
    memberId: household.memberId !== null && serving.has(household.memberId) ? household.memberId : null,
  }));
  const known = new Set(households.map((household) => household.id));
  const history = await readHistory(tx, hamletId);
  const sinceFrom = history.filter(({ date }) => date >= from && date <= today);
  const table = await walkingTable(
    tx,
    households.map(({ position }) => (position === null ? null : [...position])),
  );
  const input: QuarterInput = {
    from,
    to,
    today,
    now: earliest(localTimeOf(new Date())),
    households,
    members: members.map(({ memberId, weeklyHours, hours, absences }) => ({
      id: memberId,
      weeklyHours,
      absences,
      ...(hours === null ? {} : { hours }),
    })),
    pairs: pairsOf(members),
    norms: await readNorms(tx),
    history: history.map(({ date: _, ...visit }) => visit),
    recorded: recordedOf(sinceFrom),
    holidays: [...VIETNAM_HOLIDAYS.map((holiday) => holiday.date), ...(options.daysOff ?? [])],
    harvests: options.harvests ?? [],
    pins: (await readPins(tx, hamletId)).filter((pin) => known.has(pin.householdId)),
    ...(options.shifts ? { shifts: options.shifts } : {}),
    walkingMinutes: minutesOf(table),
  };
  return { input, table, conflicts: await readConflicts(tx, hamletId) };
}

async function readHouseholds(tx: Tx, hamletId: string): Promise<QuarterHousehold[]> {
  const rows = await tx<
    {
      id: string;
      cluster_id: string | null;
      lon: number | null;
      lat: number | null;
      status: OutreachStatus;
      rank: number;
      within: number;
      flagged: boolean;
      priority: boolean;
      member_id: string | null;
      follow_up_on: string | null;
      last_attempt_at: Date | null;
    }[]
  >`
    select h.id, h.cluster_id, st_x(h.location) as lon, st_y(h.location) as lat, h.status, h.priority_rank as rank,
      h.priority_within as within, h.flagged, (h.elderly is true or h.deviceless is true) as priority, h.member_id,
      h.follow_up_on, h.last_attempt_at
    from tn.household_view h
    where h.hamlet_id = ${hamletId} and h.deleted_at is null and h.full_access and h.proposed is not true
    order by h.id`;
  return rows.map((row) => ({
    id: row.id,
    clusterId: row.cluster_id,
    position: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
    status: row.status,
    rank: row.rank,
    within: row.within,
    flagged: row.flagged,
    priority: row.priority,
    memberId: row.member_id,
    followUpOn: row.follow_up_on,
    lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
  }));
}

async function readHistory(tx: Tx, hamletId: string): Promise<(PastVisit & { date: string })[]> {
  const rows = await tx<{ at: Date; date: string; outcome: VisitOutcome; supported: number; priority: boolean }[]>`
    select v.at, (v.at at time zone 'Asia/Ho_Chi_Minh')::date as date, v.outcome, v.supported,
      (h.elderly is true or h.deviceless is true) as priority
    from tn.visit_view v
    join tn.household_view h on h.id = v.household_id
    where h.hamlet_id = ${hamletId} and not v.superseded and not v.undone
      and v.at > now() - make_interval(days => ${HISTORY_DAYS})
    order by v.at, v.id`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), minutes: null }));
}

const readNorms = (tx: Tx) => tx<DatedNorm[]>`
  select id, threshold::float8 as threshold, upper::float8 as upper, unit, due_on as "dueOn",
    valid_from as "validFrom", valid_to as "validTo"
  from tn.norm
  order by id, valid_from`;

/** When somebody can be sent out who hears of it now, `HH:MM` of today. */
function earliest(now: string): string {
  const hour = Number(now.slice(0, 2)) + NOTICE_HOURS;
  return hour > 23 ? '23:59' : `${String(hour).padStart(2, '0')}${now.slice(2)}`;
}

/** Who is not to call at whom. */
const readConflicts = (tx: Tx, hamletId: string) => tx<Conflict[]>`
  select member_id as "memberId", household_id as "householdId"
  from tn.assignment_conflict
  where commune_id = tn.current_commune() and hamlet_id = ${hamletId}
  order by 1, 2`;

/** Who goes only together, once each; both must serve. */
function pairsOf(members: readonly MemberAvailability[]): [string, string][] {
  const serving = new Set(members.map((member) => member.memberId));
  return members.flatMap(({ memberId, goesWith }): [string, string][] =>
    goesWith !== null && serving.has(goesWith) && memberId < goesWith ? [[memberId, goesWith]] : [],
  );
}
