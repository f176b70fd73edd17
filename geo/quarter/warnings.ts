import { minuteOfDay } from '../coverage/activity.ts';
import { isoWeekOf } from '../coverage/iso-week.ts';
import { pinOn } from '../coverage/pins.ts';
import type { PlanWarning } from './change-types.ts';
import { closedOn, EVENING_FROM } from './slots.ts';
import type { QuarterDay, QuarterInput } from './types.ts';
import { isPresent, suits } from './units.ts';
import { memberDays } from './walks.ts';

/** Two calls at a household nearer than this are one too many. */
const REST_DAYS = 28;
/** A walk may take that much longer than the day before anybody is told. */
const GRACE_MINUTES = 15;

export interface Conflict {
  memberId: string;
  householdId: string;
}

/**
 * What a leader should know of the days from today on. Nothing of it is forbidden: a member may have agreed to come on
 * a day he is away by the books.
 *
 * @param conflicts  members who are not to call at a household
 */
export function warningsOf(
  input: QuarterInput,
  days: readonly QuarterDay[],
  conflicts: readonly Conflict[] = [],
): PlanWarning[] {
  const coming = days.filter((day) => day.date >= input.today);
  return [
    ...coming.flatMap((day) => ofDay(input, day)),
    ...ofLoads(input, coming),
    ...ofWeeks(input, days),
    ...ofVisits(input, coming, conflicts),
  ];
}

function ofDay(input: QuarterInput, day: QuarterDay): PlanWarning[] {
  const { date, memberIds, visits } = day;
  const found: PlanWarning[] = [];
  const closed = closedOn(input, date);
  if (closed === 'holidays') found.push({ kind: 'holiday', date });
  const evenings = input.harvests?.some((one) => one.work === 'evenings' && one.from <= date && date <= one.to);
  if (closed === 'harvest' || (evenings && minuteOfDay(day.from) < EVENING_FROM)) found.push({ kind: 'harvest', date });
  if (visits.length === 0) found.push({ kind: 'no_visits', date });
  if (date === input.today && input.now !== undefined && minuteOfDay(day.from) < minuteOfDay(input.now))
    found.push({ kind: 'short_notice', date });
  for (const member of input.members) {
    if (!memberIds.includes(member.id)) continue;
    if (!isPresent(member, date)) found.push({ kind: 'member_absent', date, memberId: member.id });
    else if (!suits(member, date, day)) found.push({ kind: 'member_hours', date, memberId: member.id });
  }
  for (const [a, b] of input.pairs ?? [])
    if (memberIds.includes(a) !== memberIds.includes(b)) found.push({ kind: 'pair_parted', date, memberIds: [a, b] });
  if (memberIds.length === 1 && input.members.length > 1) found.push({ kind: 'alone', date, memberId: memberIds[0]! });
  return found;
}

function ofLoads(input: QuarterInput, days: readonly QuarterDay[]): PlanWarning[] {
  const loads = memberDays(input, days);
  return days.flatMap(({ date, from, to }, i) => {
    const available = minuteOfDay(to) - minuteOfDay(from);
    return loads[i]!.flatMap(({ memberId, workMinutes, walkMinutes }): PlanWarning[] => {
      const minutes = Math.round(workMinutes + walkMinutes);
      return minutes > available + GRACE_MINUTES ? [{ kind: 'too_long', date, memberId, minutes, available }] : [];
    });
  });
}

function ofWeeks(input: QuarterInput, days: readonly QuarterDay[]): PlanWarning[] {
  const thisWeek = isoWeekOf(input.today);
  return input.members.flatMap(({ id: memberId, weeklyHours }) => {
    const hours = new Map<string, number>();
    for (const day of days) {
      const week = isoWeekOf(day.date);
      if (week < thisWeek || !day.memberIds.includes(memberId)) continue;
      hours.set(week, (hours.get(week) ?? 0) + (minuteOfDay(day.to) - minuteOfDay(day.from)) / 60);
    }
    return [...hours]
      .filter(([, sum]) => sum > weeklyHours + 1e-9)
      .map(([week, sum]): PlanWarning => ({ kind: 'weekly_hours', week, memberId, hours: sum, most: weeklyHours }));
  });
}

function ofVisits(input: QuarterInput, days: readonly QuarterDay[], conflicts: readonly Conflict[]): PlanWarning[] {
  const found: PlanWarning[] = [];
  const never = new Set(conflicts.map(({ memberId, householdId }) => `${memberId} ${householdId}`));
  const households = new Map(input.households.map((household) => [household.id, household]));
  const last = new Map<string, string>();
  for (const { date, visits } of [...days].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    for (const { householdId, memberId } of visits) {
      if (never.has(`${memberId} ${householdId}`)) found.push({ kind: 'conflict', date, memberId, householdId });
      if (pinOn(input.pins ?? [], householdId, date)?.kind === 'postpone')
        found.push({ kind: 'postponed', date, householdId });
      const household = households.get(householdId);
      if (household?.followUpOn && date < household.followUpOn) found.push({ kind: 'comes_later', date, householdId });
      const before = last.get(householdId);
      if (before !== undefined && Date.parse(date) - Date.parse(before) < REST_DAYS * 86_400_000)
        found.push({ kind: 'called_twice', date, householdId });
      last.set(householdId, date);
    }
  }
  return found;
}
