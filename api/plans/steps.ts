import { isSameDay, type QuarterDay } from '#geo';

/** A step back: the days as they were before a change, by date; null: there was none. */
export type Step = Record<string, QuarterDay | null>;

/** Steps that can be taken back. */
export const MOST_STEPS = 50;

/** What leads from `after` back to `before`. */
export function stepBack(before: readonly QuarterDay[], after: readonly QuarterDay[]): Step {
  const [old, now] = [byDate(before), byDate(after)];
  const step: Step = {};
  for (const date of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(date), now.get(date)];
    if (!was || !is || !isSameDay(was, is)) step[date] = was ?? null;
  }
  return step;
}

/** The days after a step. */
export function take(step: Step, days: readonly QuarterDay[]): QuarterDay[] {
  const result = byDate(days);
  for (const [date, day] of Object.entries(step)) {
    if (day === null) result.delete(date);
    else result.set(date, day);
  }
  return [...result.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

const byDate = (days: readonly QuarterDay[]) => new Map(days.map((day) => [day.date, day]));
