import type { Neighbour } from './neighbours.ts';
import { distance, median, type Point } from './plane.ts';

/** So many households make a middle to be far from. */
const ENOUGH = 8;
/** Far is this many times the usual spread (median absolute deviation, scaled to a standard deviation). */
const TIMES = 6;
const MAD_TO_DEVIATION = 1.4826;

export interface Outlier {
  id: string;
  metres: number;
  of: 'cluster' | 'hamlet';
}

/**
 * Households far from the middle of their cluster or, in a cluster of few or none, of their hamlet. Middle and spread
 * are medians, so that a few wrong places do not hide each other.
 */
export function farFromOthers(neighbours: readonly Neighbour[], leastMetres: number): Outlier[] {
  const clusters = new Map<string, Neighbour[]>();
  for (const one of neighbours) {
    const key = one.household.clusterId;
    if (key !== null) clusters.set(key, [...(clusters.get(key) ?? []), one]);
  }
  const full = [...clusters.values()].filter((cluster) => cluster.length >= ENOUGH);
  const inFull = new Set(full.flat());
  return [
    ...full.flatMap((cluster) => farIn(cluster, cluster, leastMetres, 'cluster')),
    ...farIn(
      neighbours,
      neighbours.filter((one) => !inFull.has(one)),
      leastMetres,
      'hamlet',
    ),
  ];
}

function farIn(all: readonly Neighbour[], asked: readonly Neighbour[], least: number, of: Outlier['of']): Outlier[] {
  if (all.length < ENOUGH) return [];
  const middle: Point = [median(all.map(({ point }) => point[0])), median(all.map(({ point }) => point[1]))];
  const metres = all.map(({ point }) => distance(point, middle));
  const usual = median(metres);
  const deviation = MAD_TO_DEVIATION * median(metres.map((one) => Math.abs(one - usual)));
  const limit = Math.max(least, usual + TIMES * deviation);
  return asked
    .map(({ household, point }): Outlier => ({ id: household.id, metres: Math.round(distance(point, middle)), of }))
    .filter((one) => one.metres > limit);
}
