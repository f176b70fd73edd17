import { type LocalDate, type OutreachStatus, priorityOfStanding, type VisitOutcome } from '#geo';
import type { Tx } from '../db/door.ts';
import type { MyDayStop } from './schema.ts';

export interface DayRow {
  plan_id: string;
  from_time: string;
  to_time: string;
  member_ids: string[];
  cluster_ids: string[];
  changed_at: Date | null;
}

/** The day a member is sent out, or undefined. Where two plans send him, the one made last. */
export async function findDay(tx: Tx, memberId: string, date: LocalDate): Promise<DayRow | undefined> {
  const [row] = await tx<DayRow[]>`
    select plan_id, from_time, to_time, member_ids, cluster_ids, changed_at
    from tn.plan_day
    where commune_id = tn.current_commune() and date = ${date} and ${memberId}::uuid = any(member_ids)
    order by plan_id desc
    limit 1`;
  return row;
}

/** The next date after this one on which a member is sent out, or null. */
export async function nextDay(tx: Tx, memberId: string, after: LocalDate): Promise<LocalDate | null> {
  const [row] = await tx<{ date: LocalDate | null }[]>`
    select min(date)::text as date from tn.plan_day
    where commune_id = tn.current_commune() and date > ${after} and ${memberId}::uuid = any(member_ids)`;
  return row?.date ?? null;
}

/** Names of those who go with him, and of the clusters they go to, each in the order planned. */
export async function namesOf(tx: Tx, day: DayRow, memberId: string) {
  const others = day.member_ids.filter((id) => id !== memberId);
  const members = await tx<{ name: string }[]>`
    select name from tn.member
    where commune_id = tn.current_commune() and id = any(${others})
    order by array_position(${others}::uuid[], id)`;
  const clusters = await tx<{ name: string }[]>`
    select name from tn.cluster
    where commune_id = tn.current_commune() and id = any(${day.cluster_ids})
    order by array_position(${day.cluster_ids}::uuid[], id)`;
  return { with: members.map(({ name }) => name), clusterNames: clusters.map(({ name }) => name) };
}

/** In whose name the member's walk of a day is: his own, or that of whom he goes only together with. */
async function leadsOf(tx: Tx, day: DayRow, memberId: string): Promise<string[]> {
  const [row] = await tx<{ goes_with: string | null }[]>`
    select goes_with from tn.member_availability
    where commune_id = tn.current_commune() and member_id = ${memberId}`;
  return row?.goes_with && day.member_ids.includes(row.goes_with) ? [memberId, row.goes_with] : [memberId];
}

/** Where a member sets out, where he said so. */
export async function homeOf(tx: Tx, memberId: string): Promise<[number, number] | null> {
  const [row] = await tx<{ lon: number | null; lat: number | null }[]>`
    select st_x(home) as lon, st_y(home) as lat from tn.member_availability
    where commune_id = tn.current_commune() and member_id = ${memberId}`;
  return row && row.lon !== null && row.lat !== null ? [row.lon, row.lat] : null;
}

interface StopRow {
  household_id: string;
  reason: MyDayStop['reason'];
  head: string | null;
  address: string | null;
  lon: number | null;
  lat: number | null;
  status: OutreachStatus | null;
  flagged: boolean | null;
  elderly: boolean | null;
  eldest_birth_year: number | null;
  deviceless: boolean | null;
  adults_without_device: number | null;
}

/** What is said of a stop but its times. */
export type StopFacts = Omit<MyDayStop, 'expectedMinutes'>;

/**
 * The doors of a member's day in their order, with what the user may know of each and which calls of the day count.
 * A household deleted meanwhile is left out.
 */
export async function listStops(tx: Tx, day: DayRow, memberId: string, date: LocalDate): Promise<StopFacts[]> {
  const rows = await tx<StopRow[]>`
    select s.household_id, s.reason, h.head, h.address, st_x(h.location) as lon, st_y(h.location) as lat, h.status,
      h.flagged, h.elderly, h.eldest_birth_year, h.deviceless, h.adults_without_device
    from tn.plan_stop s
    join tn.household_view h on h.commune_id = s.commune_id and h.id = s.household_id
    where s.commune_id = tn.current_commune() and s.plan_id = ${day.plan_id} and s.date = ${date}
      and s.member_id = any(${await leadsOf(tx, day, memberId)}) and h.deleted_at is null
    order by s.position, s.household_id`;
  const calls = await callsAt(
    tx,
    rows.filter(({ status }) => status !== null).map((row) => row.household_id),
    date,
  );
  return rows.map((row, at) => toStop(row, at + 1, calls.get(row.household_id) ?? []));
}

/** Calls of a local day that count, by household, oldest first. */
async function callsAt(tx: Tx, householdIds: string[], date: LocalDate): Promise<Map<string, MyDayStop['calls']>> {
  const rows = await tx<{ id: string; household_id: string; at: Date; outcome: VisitOutcome }[]>`
    select id, household_id, at, outcome from tn.visit_view
    where household_id = any(${householdIds}) and not undone and not superseded
      and (at at time zone 'Asia/Ho_Chi_Minh')::date = ${date}::date
    order by at, id`;
  const byHousehold = new Map<string, MyDayStop['calls']>();
  for (const { id, household_id, at, outcome } of rows) {
    const calls = byHousehold.get(household_id) ?? [];
    calls.push({ id, at: at.toISOString(), outcome });
    byHousehold.set(household_id, calls);
  }
  return byHousehold;
}

function toStop(row: StopRow, position: number, calls: MyDayStop['calls']): StopFacts {
  const { status, elderly, deviceless } = row;
  const last = calls.at(-1);
  return {
    householdId: row.household_id,
    position,
    head: row.head,
    address: row.address,
    location: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
    elderly,
    eldestBirthYear: row.eldest_birth_year,
    deviceless,
    status,
    flagged: row.flagged,
    reasons:
      status === null
        ? null
        : priorityOfStanding({ status, elderly, deviceless, adultsWithoutDevice: row.adults_without_device }).reasons,
    reason: row.reason,
    calls,
    doneAt: last?.at ?? null,
    outcome: last?.outcome ?? null,
  };
}
