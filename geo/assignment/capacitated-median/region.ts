import type { Instance } from './problem.ts';
import { TOLERANCE } from './problem.ts';
import { sortDescending } from './sort.ts';
import type { State } from './state.ts';

/** So many exchanges at most in one descent; a guard, never met. */
const MOST_MOVES = 2000;

/**
 * A few neighbouring clusters taken out of a solution and worked on by themselves: their points, their medians and the
 * costs between them in small dense arrays. Demand beyond capacity is allowed at a price, so that the search may pass
 * through what is not allowed.
 */
export class Region {
  /** points a = 0 … size − 1, medians k = 0 … count − 1 */
  size = 0;
  count = 0;
  readonly points: Int32Array;
  readonly clusters: Int32Array;
  readonly medians: Int32Array;
  readonly given: Int32Array;
  private readonly instance: Instance;
  private readonly load: Float64Array;
  private readonly room: Float64Array;
  /** cost of point a at median k: `local[a * count + k]` */
  private local: Float64Array;
  private readonly regret: Float64Array;
  private readonly order: Int32Array;
  private readonly isMedian: Uint8Array;
  /** of each point: is it the median of a cluster that is not in the region? */
  readonly foreign: Uint8Array;
  private price = 0;

  constructor(instance: Instance, mostClusters: number) {
    const { n } = instance;
    this.instance = instance;
    this.points = new Int32Array(n);
    this.clusters = new Int32Array(mostClusters);
    this.medians = new Int32Array(mostClusters);
    this.given = new Int32Array(n);
    this.load = new Float64Array(mostClusters);
    this.room = new Float64Array(mostClusters);
    this.local = new Float64Array(Math.min(n, 256) * mostClusters);
    this.regret = new Float64Array(n);
    this.order = new Int32Array(n);
    this.isMedian = new Uint8Array(n);
    this.foreign = new Uint8Array(n);
  }

  /** Takes `count` clusters (already written into `clusters`) out of the state. @param price  of a unit of overload */
  read(state: State, count: number, price: number): void {
    this.count = count;
    this.price = price;
    let size = 0;
    for (let k = 0; k < count; k++) {
      const cluster = this.clusters[k]!;
      this.medians[k] = state.median[cluster]!;
      this.load[k] = state.load[cluster]!;
      const end = state.pointsOf(cluster, this.points, size);
      this.given.fill(k, size, end);
      size = end;
    }
    this.size = size;
    for (let a = 0; a < size; a++) {
      const opened = state.opened[this.points[a]!]!;
      this.foreign[this.points[a]!] = opened !== -1 && !this.holds(opened) ? 1 : 0;
    }
    if (this.local.length < size * count) this.local = new Float64Array(size * count * 2);
  }

  private holds(cluster: number): boolean {
    for (let k = 0; k < this.count; k++) if (this.clusters[k] === cluster) return true;
    return false;
  }

  /** To be called after `medians` were changed. */
  fill(): void {
    for (let k = 0; k < this.count; k++) this.fillMedian(k);
  }

  private fillMedian(k: number): void {
    const { n, costOfMedian, capacity } = this.instance;
    const { size, count, local, points } = this;
    const median = this.medians[k]!;
    this.room[k] = capacity[median]!;
    for (let a = 0; a < size; a++) local[a * count + k] = costOfMedian[median * n + points[a]!]!;
  }

  cost(): number {
    let sum = 0;
    for (let a = 0; a < this.size; a++) sum += this.local[a * this.count + this.given[a]!]!;
    return sum;
  }

  overload(): number {
    let sum = 0;
    for (let k = 0; k < this.count; k++) sum += this.over(k, 0);
    return sum;
  }

  private over(k: number, more: number): number {
    const over = this.load[k]! + more - this.room[k]!;
    return over > TOLERANCE ? over : 0;
  }

  /** Gives all points anew: by regret with a little noise, to the nearest median with room. */
  giveAnew(random: () => number, noise: number): void {
    const { size, count, local, given, regret, order, load, room, points } = this;
    const { demand } = this.instance;
    load.fill(0, 0, count);
    for (let a = 0; a < size; a++) {
      let first = Number.POSITIVE_INFINITY;
      let second = Number.POSITIVE_INFINITY;
      for (let k = 0; k < count; k++) {
        const c = local[a * count + k]!;
        if (c < first) {
          second = first;
          first = c;
        } else if (c < second) second = c;
      }
      regret[a] = (second - first + noise * random()) * (1 + noise * random()) + demand[points[a]!]! * 1e-3;
      order[a] = a;
    }
    sortDescending(order, regret, size);
    for (let at = 0; at < size; at++) {
      const a = order[at]!;
      const q = demand[points[a]!]!;
      let best = -1;
      let bestCost = Number.POSITIVE_INFINITY;
      for (let k = 0; k < count; k++) {
        const over = load[k]! + q - room[k]!;
        const c = local[a * count + k]! + (over > TOLERANCE ? over * this.price : 0);
        if (c < bestCost) {
          bestCost = c;
          best = k;
        }
      }
      given[a] = best;
      load[best]! += q;
    }
  }

