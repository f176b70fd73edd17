import type { State } from './state.ts';
import { allowance, penalty, type Walk } from './walk.ts';

/** How often the cluster that is closed is one near the point that is opened; else it is any. */
const NEARBY = 0.4;

/**
 * Closes one median and opens another point: the closed one's points go to the nearest medians with room, the opened
 * one takes from its neighbours what gets cheaper (the interchange of Teitz and Bart 1968, on lists of neighbours). Put back
 * where it is too much worse.
 */
export class Relocation {
  private readonly walk: Walk;
  private readonly state: State;
  private readonly members: Int32Array;
  /** cost at the point to be opened, valid where `reachedAt` is the running number of the attempt */
  private readonly reached: Float64Array;
  private readonly reachedAt: Int32Array;
  private attempt = 0;
  // What was moved, to be put back in reverse
  private readonly moved: Int32Array;
  private readonly movedFrom: Int32Array;
  private movedCount = 0;

  constructor(walk: Walk) {
    const { n } = walk.state.instance;
    this.walk = walk;
    this.state = walk.state;
    this.members = new Int32Array(n);
    this.reached = new Float64Array(n);
    this.reachedAt = new Int32Array(n);
    this.moved = new Int32Array(2 * n + 1);
    this.movedFrom = new Int32Array(2 * n + 1);
  }

  try(): void {
    const { walk, state } = this;
    const median = this.drawPoint();
    if (state.opened[median] !== -1) return;
    const cluster = this.drawCluster(median);
    const limit = allowance(walk);
    const count = state.pointsOf(cluster, this.members);
    if (this.atLeast(cluster, count, median) > limit) return;
    const old = state.median[cluster]!;
    const before = state.cost;
    const worse = this.carryOut(cluster, count, median);
    if (state.cost - before + worse > limit) this.putBack(cluster, old);
  }

  /** Rather one that is far from its median. */
  private drawPoint(): number {
    const { state, walk } = this;
    const one = Math.floor(walk.random() * state.instance.n);
    const other = Math.floor(walk.random() * state.instance.n);
    return state.paid[one]! > state.paid[other]! ? one : other;
  }

  /** One near the point, or any, rather one with little load. */
  private drawCluster(point: number): number {
    const { state, walk } = this;
    const { points, random } = walk;
    if (random() < NEARBY)
      return state.clusterOf[points.column[point * points.width + Math.floor(random() * points.width)]!]!;
    const one = Math.floor(random() * state.instance.p);
    const other = Math.floor(random() * state.instance.p);
    return state.load[one]! < state.load[other]! ? one : other;
  }

  /** What the change would cost if every median had room enough. */
  private atLeast(cluster: number, count: number, median: number): number {
    const { members, reached, reachedAt } = this;
    const { clusterOf, paid, opened, median: medians } = this.state;
    const attempt = ++this.attempt;
    let sum = -penalty(this.walk, cluster, 0);
    const { points, medians: near } = this.walk;
    for (let at = median * points.width; at < (median + 1) * points.width; at++) {
      const point = points.column[at]!;
      const cost = points.cost[at]!;
      reached[point] = cost;
      reachedAt[point] = attempt;
      if (cost < paid[point]! && clusterOf[point] !== cluster) sum -= paid[point]! - cost;
    }
    const old = medians[cluster]!;
    for (let a = 0; a < count; a++) {
      const point = members[a]!;
      let cost = reachedAt[point] === attempt ? reached[point]! : Number.POSITIVE_INFINITY;
      let at = point * near.width;
      const end = at + near.width;
      while (at < end && (opened[near.column[at]!] === -1 || near.column[at] === old)) at++;
      const elsewhere = near.cost[at < end ? at : end - 1]!;
      if (elsewhere < cost) cost = elsewhere;
      sum += cost - paid[point]!;
    }
    return sum;
  }

  /** @returns how much worse the overloads' penalties are */
  private carryOut(cluster: number, count: number, median: number): number {
    const { walk, state, members } = this;
    const { clusterOf, paid, opened } = state;
    const { n, demand, costOfMedian } = state.instance;
    const { points } = walk;
    this.movedCount = 0;
    let worse = -penalty(walk, cluster, 0);
    state.setMedian(cluster, median);
    worse += penalty(walk, cluster, 0);
    // The new median first: it may leave room for those of the closed one
    if (clusterOf[median] !== cluster) worse += this.give(median, cluster, costOfMedian[median * n + median]!);
    for (let a = 0; a < count; a++) if (members[a] !== median) worse += this.leave(members[a]!, cluster);
    for (let at = median * points.width; at < (median + 1) * points.width; at++) {
      const point = points.column[at]!;
      const cost = points.cost[at]!;
      const from = clusterOf[point]!;
      if (cost >= paid[point]! || from === cluster || opened[point] !== -1) continue;
      const q = demand[point]!;
      const change =
        penalty(walk, cluster, q) - penalty(walk, cluster, 0) + penalty(walk, from, -q) - penalty(walk, from, 0);
      if (cost - paid[point]! + change < 0) worse += this.give(point, cluster, cost);
    }
    return worse;
  }

  /** A point of the closed cluster goes where it is cheapest, or stays with the new median. */
  private leave(point: number, cluster: number): number {
    const { walk, state } = this;
    const { width, column, cost } = walk.medians;
    const q = state.instance.demand[point]!;
    let best = state.paid[point]! - penalty(walk, cluster, -q) + penalty(walk, cluster, 0);
    let to = -1;
    let toCost = 0;
    for (let at = point * width; at < (point + 1) * width && cost[at]! < best; at++) {
      const other = state.opened[column[at]!]!;
      if (other === -1 || other === cluster) continue;
      const worse = penalty(walk, other, q) - penalty(walk, other, 0);
      if (cost[at]! + worse < best) {
        best = cost[at]! + worse;
        to = other;
        toCost = cost[at]!;
      }
      if (worse === 0) break;
    }
    return to === -1 ? 0 : this.give(point, to, toCost);
  }

  private give(point: number, to: number, cost: number): number {
    const { walk, state } = this;
    const q = state.instance.demand[point]!;
    const from = state.clusterOf[point]!;
    const worse = penalty(walk, to, q) - penalty(walk, to, 0) + penalty(walk, from, -q) - penalty(walk, from, 0);
    this.moved[this.movedCount] = point;
    this.movedFrom[this.movedCount++] = from;
    state.move(point, to, cost);
    return worse;
  }

  private putBack(cluster: number, old: number): void {
    const { state, moved, movedFrom } = this;
    const { n, costOfMedian } = state.instance;
    state.setMedian(cluster, old);
    for (let at = this.movedCount - 1; at >= 0; at--) {
      const to = movedFrom[at]!;
      state.move(moved[at]!, to, costOfMedian[state.median[to]! * n + moved[at]!]!);
    }
  }
}
