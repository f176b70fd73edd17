import { minuteOfDay } from '../coverage/activity.ts';
import { isoWeekday } from '../coverage/iso-week.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { QuarterInput, QuarterMember, Shift } from './types.ts';

/** Who goes out together: one member or a pair. */
export interface Unit {
  /** indexes of members */
  members: number[];
  /** the most a week, of whoever has least */
  weeklyMinutes: number;
}

/** Members as units: pairs first, then everyone else alone. */
export function unitsOf({ members, pairs = [] }: QuarterInput): Unit[] {
  const index = new Map(members.map((member, i) => [member.id, i]));
  const groups = pairs.map((pair) => pair.map((id) => index.get(id)!));
  const paired = new Set(groups.flat());
  for (const i of members.keys()) if (!paired.has(i)) groups.push([i]);
  return groups.map((group) => ({
    members: group,
    weeklyMinutes: Math.min(...group.map((i) => members[i]!.weeklyHours)) * 60,
  }));
}

/** Is the member there on that day? */
export const isPresent = ({ absences = [] }: Pick<QuarterMember, 'absences'>, date: LocalDate): boolean =>
  !absences.some(({ from, to }) => from <= date && date <= to);

/** Does the shift lie within the member's hours of that weekday? */
export function suits(
  { hours }: Pick<QuarterMember, 'hours'>,
  date: LocalDate,
  shift: Pick<Shift, 'from' | 'to'>,
): boolean {
  if (hours === undefined) return true;
  const weekday = isoWeekday(date);
  return hours.some(
    (one) =>
      one.weekday === weekday &&
      minuteOfDay(one.from) <= minuteOfDay(shift.from) &&
      minuteOfDay(shift.to) <= minuteOfDay(one.to),
  );
}