  /** Shifts, swaps and chains of two, then medians to the middle, until nothing gets cheaper. */
  descend(): void {
    for (let round = 0; round < 20; round++) {
      this.exchange();
      if (!this.centre()) return;
    }
  }

  private exchange(): void {
    const { size } = this;
    let quiet = 0;
    let moves = 0;
    for (let a = 0; quiet < size && moves < MOST_MOVES; a = a + 1 === size ? 0 : a + 1) {
      if (this.improve(a)) {
        quiet = 0;
        moves++;
      } else quiet++;
    }
  }

  /** The best shift of a, else the best swap or chain that begins with a. */
  private improve(a: number): boolean {
    const { size, count, local, given, points, price } = this;
    const { demand } = this.instance;
    const k = given[a]!;
    const q = demand[points[a]!]!;
    const here = local[a * count + k]!;
    const overHere = this.over(k, 0);
    const relief = overHere > 0 ? price * (overHere - this.over(k, -q)) : 0;
    let best = -1e-9;
    let to = -1;
    let pushed = -1;
    let pushedTo = -1;
    for (let l = 0; l < count; l++) {
      if (l === k) continue;
      const change = local[a * count + l]! - here;
      if (change - relief >= best) continue;
      const overThere = this.over(l, 0);
      const worse = price * (this.over(l, q) - overThere);
      if (change - relief + worse < best) {
        best = change - relief + worse;
        to = l;
        pushed = -1;
      }
      if (worse === 0) continue;
      // No room: someone of l must leave, for k or for a third
      for (let b = 0; b < size; b++) {
        if (given[b] !== l) continue;
        const qb = demand[points[b]!]!;
        const base = change + price * (this.over(l, q - qb) - overThere) - local[b * count + l]!;
        if (base - relief >= best && base >= best) continue;
        for (let h = 0; h < count; h++) {
          if (h === l) continue;
          let total = base + local[b * count + h]!;
          if (h === k) total += price * (this.over(k, qb - q) - overHere);
          else {
            if (total - relief >= best) continue;
            total += price * (this.over(h, qb) - this.over(h, 0)) - relief;
          }
          if (total < best) {
            best = total;
            to = l;
            pushed = b;
            pushedTo = h;
          }
        }
      }
    }
    if (to === -1) return false;
    this.give(a, to);
    if (pushed !== -1) this.give(pushed, pushedTo);
    return true;
  }

  /** Gives a point to another median whatever it costs. */
  throwOut(a: number, k: number): void {
    this.give(a, k);
  }

  private give(a: number, k: number): void {
    const q = this.instance.demand[this.points[a]!]!;
    this.load[this.given[a]!]! -= q;
    this.load[k]! += q;
    this.given[a] = k;
  }

  /** Moves each median to the cheapest point of the region. @returns whether any moved */
  private centre(): boolean {
    const { n, costOfMedian, capacity } = this.instance;
    const { size, count, points, given, medians, isMedian, foreign, order } = this;
    let moved = false;
    for (let k = 0; k < count; k++) isMedian[medians[k]!] = 1;
    for (let k = 0; k < count; k++) {
      let members = 0;
      for (let a = 0; a < size; a++) if (given[a] === k) order[members++] = points[a]!;
      const load = this.load[k]!;
      const excess = (point: number) => Math.max(0, load - capacity[point]! - TOLERANCE) * this.price;
      let best = excess(medians[k]!) - 1e-9;
      for (let b = 0; b < members; b++) best += costOfMedian[medians[k]! * n + order[b]!]!;
      let choice = -1;
      // A point of another cluster can only serve best where clusters are very small
      const wide = size <= 40;
      const candidates = wide ? size : members;
      for (let c = 0; c < candidates; c++) {
        const candidate = wide ? points[c]! : order[c]!;
        if (isMedian[candidate] || foreign[candidate]) continue;
        let sum = excess(candidate);
        for (let b = 0; b < members && sum < best; b++) sum += costOfMedian[candidate * n + order[b]!]!;
        if (sum < best) {
          best = sum;
          choice = candidate;
        }
      }
      if (choice !== -1) {
        isMedian[medians[k]!] = 0;
        isMedian[choice] = 1;
        medians[k] = choice;
        this.fillMedian(k);
        moved = true;
      }
    }
    for (let k = 0; k < count; k++) isMedian[medians[k]!] = 0;
    return moved;
  }

  /** Puts the result back. */
  write(state: State): void {
    for (let k = 0; k < this.count; k++) state.opened[state.median[this.clusters[k]!]!] = -1;
    for (let k = 0; k < this.count; k++) state.setMedian(this.clusters[k]!, this.medians[k]!);
    for (let a = 0; a < this.size; a++) {
      const cluster = this.clusters[this.given[a]!]!;
      if (state.clusterOf[this.points[a]!] !== cluster) state.move(this.points[a]!, cluster);
    }
  }
}
