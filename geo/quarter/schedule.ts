import type { Calendar } from './crew.ts';
import { ACCESS_MINUTES, type Problem, workOf } from './problem.ts';

/** Who is called at when and by whom; −1 not at all. */
export interface Schedule {
  day: Int32Array;
  unit: Int32Array;
  /** date index at which the list schedule first got as far as each position of the order */
  reached: Int32Array;
}

const NEVER = 1 << 20;

export const emptySchedule = ({ jobs, batches }: Problem): Schedule => ({
  day: new Int32Array(jobs.length).fill(-1),
  unit: new Int32Array(jobs.length).fill(-1),
  reached: new Int32Array(batches.length).fill(NEVER),
});

/**
 * List scheduling (Graham 1966): day after day, the batches in their order fill the hours of whoever is there. A call goes
 * to the member in charge while he has time, else to who is in that cluster already, else to who has most time left.
 * Written once for all evaluations of the search: it begins again at the first day a change can touch, and all before is
 * kept as it was.
 */
export class ListScheduler {
  readonly #problem: Problem;
  readonly #room: Float64Array;
  readonly #at: Int32Array;
  readonly #left: Int32Array;
  readonly #least: number;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#room = new Float64Array(problem.units.length);
    this.#at = new Int32Array(problem.units.length);
    this.#left = new Int32Array(problem.batches.length);
    let least = Number.POSITIVE_INFINITY;
    for (const batch of problem.batches) for (const j of batch.jobs) least = Math.min(least, workOf(problem, j));
    this.#least = least;
  }

  /** Fills `schedule` from date index `from` on. */
  run(order: Int32Array, calendar: Calendar, schedule: Schedule, from: number): void {
    const { batches, dates, units, slots } = this.#problem;
    const { day, reached } = schedule;
    const size = units.length;
    let waiting = 0;
    for (let b = 0; b < batches.length; b++) {
      const { jobs } = batches[b]!;
      let left = 0;
      for (let k = 0; k < jobs.length; k++) {
        const j = jobs[k]!;
        if (day[j]! >= from) day[j] = -1;
        if (day[j] === -1) left++;
      }
      this.#left[b] = left;
      waiting += left;
    }
    for (let i = 0; i < order.length; i++) if (reached[i]! >= from) reached[i] = NEVER;
    for (let d = from; d < dates.length && waiting > 0; d++) {
      if (calendar.open[d] === 0) continue;
      for (let u = 0; u < size; u++) {
        this.#room[u] = calendar.seats[d * size + u] === 1 ? slots[d]!.minutes : 0;
        this.#at[u] = -1;
      }
      for (let i = 0; i < order.length; i++) {
        if (!this.#anyRoom()) break;
        if (reached[i] === NEVER) reached[i] = d;
        const b = order[i]!;
        if (this.#left[b]! > 0) waiting -= this.#place(b, d, schedule);
      }
    }
  }

  #anyRoom(): boolean {
    const room = this.#room;
    for (let u = 0; u < room.length; u++) if (room[u]! >= this.#least) return true;
    return false;
  }

  #place(b: number, d: number, schedule: Schedule): number {
    const { batches, jobs, unitOf } = this.#problem;
    const list = batches[b]!.jobs;
    const group = batches[b]!.group;
    let placed = 0;
    for (let pass = 0; pass < 2 && placed < this.#left[b]!; pass++) {
      for (let k = 0; k < list.length; k++) {
        const j = list[k]!;
        const job = jobs[j]!;
        if (schedule.day[j] !== -1 || job.release > d || (job.blocked !== null && job.blocked[d] === 1)) continue;
        const work = workOf(this.#problem, j);
        const u = pass === 0 ? this.#own(unitOf[j]!, group, work) : this.#other(group, work);
        if (u < 0) continue;
        this.#room[u]! -= work + this.#way(u, group);
        this.#at[u] = group;
        schedule.day[j] = d;
        schedule.unit[j] = u;
        placed++;
      }
    }
    this.#left[b]! -= placed;
    return placed;
  }

  #way(u: number, group: number): number {
    const at = this.#at[u]!;
    if (at === group) return 0;
    return at < 0 ? ACCESS_MINUTES : this.#problem.between[at * this.#problem.groups.length + group]!;
  }

  #own(u: number, group: number, work: number): number {
    return u >= 0 && this.#room[u]! >= work + this.#way(u, group) ? u : -1;
  }

  #other(group: number, work: number): number {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let u = 0; u < this.#room.length; u++) {
      const room = this.#room[u]! - work - this.#way(u, group);
      if (room < 0) continue;
      const here = this.#at[u] === group ? room + 1e4 : room;
      if (here > most) [best, most] = [u, here];
    }
    return best;
  }
}
