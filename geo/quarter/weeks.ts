import { type IsoWeek, isoWeekOf } from '../coverage/iso-week.ts';
import { normOf, normsOn } from '../coverage/norms.ts';
import type { Problem } from './problem.ts';
import type { QuarterDay } from './types.ts';

/** A week of the horizon, as far as days have to be chosen in it. */
export interface Week {
  week: IsoWeek;
  /** date indexes on which somebody can come and nothing is published */
  candidates: number[];
  /** days still to be planned for the norm `activity-days` */
  required: number;
  /** the most that may be added */
  most: number;
  /** minutes each unit has left in the week */
  minutesLeft: Float64Array;
}

/** Weeks of the horizon with what is recorded and published taken off. */
export function weeksOf(problem: Problem, kept: readonly QuarterDay[]): Week[] {
  const { input, dates, slots, units } = problem;
  const weeks = new Map<IsoWeek, Week>();
  const keptDates = new Set(kept.map((day) => day.date));
  const recorded = new Set((input.recorded?.sessions ?? []).map((session) => session.date));
  for (const [d, date] of dates.entries()) {
    const name = isoWeekOf(date);
    let week = weeks.get(name);
    if (!week) {
      const threshold = normOf(normsOn(input.norms, date), 'activity-days')?.threshold ?? 0;
      const held = new Set([...keptDates, ...recorded].filter((day) => isoWeekOf(day) === name)).size;
      week = {
        week: name,
        candidates: [],
        required: Math.max(0, Math.ceil(threshold) - held),
        most: Math.max(0, Math.max(Math.ceil(threshold), problem.daysPerWeek) - held),
        minutesLeft: Float64Array.from(units, (unit) => unit.weeklyMinutes),
      };
      for (const day of kept) if (isoWeekOf(day.date) === name) take(problem, week, day);
      weeks.set(name, week);
    }
    if (slots[d] !== null && !keptDates.has(date) && !recorded.has(date)) week.candidates.push(d);
  }
  return [...weeks.values()];
}

function take({ input, units }: Problem, week: Week, day: QuarterDay): void {
  const minutes = minutesBetween(day);
  for (const [u, unit] of units.entries())
    if (unit.members.some((i) => day.memberIds.includes(input.members[i]!.id))) week.minutesLeft[u]! -= minutes;
}

const minutesBetween = ({ from, to }: QuarterDay): number =>
  (Number(to.slice(0, 2)) - Number(from.slice(0, 2))) * 60 + Number(to.slice(3)) - Number(from.slice(3));
