import type { RandomBits } from './random-bits.ts';
import { TimedOrder } from './timed-order.ts';
import { ROUNDING_MINUTES, type Timetable } from './timetable.ts';

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
const HEAT = [0.6, 0.02] as const;
const PRICE = [0.1, 300] as const;
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
  private bestCost: number;
  private bestLate: number;
  private readonly problem: TimedProblem;
  private readonly random: RandomBits;
  private readonly current: TimedOrder;
  /** mean cost of an edge */
  private readonly edge: number;
  /** mean cost of a minute of travel */
  private readonly perMinute: number;
  /** a few stops are better heated several times */
  private readonly cycles: number;
  // positions changed by the last `change`
  private from = 0;
  private to = 0;

  constructor(problem: TimedProblem, start: Int32Array, random: RandomBits) {
    const { costs, near, width, timetable } = problem;
    this.problem = problem;
    this.random = random;
    this.current = new TimedOrder(start, costs, timetable);
    this.best = start.slice();
    this.bestCost = this.current.cost;
    this.bestLate = this.current.late;
    const total = sumOf(costs);
    this.edge = Math.max(edgeOf(start.length, costs, near, width), total / costs.length / 8) || 1;
    const minutes = sumOf(timetable.minutes);
    this.perMinute = minutes > 0 && total > 0 ? total / minutes : 1;
    this.cycles = Math.max(1, Math.round(40 / start.length));
  }

  /** Tries `count` changes. @param left  share of the search still to come, 1 … 0 */
  run(count: number, left: number): void {
    const ofCycle = left === 1 ? 1 : (left * this.cycles) % 1;
    const heat = this.edge * HEAT[1] * (HEAT[0] / HEAT[1]) ** ofCycle;
    const price = this.perMinute * PRICE[1] * (PRICE[0] / PRICE[1]) ** ofCycle;
    for (let i = 0; i < count; i++) this.trial(heat, price);
  }

  private trial(heat: number, price: number): void {
    const { current } = this;
    if (!this.change()) return;
    const limit = current.cost + current.late * price - Math.log(1 - this.random.next()) * heat;
    if (!current.judge(this.from, this.to, price, limit)) return;
    current.accept(this.from, this.to);
    const lateBy = current.late - this.bestLate;
    if (lateBy < -ROUNDING_MINUTES || (lateBy <= ROUNDING_MINUTES && current.cost < this.bestCost)) {
      this.best.set(current.order);
      this.bestCost = current.cost;
      this.bestLate = current.late;
    }
  }

  /** Writes a change into `current.changed`, `from`, `to`; false where the choice made none. */
  private change(): boolean {
    const { random } = this;
    const { order, at, changed } = this.current;
    const { near, width, startFixed, endFixed, timetable } = this.problem;
    const size = order.length;
    const first = startFixed ? 1 : 0;
    const last = size - 1 - (endFixed ? 1 : 0);
    const stop = random.below(size);
    // mostly a near one; windows may want a far one
    const other = random.below(4) > 0 ? near[stop * width + random.below(width)]! : random.below(size);
    if (other === stop) return false;
    const i = at[stop]!;
    const j = at[other]!;
    const kind = random.below(timetable.closed ? 11 : 10);
    if (kind < 6) return this.move(i, j, first, last, kind === 5);
    if (kind < 9) {
      // between the two, with either as the end that moves
      const inner = random.below(2);
      this.from = Math.min(i, j) + inner;
      this.to = Math.max(i, j) - 1 + inner;
      if (this.from < first || this.to > last || this.from >= this.to) return false;
      for (let k = this.from; k <= this.to; k++) changed[k] = order[this.from + this.to - k]!;
      return true;
    }
    this.from = Math.min(i, j);
    this.to = Math.max(i, j);
    if (kind === 9) {
      if (this.from < first || this.to > last) return false;
      for (let k = this.from + 1; k < this.to; k++) changed[k] = order[k]!;
      changed[i] = other;
      changed[j] = stop;
      return true;
    }
    // a closed order begins elsewhere
    if (startFixed || endFixed) return false;
    this.from = 0;
    this.to = size - 1;
    for (let k = 0; k < size; k++) changed[k] = order[(i + k) % size]!;
    return true;
  }

  /** A stretch beginning at `i` goes beside `j`. */
  private move(i: number, j: number, first: number, last: number, reversed: boolean): boolean {
    const { random } = this;
    const { order, changed } = this.current;
    const length = 1 + random.below(LONGEST_MOVED);
    if (i < first || i + length - 1 > last || (j >= i && j < i + length)) return false;
    const to = j + random.below(2) - (j < i ? 0 : length);
    if (to === i || to < first || to + length - 1 > last) return false;
    this.from = Math.min(i, to);
    this.to = Math.max(i, to) + length - 1;
    if (to < i) for (let k = to; k < i; k++) changed[k + length] = order[k]!;
    else for (let k = i; k < to; k++) changed[k] = order[k + length]!;
    for (let k = 0; k < length; k++) changed[to + k] = order[reversed ? i + length - 1 - k : i + k]!;
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
