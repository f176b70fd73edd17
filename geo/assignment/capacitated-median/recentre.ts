import { allowance, penalty, type Walk } from './walk.ts';

/** How often a point that is given to another median is tried; it serves best only where capacities are tight. */
const FOREIGN = 0.1;

/** Makes a point near the median of a cluster its median, mostly one of its own. */
export function recentre(walk: Walk, cluster: number, members: Int32Array): void {
  const { state, points, random } = walk;
  const { n, capacity, costOfMedian } = state.instance;
  const old = state.median[cluster]!;
  const median = points.column[old * points.width + Math.floor(random() * random() * points.width)]!;
  if (state.opened[median] !== -1) return;
  if (state.clusterOf[median] !== cluster && random() > FOREIGN) return;
  const limit = allowance(walk);
  const load = state.load[cluster]!;
  let change = 0;
  if (capacity[median] !== capacity[old]) {
    const over = Math.max(0, load - capacity[median]!);
    change = (over > 0 ? walk.fine + walk.price * over : 0) - penalty(walk, cluster, 0);
  }
  const count = state.pointsOf(cluster, members);
  for (let at = 0; at < count; at++) {
    const point = members[at]!;
    change += costOfMedian[median * n + point]! - state.paid[point]!;
  }
  if (change <= limit) state.setMedian(cluster, median);
}
