import { changeOfDay, memberDays, memberOutlook, standingOf, warningsOf } from '#geo';
import type { PlanFacts } from './facts.ts';
import type { Plan } from './schema.ts';
import { type PlanRow, toSummary } from './stored.ts';

/** A plan with all that follows from it by what is known today. */
export function toPlan(row: PlanRow, { input, conflicts }: PlanFacts, progress: number | null): Plan {
  const { days, published_days: published } = row;
  const { outlook, norms, shortfalls, unplanned } = standingOf(input, days);
  const loads = memberDays(input, days);
  const shown = days.map((day, i) => ({
    ...day,
    change: published === null ? null : changeOfDay(day, published),
    past: day.date < input.today,
    loads: loads[i]!,
  }));
  const dropped = (published ?? []).filter(({ date }) => !days.some((day) => day.date === date));
  return {
    ...toSummary(row, progress),
    days: shown,
    norms,
    shortfalls: shortfalls.map((one) => ({ ...one, needed: { ...one.needed } })),
    unplanned: unplanned.map(({ householdId, reason }) => ({
      householdId,
      reason: reason === 'capacity' ? 'not_planned' : reason,
    })),
    warnings: warningsOf(input, days, conflicts),
    outlook,
    load: memberOutlook(input, days),
    pairs: (input.pairs ?? []).map((pair) => [...pair]),
    undo: row.undo.length,
    redo: row.redo.length,
    changedDays: published === null ? 0 : shown.filter(({ change }) => change !== 'same').length + dropped.length,
  };
}
