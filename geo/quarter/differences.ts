import { isSameDay } from './change.ts';
import type { NormFigure, QuarterDay } from './types.ts';

/** What differs between two plans of a hamlet. */
export interface PlanDifferences {
  /** clusters of the days that differ; null: no such day */
  days: { date: string; before: string[] | null; after: string[] | null }[];
  visits: { added: number; removed: number; otherDay: number; otherMember: number };
}

/** Days and visits that differ, dates in order; `before` and `after` days of the same team. */
export function differencesOf(before: readonly QuarterDay[], after: readonly QuarterDay[]): PlanDifferences {
  const [old, now] = [byDate(before), byDate(after)];
  const dates = [...new Set([...old.keys(), ...now.keys()])].sort();
  const days = dates
    .filter((date) => !(old.has(date) && now.has(date) && isSameDay(old.get(date)!, now.get(date))))
    .map((date) => ({
      date,
      before: old.get(date)?.clusterIds ?? null,
      after: now.get(date)?.clusterIds ?? null,
    }));
  return { days, visits: visitsBetween(before, after) };
}

/** How a day of a plan stands beside the days that were published. */
export function changeOfDay(day: QuarterDay, published: readonly QuarterDay[]): 'new' | 'changed' | 'same' {
  const before = published.find((one) => one.date === day.date);
  return before === undefined ? 'new' : isSameDay(day, before) ? 'same' : 'changed';
}

/** Norms whose figure differs, by norm and period; a member's load is left out: no plan changes it. */
export function normDifferences(before: readonly NormFigure[], after: readonly NormFigure[]) {
  const key = ({ id, period }: NormFigure) => `${id} ${period}`;
  const of = (figures: readonly NormFigure[]) =>
    new Map(figures.filter((one) => one.memberId === undefined).map((one) => [key(one), one]));
  const [old, now] = [of(before), of(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((name) => {
    const [a, b] = [old.get(name), now.get(name)];
    if (a?.planned === b?.planned && a?.threshold === b?.threshold) return [];
    const { id, period, threshold } = (b ?? a)!;
    return [{ id, period, before: a?.planned ?? null, after: b?.planned ?? null, threshold }];
  });
}

const byDate = (days: readonly QuarterDay[]) => new Map(days.map((day) => [day.date, day]));

function visitsBetween(before: readonly QuarterDay[], after: readonly QuarterDay[]): PlanDifferences['visits'] {
  const of = (days: readonly QuarterDay[]) => {
    const found = new Map<string, { date: string; memberId: string }[]>();
    for (const { date, visits } of days)
      for (const { householdId, memberId } of visits)
        found.set(householdId, [...(found.get(householdId) ?? []), { date, memberId }]);
    return found;
  };
  const [old, now] = [of(before), of(after)];
  const sums = { added: 0, removed: 0, otherDay: 0, otherMember: 0 };
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [a, b] = [old.get(id) ?? [], now.get(id) ?? []];
    sums.added += Math.max(0, b.length - a.length);
    sums.removed += Math.max(0, a.length - b.length);
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      if (a[i]!.date !== b[i]!.date) sums.otherDay++;
      else if (a[i]!.memberId !== b[i]!.memberId) sums.otherMember++;
    }
  }
  return sums;
}
