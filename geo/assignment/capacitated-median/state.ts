import type { Instance } from './problem.ts';

/** A solution while it is worked on: clusters 0 … p − 1, each with a median and a linked list of its points. */
export class State {
  readonly instance: Instance;
  /** point that is the median of each cluster */
  readonly median: Int32Array;
  /** cluster of which each point is the median, −1 where none */
  readonly opened: Int32Array;
  readonly clusterOf: Int32Array;
  readonly load: Float64Array;
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;

  constructor(instance: Instance, medians: ArrayLike<number>) {
    const { n, p } = instance;
    this.instance = instance;
    this.median = Int32Array.from(medians);
    this.opened = new Int32Array(n).fill(-1);
    this.clusterOf = new Int32Array(n).fill(-1);
    this.load = new Float64Array(p);
    this.head = new Int32Array(p).fill(-1);
    this.next = new Int32Array(n);
    this.previous = new Int32Array(n);
    for (let k = 0; k < p; k++) this.opened[this.median[k]!] = k;
  }

  put(point: number, cluster: number): void {
    const first = this.head[cluster]!;
    this.clusterOf[point] = cluster;
    this.load[cluster]! += this.instance.demand[point]!;
    this.next[point] = first;
    this.previous[point] = -1;
    if (first !== -1) this.previous[first] = point;
    this.head[cluster] = point;
  }

  take(point: number): void {
    const cluster = this.clusterOf[point]!;
    const after = this.next[point]!;
    const before = this.previous[point]!;
    if (before === -1) this.head[cluster] = after;
    else this.next[before] = after;
    if (after !== -1) this.previous[after] = before;
    this.load[cluster]! -= this.instance.demand[point]!;
    this.clusterOf[point] = -1;
  }

  move(point: number, cluster: number): void {
    this.take(point);
    this.put(point, cluster);
  }

  setMedian(cluster: number, point: number): void {
    const old = this.median[cluster]!;
    if (this.opened[old] === cluster) this.opened[old] = -1;
    this.median[cluster] = point;
    this.opened[point] = cluster;
  }

  /** Writes the points of a cluster into `into` from `at` on; answers where it ended. */
  pointsOf(cluster: number, into: Int32Array, at: number): number {
    let end = at;
    for (let point = this.head[cluster]!; point !== -1; point = this.next[point]!) into[end++] = point;
    return end;
  }

  cost(): number {
    const { n, cost } = this.instance;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += cost[i * n + this.median[this.clusterOf[i]!]!]!;
    return sum;
  }

  /** Demand beyond the capacities. */
  overload(): number {
    let sum = 0;
    for (let k = 0; k < this.instance.p; k++)
      sum += Math.max(0, this.load[k]! - this.instance.capacity[this.median[k]!]!);
    return sum;
  }
}
