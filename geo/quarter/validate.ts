import { VIETNAM_HOLIDAYS } from './holidays.ts';
import type { QuarterDay, QuarterInput, QuarterMember, QuarterOptions, QuarterPlan } from './types.ts';

/**
 * What is wrong with a plan, in English, one sentence each; empty when nothing is. Reads the input as given and shares
 * no code with the planner: dates, times and norms are counted again from the text.
 */
export function violationsOf(
  input: QuarterInput,
  plan: Pick<QuarterPlan, 'days' | 'norms'>,
  options: QuarterOptions = {},
): string[] {
  const wrong: string[] = [];
  const kept = new Map(
    (options.replan === 'all' ? [] : (input.kept ?? []))
      .filter((day) => day.date >= input.today && day.date >= input.from && day.date <= input.to)
      .map((day) => [day.date, day]),
  );
  const dates = plan.days.map((day) => day.date);
  if (new Set(dates).size < dates.length) wrong.push('a date stands twice');
  for (const [i, date] of dates.entries()) if (i > 0 && date < dates[i - 1]!) wrong.push(`${date} is out of order`);
  for (const [date, day] of kept) {
    const now = plan.days.find((one) => one.date === date);
    if (!now || JSON.stringify(now) !== JSON.stringify(day)) wrong.push(`the published ${date} has changed`);
  }
  for (const day of plan.days) if (!kept.has(day.date)) wrong.push(...ofDay(input, day));
  wrong.push(...ofWeeks(input, plan.days, kept), ...ofHouseholds(input, plan.days, kept), ...ofNorms(input, plan));
  return wrong;
}

function ofDay(input: QuarterInput, day: QuarterDay): string[] {
  const wrong: string[] = [];
  const say = (what: string) => wrong.push(`${day.date}: ${what}`);
  const { date } = day;
  if (date < input.from || date > input.to || date < input.today) say('lies outside');
  if ((input.holidays ?? VIETNAM_HOLIDAYS.map((one) => one.date)).includes(date)) say('is a holiday');
  if (input.recorded?.sessions.some((session) => session.date === date)) say('has been held already');
  for (const harvest of input.harvests ?? []) {
    if (date < harvest.from || date > harvest.to) continue;
    if (harvest.work === 'none' || clock(day.from) < 17) say('falls into the harvest');
  }
  const known = new Map(input.members.map((member) => [member.id, member]));
  if (day.memberIds.length === 0) say('nobody comes');
  if (new Set(day.memberIds).size < day.memberIds.length) say('a member stands twice');
  for (const id of day.memberIds) {
    const member = known.get(id);
    if (!member) say(`${id} is no member`);
    else if (!canCome(member, day)) say(`${id} cannot come`);
  }
  for (const [a, b] of input.pairs ?? [])
    if (day.memberIds.includes(a) !== day.memberIds.includes(b)) say(`${a} and ${b} are parted`);
  const byId = new Map(input.households.map((household) => [household.id, household]));
  const clusters = new Set<string>();
  for (const { householdId, memberId } of day.visits) {
    const household = byId.get(householdId);
    if (!household) say(`${householdId} is no household`);
    else if (household.clusterId !== null) clusters.add(household.clusterId);
    if (!day.memberIds.includes(memberId)) say(`${memberId} calls and is not there`);
  }
  if (new Set(day.visits.map((visit) => visit.householdId)).size < day.visits.length) say('a household stands twice');
  if (clusters.size !== day.clusterIds.length || day.clusterIds.some((id) => !clusters.has(id)))
    say('clusters do not fit');
  return wrong;
}

function canCome(member: QuarterMember, { date, from, to }: QuarterDay): boolean {
  if (member.absences?.some((absence) => date >= absence.from && date <= absence.to)) return false;
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
  return (
    member.hours?.some(
      (one) => one.weekday === weekday && clock(one.from) <= clock(from) && clock(one.to) >= clock(to),
    ) ?? true
  );
}

