import type { DraftDay } from './draft.ts';
import { ACCESS_MINUTES, type Problem } from './problem.ts';
import type { Found } from './search.ts';
import type { QuarterDay, QuarterReport } from './types.ts';

/** Figures of a whole plan, published days included where they can be. */
export function reportOf(
  problem: Problem,
  days: readonly QuarterDay[],
  drafts: readonly DraftDay[],
  found: Found,
): QuarterReport {
  const { input, units } = problem;
  const flagged = new Set(input.households.filter((one) => one.flagged).map((one) => one.id));
  const inCharge = new Map(input.households.map((one) => [one.id, one.memberId]));
  const first = new Map<string, string>();
  let visits = 0;
  let owned = 0;
  let own = 0;
  for (const day of days)
    for (const visit of day.visits) {
      visits++;
      const member = inCharge.get(visit.householdId) ?? null;
      if (member !== null) {
        owned++;
        if (member === visit.memberId) own++;
      }
      if (flagged.has(visit.householdId) && !first.has(visit.householdId)) first.set(visit.householdId, day.date);
    }
  const start = problem.dates[0] ?? input.to;
  const waits = [...first.values()].map((date) => (Date.parse(date) - Date.parse(start)) / 86_400_000);
  const load = new Float64Array(units.length);
  for (const { visits: list } of drafts)
    for (const { unit, household } of list)
      load[unit]! += problem.rates.minutes[Number(input.households[household]!.priority)]!;
  return {
    meanDaysToFlagged: waits.length > 0 ? waits.reduce((sum, wait) => sum + wait, 0) / waits.length : null,
    lastFlaggedOn: [...first.values()].sort().at(-1) ?? null,
    walkingMinutes: walked(problem, drafts),
    visits,
    byMemberInCharge: owned > 0 ? own / owned : null,
    load: units.flatMap((unit, u) =>
      unit.members.map((i) => ({ memberId: input.members[i]!.id, minutes: Math.round(load[u]!) })),
    ),
    iterations: found.iterations,
    cost: found.cost,
  };
}

/** Estimated: to the first door, from door to door, from cluster to cluster. */
function walked({ between, groups, jobs, stepOf }: Problem, drafts: readonly DraftDay[]): number {
  const step = new Map(jobs.map((job, j) => [job.household, stepOf[j]!]));
  let minutes = 0;
  for (const { visits } of drafts) {
    const at = new Map<number, number>();
    for (const { household, group, unit } of visits) {
      const before = at.get(unit);
      minutes +=
        before === undefined
          ? ACCESS_MINUTES
          : before === group
            ? step.get(household)!
            : between[before * groups.length + group]! + step.get(household)!;
      at.set(unit, group);
    }
  }
  return Math.round(minutes);
}
