import type { Instance } from './problem.ts';

/** Rounds over all points at most. */
const MOST_ROUNDS = 4;

/**
 * Betters medians as if capacities did not count: a point takes the place of the median that is missed least, as long as
 * it makes the sum of ways less. All medians are judged at once, so a point costs O(n) (Whitaker: INFOR 21, 1983; Hansen,
 * Mladenović: Location Science 5, 1997), a round O(n²), whatever p.
 *
 * @param medians  changed in place
 */
export function interchange({ n, p, costOfMedian }: Instance, medians: Int32Array, random: () => number): void {
  const first = new Int32Array(n);
  const second = new Int32Array(n);
  const loss = new Float64Array(p);
  const isMedian = new Uint8Array(n);
  for (const median of medians) isMedian[median] = 1;
  // Of each point the two nearest medians, as places in `medians`
  const seek = (point: number) => {
    let [a, b] = [-1, -1];
    let [least, next] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let k = 0; k < p; k++) {
      const cost = costOfMedian[medians[k]! * n + point]!;
      if (cost < least) [b, next, a, least] = [a, least, k, cost];
      else if (cost < next) [b, next] = [k, cost];
    }
    first[point] = a;
    second[point] = b;
  };
  for (let point = 0; point < n; point++) seek(point);
  const paid = Float64Array.from(first, (k, point) => costOfMedian[medians[k]! * n + point]!);
  const beside = Float64Array.from(second, (k, point) => costOfMedian[medians[k]! * n + point]!);
  const step = coprimeStep(n, random);
  let quiet = 0;
  let candidate = Math.floor(random() * n);
  for (let tried = 0; tried < MOST_ROUNDS * n && quiet < n; tried++, quiet++) {
    candidate = (candidate + step) % n;
    if (isMedian[candidate]) continue;
    const row = candidate * n;
    let gain = 0;
    loss.fill(0);
    for (let point = 0; point < n; point++) {
      const cost = costOfMedian[row + point]!;
      const now = paid[point]!;
      if (cost < now) gain += now - cost;
      else loss[first[point]!]! += Math.min(cost, beside[point]!) - now;
    }
    let leaves = 0;
    for (let k = 1; k < p; k++) if (loss[k]! < loss[leaves]!) leaves = k;
    if (gain - loss[leaves]! <= 1e-9 * gain) continue;
    isMedian[medians[leaves]!] = 0;
    isMedian[candidate] = 1;
    medians[leaves] = candidate;
    quiet = 0;
    for (let point = 0; point < n; point++) {
      if (first[point] !== leaves && second[point] !== leaves && costOfMedian[row + point]! >= beside[point]!) continue;
      seek(point);
      paid[point] = costOfMedian[medians[first[point]!]! * n + point]!;
      beside[point] = costOfMedian[medians[second[point]!]! * n + point]!;
    }
  }
}

/** A step by which all points come once, in an order that is not the map's. */
function coprimeStep(n: number, random: () => number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = 1 + Math.floor(random() * n);
  while (divisor(step, n) !== 1) step++;
  return step;
}
