import { type Instance, TOLERANCE } from './problem.ts';

/**
 * A solution while it is worked on: clusters 0 … p − 1, each with a median and a linked list of its points. Its cost
 * and its demand beyond the capacities are kept up to date.
 */
export class State {
  readonly instance: Instance;
  /** point that is the median of each cluster */
  readonly median: Int32Array;
  /** cluster of which each point is the median, −1 where none */
  readonly opened: Int32Array;
  readonly clusterOf: Int32Array;
  /** cost of each point at the median it is given to */
  readonly paid: Float64Array;
  readonly load: Float64Array;
  cost = 0;
  overload = 0;
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;

  constructor(instance: Instance, medians: ArrayLike<number>) {
    const { n, p } = instance;
    this.instance = instance;
    this.median = Int32Array.from(medians);
    this.opened = new Int32Array(n).fill(-1);
    this.clusterOf = new Int32Array(n).fill(-1);
    this.paid = new Float64Array(n);
    this.load = new Float64Array(p);
    this.head = new Int32Array(p).fill(-1);
    this.next = new Int32Array(n);
    this.previous = new Int32Array(n);
    for (let k = 0; k < p; k++) this.opened[this.median[k]!] = k;
  }

  /** Demand beyond the capacity of a cluster, were its load so much more. */
  over(cluster: number, more: number): number {
    const over = this.load[cluster]! + more - this.instance.capacity[this.median[cluster]!]!;
    return over > TOLERANCE ? over : 0;
  }

  /** Gives a point that has no cluster to one. @param cost  of it at the cluster's median */
  put(point: number, cluster: number, cost: number): void {
    const first = this.head[cluster]!;
    const demand = this.instance.demand[point]!;
    this.overload += this.over(cluster, demand) - this.over(cluster, 0);
    this.load[cluster]! += demand;
    this.clusterOf[point] = cluster;
    this.paid[point] = cost;
    this.cost += cost;
    this.next[point] = first;
    this.previous[point] = -1;
    if (first !== -1) this.previous[first] = point;
    this.head[cluster] = point;
  }

  /** Takes a point from its cluster and gives it to another. @param cost  of it at the other's median */
  move(point: number, to: number, cost: number): void {
    const cluster = this.clusterOf[point]!;
    const demand = this.instance.demand[point]!;
    const after = this.next[point]!;
    const before = this.previous[point]!;
    if (before === -1) this.head[cluster] = after;
    else this.next[before] = after;
    if (after !== -1) this.previous[after] = before;
    this.overload += this.over(cluster, -demand) - this.over(cluster, 0);
    this.load[cluster]! -= demand;
    this.cost -= this.paid[point]!;
    this.put(point, to, cost);
  }

  /** Moves the median of a cluster; its points stay with it and pay what they cost there. */
  setMedian(cluster: number, median: number): void {
    const { n, costOfMedian } = this.instance;
    this.overload -= this.over(cluster, 0);
    this.opened[this.median[cluster]!] = -1;
    this.median[cluster] = median;
    this.opened[median] = cluster;
    this.overload += this.over(cluster, 0);
    const row = median * n;
    for (let point = this.head[cluster]!; point !== -1; point = this.next[point]!) {
      const cost = costOfMedian[row + point]!;
      this.cost += cost - this.paid[point]!;
      this.paid[point] = cost;
    }
  }

  /** Writes the points of a cluster into `into`; answers how many. */
  pointsOf(cluster: number, into: Int32Array): number {
    let count = 0;
    for (let point = this.head[cluster]!; point !== -1; point = this.next[point]!) into[count++] = point;
    return count;
  }

  /** Sums up cost and loads anew: with real numbers they drift over millions of moves. */
  recount(): void {
    const { demand } = this.instance;
    this.load.fill(0);
    this.cost = 0;
    this.overload = 0;
    for (let point = 0; point < demand.length; point++) {
      this.load[this.clusterOf[point]!]! += demand[point]!;
      this.cost += this.paid[point]!;
    }
    for (let cluster = 0; cluster < this.load.length; cluster++) this.overload += this.over(cluster, 0);
  }
}