function ofWeeks(input: QuarterInput, days: readonly QuarterDay[], kept: ReadonlyMap<string, QuarterDay>): string[] {
  const wrong: string[] = [];
  for (const member of input.members) {
    const hours = new Map<string, number>();
    const added = new Set<string>();
    for (const day of days) {
      if (!day.memberIds.includes(member.id)) continue;
      const monday = mondayOf(day.date);
      hours.set(monday, (hours.get(monday) ?? 0) + clock(day.to) - clock(day.from));
      if (!kept.has(day.date)) added.add(monday);
    }
    for (const [monday, sum] of hours)
      if (added.has(monday) && sum > member.weeklyHours + 1e-9)
        wrong.push(`${member.id} works ${sum} h in the week of ${monday}`);
  }
  return wrong;
}

function ofHouseholds(
  input: QuarterInput,
  days: readonly QuarterDay[],
  kept: ReadonlyMap<string, QuarterDay>,
): string[] {
  const wrong: string[] = [];
  const byId = new Map(input.households.map((household) => [household.id, household]));
  const calls = new Map<string, string[]>();
  for (const { date, visits } of days) {
    for (const { householdId, reason } of visits) {
      const before = calls.get(householdId) ?? [];
      calls.set(householdId, [...before, date]);
      const household = byId.get(householdId);
      if (kept.has(date) || !household) continue;
      const holds = (input.pins ?? []).filter(
        (pin) => pin.householdId === householdId && pin.from <= date && date <= pin.until,
      );
      const pin = holds.reduce<(typeof holds)[number] | null>(
        (a, b) => (a === null || b.from > a.from || (b.from === a.from && b.until >= a.until) ? b : a),
        null,
      );
      if (household.status === 'refused' || household.status === 'inactive')
        wrong.push(`${householdId} refused or is gone`);
      if (pin?.kind === 'postpone') wrong.push(`${householdId} is put off on ${date}`);
      if (reason === 'pinned' && pin?.kind !== 'pin') wrong.push(`${householdId} is not pinned on ${date}`);
      if (reason !== 'pinned' && household.followUpOn !== null && date < household.followUpOn)
        wrong.push(`${householdId} asked to come later than ${date}`);
      const last = before.at(-1);
      if (last !== undefined && (reason !== 'second_call' || Date.parse(date) - Date.parse(last) < 28 * 86_400_000))
        wrong.push(`${householdId} is called at again on ${date}`);
    }
  }
  return wrong;
}

/** Norms counted again. */
function ofNorms(input: QuarterInput, { days, norms }: Pick<QuarterPlan, 'days' | 'norms'>): string[] {
  const wrong: string[] = [];
  const dates = new Set([...days, ...(input.recorded?.sessions ?? [])].map((one) => one.date));
  for (const { id, period, planned, threshold, met } of norms) {
    if (met !== planned >= threshold && id !== 'member-load') wrong.push(`${id} ${period}: met does not follow`);
    if (id === 'activity-hours') {
      const day = days.find((one) => one.date === period);
      if (
        !day ||
        (Math.abs(clock(day.to) - clock(day.from) - planned) > 1e-9 &&
          !input.recorded?.sessions.some((one) => one.date === period))
      )
        wrong.push(`${period}: hours do not fit`);
    }
    if (id === 'team-supports') {
      const sum = days.reduce((all, day) => all + day.expectedSupports, input.recorded?.supports ?? 0);
      if (Math.abs(sum - planned - 0.5) > 0.51) wrong.push('supports do not add up');
    }
    if (id === 'activity-days' && countIn(dates, period) !== planned) wrong.push(`${period}: days do not add up`);
  }
  return wrong;
}

function countIn(dates: ReadonlySet<string>, week: string): number {
  const fourth = Date.parse(`${week.slice(0, 4)}-01-04T00:00:00Z`);
  const monday =
    Date.parse(mondayOf(new Date(fourth).toISOString().slice(0, 10))) + (Number(week.slice(6)) - 1) * 7 * 86_400_000;
  let count = 0;
  for (const date of dates) if (Date.parse(date) >= monday && Date.parse(date) < monday + 7 * 86_400_000) count++;
  return count;
}

function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

/** Hours of `HH:MM`. */
function clock(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! + minutes! / 60;
}
