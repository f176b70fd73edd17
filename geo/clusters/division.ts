import type { HamletGraph } from './graph.ts';

/** How large clusters may be. */
export interface Bounds {
  least: number;
  target: number;
  most: number;
}

/** Minutes a household beyond the bounds weighs, squared; and one away from the target. */
const BEYOND = 40;
const AWAY = 0.02;

/** What a cluster's size costs, minutes. */
export function sizeCost(size: number, { least, target, most }: Bounds): number {
  const beyond = Math.max(0, size - most, least - size);
  return size === 0 ? 0 : BEYOND * beyond * beyond + AWAY * (size - target) * (size - target);
}

/**
 * Households divided into clusters, with what is needed to judge a change at once. The cost of a cluster is the sum
 * over its households of the mean minutes to the others (twice the pairwise sum over its size), and that of its size.
 */
export interface Division {
  /** cluster of a household; -1 of those that take no part */
  of: Int32Array;
  count: number;
  size: Int32Array;
  /** `sum[c * n + i]`: minutes from household i to all of cluster c */
  sum: Float64Array;
  /** minutes between the pairs of a cluster, each pair twice */
  within: Float64Array;
}

export function divisionOf({ n, minutes }: HamletGraph, of: Int32Array, count: number): Division {
  const division: Division = {
    of,
    count,
    size: new Int32Array(count),
    sum: new Float64Array(count * n),
    within: new Float64Array(count),
  };
  for (let j = 0; j < n; j++) {
    const c = of[j]!;
    if (c < 0) continue;
    division.size[c]!++;
    for (let i = 0; i < n; i++) division.sum[c * n + i]! += minutes[j * n + i]!;
  }
  for (let i = 0; i < n; i++) if (of[i]! >= 0) division.within[of[i]!]! += division.sum[of[i]! * n + i]!;
  return division;
}

export const copyOf = ({ of, count, size, sum, within }: Division): Division => ({
  of: of.slice(),
  count,
  size: size.slice(),
  sum: sum.slice(),
  within: within.slice(),
});

export const clusterCost = (within: number, size: number, bounds: Bounds): number =>
  size === 0 ? 0 : within / size + sizeCost(size, bounds);

export function totalCost({ within, size, count }: Division, bounds: Bounds): number {
  let cost = 0;
  for (let c = 0; c < count; c++) cost += clusterCost(within[c]!, size[c]!, bounds);
  return cost;
}

/** What is gained (negative) when household i goes to cluster b. O(1). */
export function moveCost({ n }: HamletGraph, division: Division, i: number, b: number, bounds: Bounds): number {
  const { of, sum, within, size } = division;
  const a = of[i]!;
  const lessA = within[a]! - 2 * sum[a * n + i]!;
  const moreB = within[b]! + 2 * sum[b * n + i]!;
  return (
    clusterCost(lessA, size[a]! - 1, bounds) +
    clusterCost(moreB, size[b]! + 1, bounds) -
    clusterCost(within[a]!, size[a]!, bounds) -
    clusterCost(within[b]!, size[b]!, bounds)
  );
}

/** O(n). */
export function moveHousehold({ n, minutes }: HamletGraph, division: Division, i: number, b: number): void {
  const { of, sum, within, size } = division;
  const a = of[i]!;
  within[a]! -= 2 * sum[a * n + i]!;
  within[b]! += 2 * sum[b * n + i]!;
  size[a]!--;
  size[b]!++;
  of[i] = b;
  for (let j = 0; j < n; j++) {
    const apart = minutes[i * n + j]!;
    sum[a * n + j]! -= apart;
    sum[b * n + j]! += apart;
  }
}

/** Whether a cluster hangs together without household i; arrays of its own are used again. */
export function connectionTest({ n, start, to }: HamletGraph): (of: Int32Array, i: number) => boolean {
  const seen = new Int32Array(n).fill(-1);
  const open = new Int32Array(n);
  let round = 0;
  return (of, i) => {
    const own = of[i]!;
    round++;
    let wanted = 0;
    let first = -1;
    for (let k = start[i]!; k < start[i + 1]!; k++)
      if (of[to[k]!] === own) {
        wanted++;
        first = to[k]!;
      }
    if (wanted <= 1) return true;
    // All neighbours of i must be reached from one of them.
    let [size, read] = [0, 0];
    open[size++] = first;
    seen[first] = round;
    seen[i] = round;
    while (read < size) {
      const here = open[read++]!;
      for (let k = start[here]!; k < start[here + 1]!; k++) {
        const next = to[k]!;
        if (of[next] !== own || seen[next] === round) continue;
        seen[next] = round;
        open[size++] = next;
      }
    }
    for (let k = start[i]!; k < start[i + 1]!; k++) if (of[to[k]!] === own && seen[to[k]!] !== round) return false;
    return true;
  };
}
