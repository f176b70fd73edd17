import { interchange } from './interchange.ts';
import type { Nearest } from './nearest.ts';
import type { Instance } from './problem.ts';
import { sortDescending } from './sort.ts';
import { State } from './state.ts';

/** Of so many points drawn the one farthest from all medians so far becomes the next. */
const DRAWN = 4;
/** With so many points a median where the medians lie decides; with fewer, annealing finds that sooner itself. */
const MANY_EACH = 20;

/**
 * A first solution: medians drawn apart from each other, and bettered where each has many points; then points given to
 * the nearest with room, those with most to lose first (regret, Mulvey and Beck 1984). It may be beyond capacities.
 *
 * @param near  of each point the nearest medians
 */
export function firstSolution(instance: Instance, near: Nearest, random: () => number): State {
  const medians = spread(instance, near, random);
  if (instance.p > 1 && instance.n >= MANY_EACH * instance.p) interchange(instance, medians, random);
  const state = new State(instance, medians);
  for (const point of byRegret(state, near)) {
    const cluster = nearestWithRoom(state, near, point);
    state.put(point, cluster, instance.costOfMedian[state.median[cluster]! * instance.n + point]!);
  }
  return state;
}

function spread({ n, p }: Instance, { width, column, cost }: Nearest, random: () => number): Int32Array {
  const medians = new Int32Array(p);
  const chosen = new Uint8Array(n);
  const away = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let k = 0; k < p; k++) {
    let pick = -1;
    for (let drawn = 0; drawn < DRAWN; drawn++) {
      let point = Math.floor(random() * n);
      while (chosen[point]) point = point + 1 === n ? 0 : point + 1;
      if (pick === -1 || away[point]! > away[pick]!) pick = point;
    }
    medians[k] = pick;
    chosen[pick] = 1;
    for (let at = pick * width; at < (pick + 1) * width; at++) {
      const point = column[at]!;
      if (cost[at]! < away[point]!) away[point] = cost[at]!;
    }
  }
  return medians;
}

/** Points by how much worse their second median is than their first. */
function byRegret({ instance, opened }: State, { width, column, cost }: Nearest): Int32Array {
  const { n, demand } = instance;
  const regret = new Float64Array(n);
  const order = new Int32Array(n);
  for (let point = 0; point < n; point++) {
    order[point] = point;
    const last = cost[(point + 1) * width - 1]!;
    let first = last;
    let second = last;
    for (let at = point * width, found = 0; at < (point + 1) * width && found < 2; at++) {
      if (opened[column[at]!] === -1) continue;
      if (found++ === 0) first = cost[at]!;
      else second = cost[at]!;
    }
    regret[point] = (second - first) * 1000 + demand[point]!;
  }
  sortDescending(order, regret, n);
  return order;
}

/** Where none of the neighbours has room, the nearest of them all the same; the roomiest where none is a median. */
function nearestWithRoom(state: State, { width, column }: Nearest, point: number): number {
  const { instance, opened, median, load } = state;
  const { p, demand, capacity } = instance;
  let nearest = -1;
  for (let at = point * width; at < (point + 1) * width; at++) {
    const cluster = opened[column[at]!]!;
    if (cluster === -1) continue;
    if (state.over(cluster, demand[point]!) === 0) return cluster;
    if (nearest === -1) nearest = cluster;
  }
  if (nearest !== -1) return nearest;
  const room = (cluster: number) => capacity[median[cluster]!]! - load[cluster]!;
  let roomiest = 0;
  for (let k = 1; k < p; k++) if (room(k) > room(roomiest)) roomiest = k;
  return roomiest;
}
