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
  count: number;
  /** what serving a job gives for the time it takes */
  private readonly worth: Float64Array;
  private readonly old: Int32Array;
  private oldCount = 0;
  private readonly placeOf: Int32Array;

  /** All of them. */
  constructor(worth: Float64Array) {
    const jobs = worth.length;
    this.worth = worth;
    this.list = Int32Array.from({ length: jobs }, (_, j) => j);
    this.count = jobs;
    this.old = new Int32Array(jobs);
    this.placeOf = new Int32Array(jobs);
  }

  save(): void {
    this.oldCount = this.count;
    for (let i = 0; i < this.count; i++) this.old[i] = this.list[i]!;
  }

  restore(): void {
    this.count = this.oldCount;
    for (let i = 0; i < this.count; i++) this.list[i] = this.old[i]!;
  }

  add(jobs: Int32Array, count: number): void {
    for (let i = 0; i < count; i++) this.list[this.count++] = jobs[i]!;
  }

  /** Takes those at `from` … `to` − 1 off the list. */
  take(from: number, to: number): void {
    this.list.copyWithin(from, to, this.count);
    this.count -= to - from;
  }

  /**
   * Moves some to the end of the list: those near `seed` and others drawn at random, rather those worth
   * much. To try all of them each time would take most of the time where much is left out.
   *
   * @returns where they begin
   */
  choose(seed: number, neighbours: Neighbours, routeOf: Int32Array, random: FastRandom): number {
    const { list, placeOf, count } = this;
    if (count <= FEW) return 0;
    const near = neighbours.of(seed);
    let begin = count;
    for (let i = 0; i < count; i++) placeOf[list[i]!] = i;
    for (let k = -1; k < NEAR && k < near.length && count - begin < FEW / 2; k++) {
      const job = k < 0 ? seed : near[k]!;
      if (routeOf[job]! >= 0) continue;
      const at = placeOf[job]!;
      begin--;
      placeOf[list[begin]!] = at;
      list[at] = list[begin]!;
      list[begin] = job;
    }
    while (count - begin < FEW) {
      const at = this.draw(begin--, random);
      const job = list[at]!;
      list[at] = list[begin]!;
      list[begin] = job;
    }
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
}
