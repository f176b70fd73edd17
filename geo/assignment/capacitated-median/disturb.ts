import type { Instance } from './problem.ts';
import type { Region } from './region.ts';
import type { State } from './state.ts';

/** Writes `count` clusters near a random one into the region: the nearest by their medians, now and then one left out. */
export function chooseClusters(
  region: Region,
  state: State,
  count: number,
  random: () => number,
  near: Float64Array,
): void {
  const { n, p, cost } = state.instance;
  const centre = Math.floor(random() * p);
  const from = state.median[centre]! * n;
  for (let k = 0; k < p; k++) near[k] = cost[from + state.median[k]!]! * (0.75 + 0.5 * random());
  near[centre] = -1;
  // The `count` smallest, by insertion into the list so far
  const { clusters } = region;
  let length = 0;
  for (let k = 0; k < p; k++) {
    if (length === count && near[k]! >= near[clusters[length - 1]!]!) continue;
    let at = length < count ? length++ : length - 1;
    for (; at > 0 && near[clusters[at - 1]!]! > near[k]!; at--) clusters[at] = clusters[at - 1]!;
    clusters[at] = k;
  }
}

/** Moves one or two medians of the region to other points of it, or all of them. */
export function disturbMedians(region: Region, { n, costOfMedian }: Instance, random: () => number): void {
  const { size, count, points, medians } = region;
  const taken = (point: number) => {
    if (region.foreign[point]) return true;
    for (let k = 0; k < count; k++) if (medians[k] === point) return true;
    return false;
  };
  const draw = () => {
    for (let tries = 0; tries < 20; tries++) {
      const point = points[Math.floor(random() * size)]!;
      if (!taken(point)) return point;
    }
    return -1;
  };
  const kind = random();
  if (kind < 0.4) {
    // Close one anywhere, open one anywhere
    const point = draw();
    if (point !== -1) medians[Math.floor(random() * count)] = point;
  } else if (kind < 0.8) {
    // A short step: the nearest of a few drawn
    const k = Math.floor(random() * count);
    let best = -1;
    for (let tries = 0; tries < 4; tries++) {
      const point = draw();
      if (point === -1) continue;
      const row = medians[k]! * n;
      if (best === -1 || costOfMedian[row + point]! < costOfMedian[row + best]!) best = point;
    }
    if (best !== -1) medians[k] = best;
  } else if (kind < 0.9) {
    for (let k = 0; k < count; k++) {
      const point = draw();
      if (point !== -1) medians[k] = point;
    }
  } else {
    // Medians stay, some points are thrown to others
    for (let times = 0; times < 2; times++) region.throwOut(Math.floor(random() * size), Math.floor(random() * count));
  }
}
