import { type Model, type Owners, targets, unevenness } from './model.ts';

const MOST_ROUNDS = 60;
/** Above this many pairs of household and member only single households change hands: all pairs would take too long. */
const MOST_PAIRS = 250_000;
const LEAST_GAIN = 1e-6;
/** Households between two looks at the clock. */
const AT_A_TIME = 256;

/**
 * Makes an allowed assignment cheaper in everything that counts, until no single household, pair of households, piece
 * of a cluster (what one member has of it) or pair of pieces can change hands for the better. Loads stay within their
 * bounds, and nobody falls (further) below his least. Works in place.
 *
 * @param pause  gives way; false when time is over: it stays as it is then
 */
export async function improve(model: Model, owners: Owners, pause: () => Promise<boolean>): Promise<void> {
  const work = new Improvement(model, owners);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let better = false;
    for (let from = 0; from < model.n; from += AT_A_TIME) {
      if (!(await pause())) return;
      better = work.shifts(from, Math.min(model.n, from + AT_A_TIME)) || better;
    }
    if (model.n * model.m > MOST_PAIRS && !better) return;
    if (model.n * model.m > MOST_PAIRS) continue;
    better = work.pieces() || better;
    better = work.swaps() || better;
    if (!better) return;
  }
}

class Improvement {
  private readonly model: Model;
  private readonly owners: Owners;
  private readonly load: Int32Array;
  private readonly workOf: Float64Array;
  private readonly target: Float64Array;
  /** households of cluster c with member k */
  private readonly present: Int32Array;
  private readonly inCluster: number[][];

  constructor(model: Model, owners: Owners) {
    const { n, m, cluster, clusters } = model;
    this.model = model;
    this.owners = owners;
    this.load = new Int32Array(m);
    this.workOf = new Float64Array(m);
    this.target = targets(model);
    this.present = new Int32Array(clusters * m);
    this.inCluster = Array.from({ length: clusters }, () => []);
    for (let h = 0; h < n; h++) {
      const c = cluster[h]!;
      if (c !== -1) this.inCluster[c]!.push(h);
      const k = owners[h]!;
      if (k === -1) continue;
      this.load[k]!++;
      this.workOf[k]! += model.work[h]!;
      if (c !== -1) this.present[c * m + k]!++;
    }
  }

  private uneven(k: number, more: number): number {
    return unevenness(this.model.balance, this.workOf[k]! + more, this.target[k]!);
  }

  private fits(a: number, b: number, leaving: number, coming: number): boolean {
    const { low, high } = this.model;
    const loadA = this.load[a]! - leaving + coming;
    const loadB = this.load[b]! + leaving - coming;
    return (
      loadA <= high[a]! &&
      loadB <= high[b]! &&
      loadA >= Math.min(low[a]!, this.load[a]!) &&
      loadB >= Math.min(low[b]!, this.load[b]!)
    );
  }

  private give(h: number, b: number): void {
    const { m, cluster, work } = this.model;
    const a = this.owners[h]!;
    const c = cluster[h]!;
    this.owners[h] = b;
    this.load[a]!--;
    this.load[b]!++;
    this.workOf[a]! -= work[h]!;
    this.workOf[b]! += work[h]!;
    if (c === -1) return;
    this.present[c * m + a]!--;
    this.present[c * m + b]!++;
  }

  /** Split clusters more or fewer, when `leaving` households of c go from a to b. */
  private split(c: number, a: number, b: number, leaving: number): number {
    if (c === -1) return 0;
    const { m, splitMetres } = this.model;
    return splitMetres * ((this.present[c * m + b] === 0 ? 1 : 0) - (this.present[c * m + a] === leaving ? 1 : 0));
  }

  private balanceChange(a: number, b: number, work: number): number {
    return this.uneven(a, -work) - this.uneven(a, 0) + this.uneven(b, work) - this.uneven(b, 0);
  }

