import { type DraftDay, reasonOf } from './draft.ts';
import { ACCESS_MINUTES, type Problem, workOf } from './problem.ts';
import type { Found } from './search.ts';
import type { Week } from './weeks.ts';

/** Days of the schedule found; those beyond the norm on which nothing urgent is done are given back, the worst first. */
export function usefulDays(problem: Problem, weeks: readonly Week[], { calendar, schedule }: Found): DraftDay[] {
  const drafts = new Map<number, DraftDay>();
  for (let d = 0; d < problem.dates.length; d++)
    if (calendar.open[d] === 1) drafts.set(d, { d, visits: [], crew: new Set(), room: new Map(), at: new Map() });
  for (const { group, cls, jobs } of sequence(problem, schedule.day)) {
    for (const j of jobs) {
      const draft = drafts.get(schedule.day[j]!);
      if (!draft) continue;
      const unit = schedule.unit[j]!;
      join(problem, draft, unit);
      spend(problem, draft, unit, group, workOf(problem, j));
      draft.visits.push({ household: problem.jobs[j]!.household, group, unit, reason: reasonOf(cls) });
    }
  }
  for (const week of weeks) {
    let needless = week.candidates.filter((d) => drafts.has(d)).length - week.required;
    const empty = week.candidates.filter((d) => drafts.get(d)?.visits.length === 0);
    empty.sort((a, b) => problem.slots[a]!.worth - problem.slots[b]!.worth || b - a);
    for (const d of empty) if (needless-- > 0) drafts.delete(d);
  }
  return [...drafts.values()].sort((a, b) => a.d - b.d);
}

/** Batches as they are begun. */
function sequence({ batches }: Problem, day: Int32Array) {
  const first = (jobs: Int32Array) => jobs.reduce((least, j) => (day[j]! < 0 ? least : Math.min(least, day[j]!)), 1e6);
  return batches
    .map((batch, b) => ({ batch, b, first: first(batch.jobs) }))
    .sort((x, y) => x.batch.cls - y.batch.cls || x.first - y.first || x.b - y.b)
    .map(({ batch }) => batch);
}

/** A unit comes on that day. */
export function join({ slots }: Problem, day: DraftDay, unit: number): void {
  if (day.crew.has(unit)) return;
  day.crew.add(unit);
  day.room.set(unit, slots[day.d]!.minutes);
}

/** A unit's time for one call: the way to the cluster, and `work`. */
export function spend(problem: Problem, day: DraftDay, unit: number, group: number, work: number): void {
  day.room.set(unit, day.room.get(unit)! - work - way(problem, day, unit, group));
  day.at.set(unit, group);
}

/** Minutes from where a unit is to a cluster. */
export function way({ between, groups }: Problem, day: DraftDay, unit: number, group: number): number {
  const at = day.at.get(unit);
  return at === undefined ? ACCESS_MINUTES : at === group ? 0 : between[at * groups.length + group]!;
}
