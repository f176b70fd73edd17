/** A part of the task that hangs together (a hamlet), in typed arrays: `n` households, `m` members. */
export interface Model {
  n: number;
  m: number;
  /** metres of giving household h to member k, change of face included: `cost[h * m + k]`; infinite: not allowed */
  cost: Float64Array;
  /** cluster of each household, −1 where none */
  cluster: Int32Array;
  clusters: number;
  work: Float64Array;
  /** least and most households of a member */
  low: Int32Array;
  high: Int32Array;
  /** share of the work a member should have, all together 1 */
  share: Float64Array;
  splitMetres: number;
  /** weight of the squared deviation from the share of work, metres */
  balance: number;
}

/** Member of each household, −1 where nobody. */
export type Owners = Int32Array;

/** Metres of everything that counts: ways, changes of face, split clusters, uneven work. Nobody costs nothing here. */
export function objective(model: Model, owners: Owners): number {
  const { n, m, cost, cluster, clusters, work, splitMetres } = model;
  const present = new Uint8Array(Math.max(1, clusters) * m);
  const workOf = new Float64Array(m);
  let sum = 0;
  for (let h = 0; h < n; h++) {
    const k = owners[h]!;
    if (k === -1) continue;
    sum += cost[h * m + k]!;
    workOf[k]! += work[h]!;
    const c = cluster[h]!;
    if (c !== -1 && !present[c * m + k]) {
      present[c * m + k] = 1;
      sum += splitMetres;
    }
  }
  const target = targets(model);
  for (let k = 0; k < m; k++) sum += unevenness(model.balance, workOf[k]!, target[k]!);
  return sum;
}

/** Work each member should have. */
export function targets({ m, work, share }: Model): Float64Array {
  const total = work.reduce((sum, one) => sum + one, 0);
  return Float64Array.from({ length: m }, (_, k) => share[k]! * total);
}

/** What a deviation from the share of work costs. */
export const unevenness = (balance: number, work: number, target: number): number =>
  target > 0 ? balance * (work / target - 1) ** 2 : 0;
