import { activityDays, activityHours, type SessionInterval } from '../coverage/activity.ts';
import { type IsoWeek, isoWeekOf, weekAround } from '../coverage/iso-week.ts';
import { meets, type Norm, normOf, normsOn } from '../coverage/norms.ts';
import { isUnreached } from '../coverage/priority.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { NormFigure, QuarterDay, QuarterInput, Unplanned } from './types.ts';

/** `2026-Q4` of a date. */
export const quarterOf = (date: LocalDate): string => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

/** Weeks that belong to the range: those whose Thursday lies in it, as ISO 8601 gives weeks to years. */
export function weeksIn(from: LocalDate, to: LocalDate): { week: IsoWeek; dates: LocalDate[] }[] {
  const weeks: { week: IsoWeek; dates: LocalDate[] }[] = [];
  for (let dates = weekAround(from); dates[0]! <= to; dates = nextWeek(dates))
    if (dates[3]! >= from && dates[3]! <= to) weeks.push({ week: isoWeekOf(dates[3]!), dates });
  return weeks;
}

const nextWeek = (dates: readonly LocalDate[]): LocalDate[] =>
  weekAround(new Date(Date.parse(`${dates[6]}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10));

/**
 * Every norm the plan bears on, week by week, by the functions that check the recorded work.
 * `reach-the-unreached` counts flagged households: those with a visit against those that can have one in the quarter
 * (not put off by the leader, not asked to come later).
 */
export function figuresOf(
  input: QuarterInput,
  days: readonly QuarterDay[],
  unplanned: readonly Unplanned[],
): NormFigure[] {
  const figures: NormFigure[] = [];
  const period = quarterOf(input.from);
  const add = (norm: Norm | undefined, at: string, planned: number, memberId?: string) => {
    if (!norm) return;
    const { id, threshold } = norm;
    figures.push({ id, period: at, ...(memberId ? { memberId } : {}), planned, threshold, met: meets(norm, planned) });
  };
  const sessions: SessionInterval[] = [...(input.recorded?.sessions ?? []), ...days];
  const perWeek = activityDays(sessions);
  for (const { week, dates } of weeksIn(input.from, input.to))
    add(normOf(normsOn(input.norms, dates[3]!), 'activity-days'), week, perWeek.get(week) ?? 0);
  for (const [date, hours] of [...activityHours(sessions)].sort())
    if (days.some((day) => day.date === date)) add(normOf(normsOn(input.norms, date), 'activity-hours'), date, hours);
  const inForce = normsOn(input.norms, input.to);
  const expected = days.reduce((sum, day) => sum + day.expectedSupports, input.recorded?.supports ?? 0);
  add(normOf(inForce, 'team-supports'), period, Math.floor(expected + 1e-9));
  const load = new Map(input.members.map((member) => [member.id, 0]));
  for (const { memberId, status } of input.households)
    if (memberId !== null && status !== 'inactive') load.set(memberId, load.get(memberId)! + 1);
  for (const [memberId, households] of load) add(normOf(inForce, 'member-load'), period, households, memberId);

  const visited = new Set(days.flatMap((day) => day.visits.map((visit) => visit.householdId)));
  const excused = new Set(unplanned.filter(({ reason }) => reason !== 'capacity').map((one) => one.householdId));
  const flagged = input.households.filter((one) => one.flagged && isUnreached(one.status) && !excused.has(one.id));
  const planned = flagged.filter((one) => visited.has(one.id)).length;
  figures.push({
    id: 'reach-the-unreached',
    period,
    planned,
    threshold: flagged.length,
    met: planned >= flagged.length,
  });
  return figures;
}
