import type { FastRandom } from './random.ts';
import type { Neighbours } from './ruin.ts';

/** Of the absent, this many are tried each time … */
const FEW = 9;
/** … half of them from among so many neighbours of the seed. */
const NEAR = 30;
/** Of so many drawn, the one worth most is tried: most of those left out are not worth their time. */
const DRAWN = 3;

/** Jobs that are in no route. */
export class Absent {
  readonly list: Int32Array;
  count = 0;
  /** what serving a job gives for the time it takes */
  private readonly worth: Float64Array;
  /** where in the list a job is; only said of those that are in it */
  private readonly placeOf: Int32Array;

  constructor(worth: Float64Array) {
    this.worth = worth;
    this.list = new Int32Array(worth.length);
    this.placeOf = new Int32Array(worth.length);
  }

  /** Puts `jobs` from `from` to `to` − 1 in the place of those that are in the list from `at` on. */
  replace(at: number, jobs: Int32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) this.put(jobs[i]!, at + i - from);
    this.count = at + to - from;
  }

  /**
   * Moves some to the end of the list: those near `seed` and others drawn at random, rather those worth
   * much. To try all of them each time would take most of the time where much is left out.
   *
   * @returns where they begin
   */
  choose(seed: number, neighbours: Neighbours, routeOf: Int32Array, random: FastRandom): number {
    const { placeOf, count } = this;
    if (count <= FEW) return 0;
    const near = neighbours.of(seed);
    let begin = count;
    for (let k = -1; k < NEAR && k < near.length && count - begin < FEW / 2; k++) {
      const job = k < 0 ? seed : near[k]!;
      if (routeOf[job]! < 0) this.swap(placeOf[job]!, --begin);
    }
    while (count - begin < FEW) this.swap(this.draw(begin, random), --begin);
    return begin;
  }

  /** A place before `end`, the best of a few. */
  private draw(end: number, random: FastRandom): number {
    const { list, worth } = this;
    let at = random.below(end);
    for (let k = 1; k < DRAWN; k++) {
      const other = random.below(end);
      if (worth[list[other]!]! > worth[list[at]!]!) at = other;
    }
    return at;
  }

  private swap(a: number, b: number): void {
    const job = this.list[a]!;
    this.put(this.list[b]!, a);
    this.put(job, b);
  }

  private put(job: number, at: number): void {
    this.list[at] = job;
    this.placeOf[job] = at;
  }
}