  /** Each household from `from` to before `until` to whoever is cheapest for it. */
  shifts(from: number, until: number): boolean {
    const { m, cost, work, cluster } = this.model;
    let better = false;
    for (let h = from; h < until; h++) {
      const a = this.owners[h]!;
      if (a === -1) continue;
      let best = -LEAST_GAIN;
      let to = -1;
      for (let b = 0; b < m; b++) {
        if (b === a || cost[h * m + b] === Number.POSITIVE_INFINITY || !this.fits(a, b, 1, 0)) continue;
        const change =
          cost[h * m + b]! - cost[h * m + a]! + this.split(cluster[h]!, a, b, 1) + this.balanceChange(a, b, work[h]!);
        if (change < best) {
          best = change;
          to = b;
        }
      }
      if (to === -1) continue;
      this.give(h, to);
      better = true;
    }
    return better;
  }

  swaps(): boolean {
    const { n, m, cost, work, cluster, splitMetres } = this.model;
    let better = false;
    for (let h = 0; h < n; h++) {
      let a = this.owners[h]!;
      if (a === -1) continue;
      for (let j = h + 1; j < n; j++) {
        const b = this.owners[j]!;
        if (b === a || b === -1) continue;
        const ways = cost[h * m + b]! - cost[h * m + a]! + cost[j * m + a]! - cost[j * m + b]!;
        // At best both leave a split cluster
        if (!(ways < 2 * splitMetres + this.model.balance)) continue;
        const same = cluster[h] === cluster[j];
        const split = same ? 0 : this.split(cluster[h]!, a, b, 1) + this.split(cluster[j]!, b, a, 1);
        if (ways + split + this.balanceChange(a, b, work[h]! - work[j]!) >= -LEAST_GAIN) continue;
        this.give(h, b);
        this.give(j, a);
        a = b;
        better = true;
      }
    }
    return better;
  }

  /** A member's piece of a cluster to another, alone or against a piece of that one's. */
  pieces(): boolean {
    const { m, clusters } = this.model;
    let better = false;
    for (let c = 0; c < clusters; c++) {
      for (let a = 0; a < m; a++) {
        const size = this.present[c * m + a]!;
        if (size === 0) continue;
        for (let b = 0; b < m && this.present[c * m + a] !== 0; b++) {
          if (b !== a) better = this.piece(c, a, b) || better;
        }
      }
    }
    return better;
  }

  private piece(c: number, a: number, b: number): boolean {
    const { m, clusters } = this.model;
    const size = this.present[c * m + a]!;
    const there = this.ways(c, a, b);
    if (there === Number.POSITIVE_INFINITY) return false;
    const alone = there + this.split(c, a, b, size);
    const work = this.pieceWork(c, a);
    if (this.fits(a, b, size, 0) && alone + this.balanceChange(a, b, work) < -LEAST_GAIN) {
      this.givePiece(c, a, b);
      return true;
    }
    for (let d = 0; d < clusters; d++) {
      const back = this.present[d * m + b]!;
      if (d === c || back === 0 || !this.fits(a, b, size, back)) continue;
      const change =
        alone + this.ways(d, b, a) + this.split(d, b, a, back) + this.balanceChange(a, b, work - this.pieceWork(d, b));
      if (!(change < -LEAST_GAIN)) continue;
      this.givePiece(c, a, b);
      this.givePiece(d, b, a);
      return true;
    }
    return false;
  }

  private ways(c: number, a: number, b: number): number {
    const { m, cost } = this.model;
    let sum = 0;
    for (const h of this.inCluster[c]!) if (this.owners[h] === a) sum += cost[h * m + b]! - cost[h * m + a]!;
    return sum;
  }

  private pieceWork(c: number, a: number): number {
    let sum = 0;
    for (const h of this.inCluster[c]!) if (this.owners[h] === a) sum += this.model.work[h]!;
    return sum;
  }

  private givePiece(c: number, a: number, b: number): void {
    for (const h of this.inCluster[c]!) if (this.owners[h] === a) this.give(h, b);
  }
}
