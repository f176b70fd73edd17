import { normOf, normsOn } from '../coverage/norms.ts';
import { type DraftDay, personsOf, reasonOf } from './draft.ts';
import { REST_DAYS } from './jobs.ts';
import { ACCESS_MINUTES, type Problem } from './problem.ts';
import { expectedSupports } from './rates.ts';
import type { Found } from './search.ts';
import type { VisitReason } from './types.ts';
import type { Week } from './weeks.ts';

/** Each day has at least that many calls, second ones where first ones have run out. */
const FEWEST_VISITS = 4;

interface Extra {
  household: number;
  group: number;
  unit: number;
  work: number;
  release: number;
  blocked: Uint8Array | null;
  reason: VisitReason;
  taken: boolean;
}

/**
 * Days from the schedule found: days beyond the norm on which nothing urgent is done are given back, the others are
 * filled with households already reached (the longest ago first, a cluster at a time), spread over the quarter so that
 * no day is empty, with no more members than the work needs. Where the norm `team-supports` asks for more, days are filled
 * further, then second calls four weeks after the first are added.
 *
 * @param before  person-supports recorded and expected of published days
 */
export function fillDays(problem: Problem, weeks: readonly Week[], found: Found, before: number): DraftDay[] {
  const days = usefulDays(problem, weeks, found);
  const loads = new Float64Array(problem.units.length);
  for (const day of days) for (const visit of day.visits) loads[visit.unit]! += workAt(problem, visit.household);
  const extras = fillers(problem);
  const threshold =
    normOf(normsOn(problem.input.norms, problem.dates.at(-1) ?? problem.input.to), 'team-supports')?.threshold ?? 0;
  let left = extras.length;
  for (const [i, day] of days.entries())
    left -= addTo(problem, found, day, extras, Math.ceil(left / (days.length - i)), loads);
  const seconds = secondCalls(problem, days);
  for (const day of days) addTo(problem, found, day, seconds, FEWEST_VISITS - day.visits.length, loads);
  for (const more of [extras, seconds])
    for (const day of days) {
      if (before + supportsOfDrafts(problem, days) >= threshold) break;
      addTo(problem, found, day, more, Number.POSITIVE_INFINITY, loads);
    }
  for (const day of days) accompany(problem, found, day, loads);
  return days;
}

/** Expected person-supports of days being filled. */
export function supportsOfDrafts({ input, rates, slots }: Problem, days: readonly DraftDay[]): number {
  let sum = 0;
  for (const { d, visits } of days)
    for (const { household } of visits)
      sum += expectedSupports(rates, input.households[household]!.priority, slots[d]!.bucket);
  return sum;
}

