import type { RandomBits } from './random-bits.ts';
import { lateness, ROUNDING_MINUTES, type Timetable } from './timetable.ts';

/** An order under a timetable, to be improved. */
export interface TimedProblem {
  /** row-major, may depend on the direction */
  costs: Float64Array;
  timetable: Timetable;
  /** neighbours worth trying, `width` a row */
  near: Int32Array;
  width: number;
  startFixed: boolean;
  endFixed: boolean;
}

// heat in mean edges and the price of a minute late in mean costs of a minute, at the start and at the end
const HEAT = [1, 0.01] as const;
const PRICE = [2, 100] as const;
const LONGEST_MOVED = 4;

/**
 * Simulated annealing over orders by moving, reversing and exchanging stretches; lateness has a price that rises while
 * the heat falls. What is kept is the least late order, and of those the cheapest.
 *
 * @see Kirkpatrick, Gelatt, Vecchi, Optimization by simulated annealing (1983);
 *   Ohlmann and Thomas, A compressed-annealing heuristic for the TSP with time windows (2007), the rising price
 */
export class Annealing {
  readonly best: Int32Array;
  bestCost: number;
  bestLate: number;
  private readonly problem: TimedProblem;
  private readonly random: RandomBits;
  private current: Int32Array;
  private candidate: Int32Array;
  private cost: number;
  private late: number;
  private readonly edge: number;
  /** a few stops are better heated several times */
  private readonly cycles: number;
  private readonly perMinute: number;
  private readonly at: Int32Array;

  constructor(problem: TimedProblem, start: Int32Array, random: RandomBits) {
    this.problem = problem;
    this.random = random;
    this.current = start.slice();
    this.candidate = start.slice();
    this.at = new Int32Array(start.length);
    for (let i = 0; i < start.length; i++) this.at[start[i]!] = i;
    this.cost = costOf(start, problem);
    this.late = lateness(start, problem.timetable);
    this.best = start.slice();
    this.bestCost = this.cost;
    this.bestLate = this.late;
    const { costs, near, width, timetable } = problem;
    const total = sumOf(costs);
    this.edge = Math.max(edgeOf(start.length, costs, near, width), total / costs.length / 8) || 1;
    this.cycles = Math.max(1, Math.round(40 / start.length));
    this.perMinute = total / sumOf(timetable.minutes) || 1;
    if (!Number.isFinite(this.perMinute)) this.perMinute = 1;
  }

  /** Tries one change. @param left  share of the search still to come, 1 … 0 */
  trial(left: number): void {
    const { random, problem } = this;
    if (!this.change()) return;
    const ofCycle = left === 1 ? 1 : (left * this.cycles) % 1;
    const heat = this.edge * HEAT[1] * (HEAT[0] / HEAT[1]) ** ofCycle;
    const price = this.perMinute * PRICE[1] * (PRICE[0] / PRICE[1]) ** ofCycle;
    const limit = this.cost + this.late * price - Math.log(1 - random.next()) * heat;
    const cost = costOf(this.candidate, problem);
    if (cost > limit) return;
    const late = lateness(this.candidate, problem.timetable);
    if (cost + late * price > limit) return;
    const swap = this.current;
    this.current = this.candidate;
    this.candidate = swap;
    for (let i = 0; i < this.current.length; i++) this.at[this.current[i]!] = i;
    this.cost = cost;
    this.late = late;
    const lateBy = late - this.bestLate;
    if (lateBy < -ROUNDING_MINUTES || (lateBy <= ROUNDING_MINUTES && cost < this.bestCost)) {
      this.best.set(this.current);
      this.bestCost = cost;
      this.bestLate = late;
    }
  }

  /** Writes a changed order into `candidate`; false where the choice made none. */
  private change(): boolean {
    const { random, current, candidate, at } = this;
    const { near, width, startFixed, endFixed, timetable } = this.problem;
    const first = startFixed ? 1 : 0;
    const last = current.length - 1 - (endFixed ? 1 : 0);
    const stop = random.below(current.length);
    // mostly a near one; windows may want a far one
    const other = random.below(4) > 0 ? near[stop * width + random.below(width)]! : random.below(current.length);
    if (other === stop) return false;
    let i = at[stop]!;
    let j = at[other]!;
    const kind = random.below(timetable.closed ? 11 : 10);
    if (kind === 10) {
      if (startFixed || endFixed) return false;
      rotate(current, candidate, i);
      return true;
    }
    if (kind < 6) {
      // a stretch beginning at i goes beside j
      const length = 1 + random.below(LONGEST_MOVED);
      if (i < first || i + length - 1 > last) return false;
      if (j >= i && j < i + length) return false;
      const to = j < i ? j + random.below(2) : j + random.below(2) - length;
      if (to === i || to < first || to + length - 1 > last) return false;
      move(current, candidate, i, length, to, kind === 5);
      return true;
    }
    if (kind < 9) {
      if (i > j) [i, j] = [j, i];
      // either of the two new neighbours
      if (random.below(2) === 0) i++;
      else j--;
      if (i < first || j > last || i >= j) return false;
      candidate.set(current);
      for (let a = i, b = j; a <= b; a++, b--) {
        candidate[a] = current[b]!;
        candidate[b] = current[a]!;
      }
      return true;
    }
    if (i < first || i > last || j < first || j > last) return false;
    candidate.set(current);
    candidate[i] = other;
    candidate[j] = stop;
    return true;
  }
}

function sumOf(numbers: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i]!;
  return sum;
}

/** Mean cost of going to one of the two nearest. */
function edgeOf(size: number, costs: Float64Array, near: Int32Array, width: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++)
    sum += costs[i * size + near[i * width]!]! + costs[i * size + near[i * width + Math.min(1, width - 1)]!]!;
  return sum / (2 * size);
}

/** Moves `length` stops from position `from` so that they begin at position `to`. */
function move(order: Int32Array, out: Int32Array, from: number, length: number, to: number, reversed: boolean): void {
  out.set(order);
  if (to < from) out.copyWithin(to + length, to, from);
  else out.copyWithin(from, from + length, to + length);
  for (let k = 0; k < length; k++) out[to + k] = order[reversed ? from + length - 1 - k : from + k]!;
}

function rotate(order: Int32Array, out: Int32Array, from: number): void {
  for (let k = 0; k < order.length; k++) out[k] = order[(from + k) % order.length]!;
}

function costOf(order: Int32Array, { costs, timetable }: TimedProblem): number {
  const { size, closed } = timetable;
  let sum = closed ? costs[order[size - 1]! * size + order[0]!]! : 0;
  for (let i = 1; i < size; i++) sum += costs[order[i - 1]! * size + order[i]!]!;
  return sum;
}
