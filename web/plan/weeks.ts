import type { PlanDay } from '#api/plans/schema.ts';
import { addDays, type IsoWeek, isoWeekOf, type LocalDate, weekAround } from '#geo';

export interface CalendarDate {
  date: LocalDate;
  /** outside the plan's time: nothing can be put there */
  outside: boolean;
  day: PlanDay | undefined;
}

export interface CalendarWeek {
  week: IsoWeek;
  dates: CalendarDate[];
  days: number;
}

/** The plan's time as weeks of seven dates, Monday first; a week cut by the plan's ends is shown whole. */
export function weeksOf(plan: { from: LocalDate; to: LocalDate; days: readonly PlanDay[] }): CalendarWeek[] {
  const days = new Map(plan.days.map((day) => [day.date, day]));
  const weeks: CalendarWeek[] = [];
  for (let monday = weekAround(plan.from)[0]!; monday <= plan.to; monday = addDays(monday, 7)) {
    const dates = weekAround(monday).map((date) => ({
      date,
      outside: date < plan.from || date > plan.to,
      day: days.get(date),
    }));
    weeks.push({ week: isoWeekOf(monday), dates, days: dates.filter(({ day }) => day).length });
  }
  return weeks;
}

/** The weeks that are over, and the others. */
export function splitWeeks(weeks: readonly CalendarWeek[], today: LocalDate): [CalendarWeek[], CalendarWeek[]] {
  const now = isoWeekOf(today);
  return [weeks.filter(({ week }) => week < now), weeks.filter(({ week }) => week >= now)];
}

/** Dates from today to the plan's end, for choosing another day. */
export function datesAhead(plan: { from: LocalDate; to: LocalDate }, today: LocalDate): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = plan.from > today ? plan.from : today; date <= plan.to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** The day of the plan to show first: the nearest from today on, else the last. */
export const dayToShow = (days: readonly PlanDay[], today: LocalDate): PlanDay | undefined =>
  days.find(({ date }) => date >= today) ?? days.at(-1);
