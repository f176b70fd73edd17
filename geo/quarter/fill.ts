import { normOf, normsOn } from '../coverage/norms.ts';
import { join, spend, usefulDays, way } from './days.ts';
import { type DraftDay, personsOf } from './draft.ts';
import { type Extra, fillers, secondCalls } from './extras.ts';
import { REST_DAYS } from './jobs.ts';
import type { Problem } from './problem.ts';
import { expectedSupports } from './rates.ts';
import type { Found } from './search.ts';
import type { Week } from './weeks.ts';

/** Each day has at least that many calls, second ones where first ones have run out. */
const FEWEST_VISITS = 8;

/**
 * Days with urgent calls are filled with households already reached (the longest ago first, a cluster at a time), spread
 * over the quarter so that no day is empty, with no more members than the work needs. Where the norm `team-supports` asks
 * for more, days are filled further; a household is called at again after a month at the earliest.
 *
 * @param before  person-supports recorded and expected of published days
 */
export function fillDays(problem: Problem, weeks: readonly Week[], found: Found, before: number): DraftDay[] {
  const days = usefulDays(problem, weeks, found);
  const filling = new Filling(problem, found, days);
  const threshold =
    normOf(normsOn(problem.input.norms, problem.dates.at(-1) ?? problem.input.to), 'team-supports')?.threshold ?? 0;
  const extras = fillers(problem);
  let left = extras.length;
  for (const [i, day] of days.entries()) left -= filling.add(day, extras, Math.ceil(left / (days.length - i)));
  const seconds = secondCalls(problem, days);
  for (const day of days) filling.add(day, seconds, FEWEST_VISITS - day.visits.length);
  for (const more of [extras, seconds])
    for (const day of days) if (before + filling.supports < threshold) filling.add(day, more, Number.POSITIVE_INFINITY);
  for (const day of days) filling.accompany(day);
  return days;
}

class Filling {
  /** expected person-supports of all days */
  supports = 0;
  readonly #problem: Problem;
  readonly #found: Found;
  /** minutes at doors, by unit */
  readonly #loads: Float64Array;
  /** date indexes of calls, by household */
  readonly #calls = new Map<number, number[]>();

  constructor(problem: Problem, found: Found, days: readonly DraftDay[]) {
    this.#problem = problem;
    this.#found = found;
    this.#loads = new Float64Array(problem.units.length);
    for (const day of days) for (const { household, unit } of day.visits) this.#count(day, household, unit);
  }

  /** Adds up to `quota` calls to a day: first to who comes anyway, then to whoever is asked next. Returns how many. */
  add(day: DraftDay, extras: Extra[], quota: number): number {
    const open = extras.filter(
      (e) => !e.taken && e.release <= day.d && e.blocked?.[day.d] !== 1 && this.#rested(e, day),
    );
    const full = new Set<number>();
    const share = Math.ceil(quota / Math.max(day.crew.size, this.#problem.fewestMembers));
    let added = 0;
    let last = -1;
    let streak = 0;
    while (added < quota && open.length > 0) {
      // One after the other, so that each has neighbours of his own to call at.
      const stay = streak < share && last >= 0 && !full.has(last);
      const unit = stay ? last : (this.#freest(day, full) ?? this.#nextUnit(day, open));
      if (unit === undefined) break;
      join(this.#problem, day, unit);
      streak = unit === last ? streak + 1 : 1;
      last = unit;
      const at = this.#best(day, unit, open);
      if (at < 0) {
        full.add(unit);
        continue;
      }
      const extra = open[at]!;
      const { household, group, work, reason } = extra;
      for (let i = open.length - 1; i >= 0; i--) if (open[i]!.household === household) open.splice(i, 1);
      extra.taken = true;
      if (reason === 'second_call') extras.push({ ...extra, release: day.d + REST_DAYS, taken: false });
      spend(this.#problem, day, unit, group, work);
      day.visits.push({ household, group, unit, reason });
      this.#count(day, household, unit);
      added++;
    }
    return added;
  }

  /** Nobody goes alone while others can come. */
  accompany(day: DraftDay): void {
    while (personsOf(this.#problem, day.crew) < Math.max(1, this.#problem.fewestMembers)) {
      const unit = this.#nextUnit(day, []);
      if (unit === undefined) return;
      join(this.#problem, day, unit);
    }
  }

  #count({ d }: DraftDay, household: number, unit: number): void {
    const { input, rates, slots } = this.#problem;
    const { priority } = input.households[household]!;
    this.#loads[unit]! += rates.minutes[Number(priority)]!;
    this.supports += expectedSupports(rates, priority, slots[d]!.bucket);
    const dates = this.#calls.get(household);
    if (dates) dates.push(d);
    else this.#calls.set(household, [d]);
  }

  #rested({ household, reason }: Extra, { d }: DraftDay): boolean {
    const dates = this.#calls.get(household);
    return (
      dates === undefined || (reason === 'second_call' && dates.every((other) => Math.abs(other - d) >= REST_DAYS))
    );
  }

  #freest(day: DraftDay, full: ReadonlySet<number>): number | undefined {
    return [...day.crew].filter((u) => !full.has(u)).sort((a, b) => day.room.get(b)! - day.room.get(a)! || a - b)[0];
  }

  /** In the cluster one stands in, of one's own households: the first that fits. */
  #best(day: DraftDay, unit: number, open: readonly Extra[]): number {
    const here = new Set(day.visits.map((visit) => visit.group));
    let found = -1;
    let score = -1;
    for (const [i, extra] of open.entries()) {
      if (extra.work + way(this.#problem, day, unit, extra.group) > day.room.get(unit)!) continue;
      const place = day.at.get(unit) === extra.group ? 4 : here.has(extra.group) ? 2 : 0;
      const value = place + (extra.unit === unit ? 3 : extra.unit < 0 ? 1 : 0);
      if (value > score) [found, score] = [i, value];
    }
    return found;
  }

  /**
   * Of those who are there that day and not yet asked: who is in charge in the cluster worked on or next in turn, then who
   * has worked least for his hours.
   */
  #nextUnit(day: DraftDay, open: readonly Extra[]): number | undefined {
    const { units } = this.#problem;
    const { seats } = this.#found.calendar;
    const ratio = (u: number) => this.#loads[u]! / Math.max(1, units[u]!.weeklyMinutes);
    const group = day.visits.at(-1)?.group ?? open[0]?.group;
    const own = new Int32Array(units.length);
    for (const extra of open) if (extra.group === group && extra.unit >= 0) own[extra.unit]!++;
    return units
      .map((_, u) => u)
      .filter((u) => seats[day.d * units.length + u] === 1 && !day.crew.has(u))
      .sort((a, b) => own[b]! - own[a]! || ratio(a) - ratio(b) || a - b)[0];
  }
}
