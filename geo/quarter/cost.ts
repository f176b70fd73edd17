import type { Calendar } from './crew.ts';
import type { Problem } from './problem.ts';
import type { Schedule } from './schedule.ts';

/**
 * Weights of what is weighed, in days of waiting of a never reached household (3 to 5 a day): far enough apart that a
 * later point decides only where earlier ones are equal or nearly so.
 */
const NOT_PLANNED_DAYS = 45;
const SPLIT = 30; // a cluster begun on one day more
const OTHER_FACE = 0.4; // a call by somebody else than the member in charge
const UNEVEN = 0.02; // mean deviation of load, per minute and unit
const WALKED = 0.02; // a minute from one cluster to another
const WORTH = 0.1; // a unit more that meets somebody on an activity day

/** What a schedule costs; lower is better. @see DOMAIN, Priority rank */
export class Cost {
  readonly #problem: Problem;
  readonly #mark: Int32Array;
  readonly #load: Float64Array;
  /** calls made, and households in charge called at, by date × unit */
  readonly #calls: Int32Array;
  readonly #own: Int32Array;
  /** date index of the last call of the schedule looked at last; behind the horizon while a call is left out */
  lastDay = -1;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#mark = new Int32Array(problem.dates.length * problem.groups.length);
    this.#load = new Float64Array(problem.units.length);
    this.#calls = new Int32Array(problem.dates.length * problem.units.length);
    this.#own = new Int32Array(problem.dates.length * problem.units.length);
  }

  of({ day, unit }: Schedule, { open }: Calendar): number {
    const { slots, jobs, batches, groups, groupOf, unitOf, dates, minutesOf, units } = this.#problem;
    const mark = this.#mark.fill(0);
    const load = this.#load.fill(0);
    this.#calls.fill(0);
    this.#own.fill(0);
    let cost = 0;
    this.lastDay = -1;
    for (let d = 0; d < dates.length; d++) if (open[d] === 1) cost -= WORTH * slots[d]!.worth;
    for (let b = 0; b < batches.length; b++) {
      const list = batches[b]!.jobs;
      for (let k = 0; k < list.length; k++) {
        const j = list[k]!;
        const job = jobs[j]!;
        const d = day[j]!;
        if (d < 0) {
          cost += job.weight * (dates.length + NOT_PLANNED_DAYS - job.due);
          this.lastDay = dates.length;
          continue;
        }
        cost += job.weight * (d - job.due);
        if (d > this.lastDay) this.lastDay = d;
        const u = unit[j]!;
        load[u]! += minutesOf[j]!;
        this.#calls[d * units.length + u]!++;
        if (unitOf[j]! >= 0) {
          this.#own[d * units.length + unitOf[j]!]!++;
          cost += OTHER_FACE;
        }
        const at = d * groups.length + groupOf[j]!;
        if (mark[at] === 0) {
          mark[at] = 1;
          cost += SPLIT;
        }
      }
    }
    // Afterwards a day's calls are dealt anew, so that as many as can be go to the member in charge (see `ownFaces`).
    for (let i = 0; i < this.#calls.length; i++) cost -= OTHER_FACE * Math.min(this.#calls[i]!, this.#own[i]!);
    cost += this.#ways(mark);
    let worked = 0;
    let hours = 0;
    for (let u = 0; u < units.length; u++) {
      worked += load[u]!;
      hours += units[u]!.weeklyMinutes;
    }
    for (let u = 0; u < units.length; u++)
      cost += UNEVEN * Math.abs(load[u]! - (hours > 0 ? (worked * units[u]!.weeklyMinutes) / hours : 0));
    return cost;
  }

  /** Between the clusters of a day. */
  #ways(mark: Int32Array): number {
    const { dates, groups, between } = this.#problem;
    const size = groups.length;
    let minutes = 0;
    for (let d = 0; d < dates.length; d++) {
      let before = -1;
      for (let g = 0; g < size; g++) {
        if (mark[d * size + g] === 0) continue;
        if (before >= 0) minutes += between[before * size + g]!;
        before = g;
      }
    }
    return minutes * WALKED;
  }
}