function usefulDays(problem: Problem, weeks: readonly Week[], { calendar, schedule }: Found): DraftDay[] {
  const drafts = new Map<number, DraftDay>();
  for (let d = 0; d < problem.dates.length; d++)
    if (calendar.open[d] === 1) drafts.set(d, { d, visits: [], crew: new Set(), room: new Map(), at: new Map() });
  for (const { group, cls, jobs } of sequence(problem, schedule.day)) {
    for (const j of jobs) {
      const draft = drafts.get(schedule.day[j]!);
      if (!draft) continue;
      const unit = schedule.unit[j]!;
      join(problem, draft, unit);
      spend(problem, draft, unit, group, problem.minutesOf[j]! + problem.stepOf[j]!);
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

function join({ slots }: Problem, day: DraftDay, unit: number): void {
  if (day.crew.has(unit)) return;
  day.crew.add(unit);
  day.room.set(unit, slots[day.d]!.minutes);
}

function spend({ between, groups }: Problem, day: DraftDay, unit: number, group: number, work: number): void {
  day.room.set(unit, day.room.get(unit)! - work - way(day, unit, group, between, groups.length));
  day.at.set(unit, group);
}

function way(day: DraftDay, unit: number, group: number, between: Float64Array, size: number): number {
  const at = day.at.get(unit);
  return at === undefined ? ACCESS_MINUTES : at === group ? 0 : between[at * size + group]!;
}

const workAt = ({ input, rates }: Problem, household: number): number =>
  rates.minutes[Number(input.households[household]!.priority)]!;

/** Households already reached: cluster by cluster, the longest untouched first. */
function fillers(problem: Problem): Extra[] {
  const { fillers: batches, jobs, input, unitOf, minutesOf, stepOf } = problem;
  const age = (list: Int32Array) => {
    const dates = [...list].map((j) => Date.parse(input.households[jobs[j]!.household]!.lastAttemptAt ?? '2000-01-01'));
    return dates.reduce((sum, date) => sum + date, 0) / dates.length;
  };
  return [...batches]
    .map((batch) => ({ batch, age: age(batch.jobs) }))
    .sort((a, b) => a.age - b.age || a.batch.group - b.batch.group)
    .flatMap(({ batch }) =>
      [...batch.jobs].map((j) => {
        const { household, release, blocked, cls } = jobs[j]!;
        const work = minutesOf[j]! + stepOf[j]!;
        return {
          household,
          group: batch.group,
          unit: unitOf[j]!,
          work,
          release,
          blocked,
          reason: reasonOf(cls),
          taken: false,
        };
      }),
    );
}

/** The same households once more, four weeks later. */
function secondCalls(problem: Problem, days: readonly DraftDay[]): Extra[] {
  const byHousehold = new Map(problem.jobs.map((job, j) => [job.household, j]));
  return days.flatMap(({ d, visits }) =>
    visits.map(({ household, group, unit }) => {
      const j = byHousehold.get(household)!;
      const work = problem.minutesOf[j]! + problem.stepOf[j]!;
      const { blocked } = problem.jobs[j]!;
      return { household, group, unit, work, release: d + REST_DAYS - 2, blocked, reason: 'second_call', taken: false };
    }),
  );
}

/** Adds up to `quota` calls to a day: first to who comes anyway, then to whoever has worked least for his hours. */
function addTo(
  problem: Problem,
  found: Found,
  day: DraftDay,
  extras: Extra[],
  quota: number,
  loads: Float64Array,
): number {
  let added = 0;
  const open = extras.filter((e) => !e.taken && e.release <= day.d && e.blocked?.[day.d] !== 1);
  const today = new Set(day.visits.map((visit) => visit.household));
  const full = new Set<number>();
  while (added < quota && open.length > 0) {
    let unit = [...day.crew]
      .filter((u) => !full.has(u))
      .sort((a, b) => day.room.get(b)! - day.room.get(a)! || a - b)[0];
    if (unit === undefined) {
      unit = nextUnit(problem, found, day, loads, open);
      if (unit === undefined) break;
      join(problem, day, unit);
    }
    const at = best(problem, day, unit, open, today);
    if (at < 0) {
      full.add(unit);
      continue;
    }
    const [extra] = open.splice(at, 1);
    extra!.taken = true;
    today.add(extra!.household);
    spend(problem, day, unit, extra!.group, extra!.work);
    loads[unit]! += workAt(problem, extra!.household);
    day.visits.push({ household: extra!.household, group: extra!.group, unit, reason: extra!.reason });
    added++;
  }
  return added;
}

/** In the cluster one stands in, of one's own households: the first that fits. */
function best(
  problem: Problem,
  day: DraftDay,
  unit: number,
  open: readonly Extra[],
  today: ReadonlySet<number>,
): number {
  const here = new Set(day.visits.map((visit) => visit.group));
  let found = -1;
  let score = -1;
  for (const [i, extra] of open.entries()) {
    if (today.has(extra.household)) continue;
    const way1 = way(day, unit, extra.group, problem.between, problem.groups.length);
    if (extra.work + way1 > day.room.get(unit)!) continue;
    const value =
      (day.at.get(unit) === extra.group ? 4 : here.has(extra.group) ? 2 : 0) +
      (extra.unit === unit ? 3 : extra.unit < 0 ? 1 : 0);
    if (value > score) [found, score] = [i, value];
  }
  return found;
}

/**
 * Of those who are there that day and not yet asked: who is in charge in the cluster worked on or next in turn, then who
 * has worked least for his hours.
 */
function nextUnit(
  { units }: Problem,
  { calendar }: Found,
  day: DraftDay,
  loads: Float64Array,
  open: readonly Extra[] = [],
): number | undefined {
  const ratio = (u: number) => loads[u]! / Math.max(1, units[u]!.weeklyMinutes);
  const group = day.visits.at(-1)?.group ?? open[0]?.group;
  const own = new Int32Array(units.length);
  for (const extra of open) if (extra.group === group && extra.unit >= 0) own[extra.unit]!++;
  return units
    .map((_, u) => u)
    .filter((u) => calendar.seats[day.d * units.length + u] === 1 && !day.crew.has(u))
    .sort((a, b) => own[b]! - own[a]! || ratio(a) - ratio(b) || a - b)[0];
}

function accompany(problem: Problem, found: Found, day: DraftDay, loads: Float64Array): void {
  while (personsOf(problem, day.crew) < Math.max(1, problem.fewestMembers)) {
    const unit = nextUnit(problem, found, day, loads);
    if (unit === undefined) return;
    join(problem, day, unit);
  }
}
