import { ArrayTour } from './array-tour.ts';
import { Exchange } from './exchange.ts';
import type { RandomBits } from './random-bits.ts';
import type { TourProblem } from './tour-problem.ts';
import { WorkList } from './work-list.ts';

/** Stops of a kick are found by so many steps from neighbour to neighbour: some seven houses away. */
const WALK_STEPS = 50;
/** By how much worse a tour is accepted on average, in mean edges, at the start; less and less, nothing at the end. */
const HEAT = 0.3;

/**
 * Chained local search: kick the tour at one place by a double bridge, improve around it, keep the result or take it
 * back. Kicks are local, so that a trial costs microseconds whatever the size of the tour.
 *
 * @see Martin, Otto, Felten, Large-step Markov chains for the traveling salesman problem (1991), the double bridge;
 *   Applegate, Cook, Rohe, Chained Lin-Kernighan for large traveling salesman problems (2003), random-walk kicks
 */
export class ChainedSearch {
  /** cost of the best tour */
  bestCost: number;
  readonly best: Int32Array;
  private readonly problem: TourProblem;
  private readonly random: RandomBits;
  private readonly tour: ArrayTour;
  private readonly work: WorkList;
  private readonly exchange: Exchange;
  private readonly heat: number;
  private readonly cuts = new Int32Array(4);
  private cost: number;

  /** The tour begins as 0, 1, 2, … and is improved to a first local optimum. */
  constructor(problem: TourProblem, random: RandomBits) {
    const { size, costs } = problem;
    this.problem = problem;
    this.random = random;
    this.tour = new ArrayTour(Int32Array.from({ length: size }, (_, i) => i));
    this.work = new WorkList(size);
    this.exchange = new Exchange(problem, this.tour, this.work);
    for (let i = 0; i < size; i++) this.work.add(i);
    this.exchange.improveAll();
    this.tour.forget();
    this.best = this.tour.order.slice();
    let sum = 0;
    let edges = 0;
    this.cost = 0;
    for (let i = 0; i < size; i++) {
      const cost = costs[this.best[i]! * size + this.best[i + 1 === size ? 0 : i + 1]!]!;
      this.cost += cost;
      if (cost >= 0) sum += cost;
      if (cost >= 0) edges++;
    }
    this.bestCost = this.cost;
    this.heat = (HEAT * sum) / edges;
  }

  /**
   * One kick and what follows.
   *
   * @param left  share of the search still to come, 1 … 0
   */
  trial(left: number): void {
    const { tour, problem } = this;
    const delta = this.kick() - this.exchange.improveAll();
    const limit = -Math.log(1 - this.random.next()) * this.heat * left;
    if (delta > limit) {
      tour.undo(0);
      return;
    }
    tour.forget();
    this.cost += delta;
    if (this.cost < this.bestCost - problem.epsilon) {
      this.bestCost = this.cost;
      this.best.set(tour.order);
    }
  }

  /** Double bridge: p [A][B][C] q becomes p [C][B][A] q. Returns what it costs. */
  private kick(): number {
    const { tour, work, cuts } = this;
    const { size, costs } = this.problem;
    this.choosePlaces();
    const { order } = tour;
    const p = order[cuts[0]!]!;
    const a1 = tour.next(p);
    const a2 = order[cuts[1]!]!;
    const b1 = tour.next(a2);
    const b2 = order[cuts[2]!]!;
    const c1 = tour.next(b2);
    const c2 = order[cuts[3]!]!;
    const q = tour.next(c2);
    const removed = costs[p * size + a1]! + costs[a2 * size + b1]! + costs[b2 * size + c1]! + costs[c2 * size + q]!;
    const added = costs[p * size + c1]! + costs[c2 * size + b1]! + costs[b2 * size + a1]! + costs[a2 * size + q]!;
    tour.reversePath(p, a1, c2);
    tour.reversePath(p, c2, c1);
    tour.reversePath(c2, b2, b1);
    tour.reversePath(b2, a2, a1);
    work.add(p);
    work.add(a1);
    work.add(a2);
    work.add(b1);
    work.add(b2);
    work.add(c1);
    work.add(c2);
    work.add(q);
    return added - removed;
  }

  /** Four positions near each other on the map, rising; the edge behind each is not fixed. */
  private choosePlaces(): void {
    const { random, tour, cuts } = this;
    const { size, near, width, costs } = this.problem;
    const from = random.below(size);
    for (let found = 0; found < 4; ) {
      let stop = from;
      for (let step = found === 0 ? 0 : WALK_STEPS; step > 0; step--) stop = near[stop * width + random.below(width)]!;
      // a place taken or fixed: the next one
      for (;;) {
        if (costs[stop * size + tour.next(stop)]! >= 0 && !this.isCut(tour.at[stop]!, found)) break;
        stop = tour.next(stop);
      }
      const position = tour.at[stop]!;
      let k = found++;
      for (; k > 0 && cuts[k - 1]! > position; k--) cuts[k] = cuts[k - 1]!;
      cuts[k] = position;
    }
  }

  private isCut(position: number, count: number): boolean {
    for (let k = 0; k < count; k++) if (this.cuts[k] === position) return true;
    return false;
  }
}
