import type { Instance } from './problem.ts';
import { sortDescending } from './sort.ts';
import { State } from './state.ts';

/**
 * A first solution: medians drawn far from each other in proportion to demand × distance (Arthur and Vassilvitskii's
 * k-means++, 2007), points given to the nearest with room, those with most to lose first, medians moved to the middle
 * of what they got, a few times.
 */
export function firstSolution(instance: Instance, random: () => number, rounds: number): State {
  let medians = spread(instance, random);
  let best: State | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= rounds; round++) {
    const state = giveByRegret(instance, medians);
    const score = state.overload() * 1e6 + state.cost();
    if (score >= bestScore) break;
    best = state;
    bestScore = score;
    medians = middles(state);
  }
  return best!;
}

function spread({ n, p, cost, capacity, demand }: Instance, random: () => number): Int32Array {
  const medians = new Int32Array(p);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const biggest = capacity.reduce((most, one) => Math.max(most, one), 0);
  const weight = (i: number, distance: number) => (distance * (demand[i]! + 1e-9) * capacity[i]!) / (biggest || 1);
  const chosen = new Uint8Array(n);
  medians[0] = Math.floor(random() * n);
  for (let k = 0; k < p; k++) {
    if (k > 0) {
      let total = 0;
      for (let i = 0; i < n; i++) if (!chosen[i]) total += weight(i, nearest[i]!);
      let rest = random() * total;
      let pick = -1;
      for (let i = 0; i < n; i++) {
        if (chosen[i]) continue;
        if (pick === -1 || rest > 0) pick = i;
        rest -= weight(i, nearest[i]!);
        if (rest <= 0) break;
      }
      medians[k] = pick;
    }
    const median = medians[k]!;
    chosen[median] = 1;
    for (let i = 0; i < n; i++) nearest[i] = Math.min(nearest[i]!, cost[i * n + median]!);
  }
  return medians;
}

/** Each point to the nearest median with room; the order is by what a point loses at its second nearest. */
function giveByRegret(instance: Instance, medians: Int32Array): State {
  const { n, p, cost, demand, capacity } = instance;
  const state = new State(instance, medians);
  const regret = new Float64Array(n);
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    let first = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    for (let k = 0; k < p; k++) {
      const c = cost[i * n + medians[k]!]!;
      if (c < first) {
        second = first;
        first = c;
      } else if (c < second) second = c;
    }
    regret[i] = p > 1 ? (second - first) * 1000 + demand[i]! : demand[i]!;
    order[i] = i;
  }
  sortDescending(order, regret, n);
  for (let at = 0; at < n; at++) {
    const i = order[at]!;
    let best = -1;
    let roomiest = 0;
    for (let k = 0; k < p; k++) {
      const room = capacity[medians[k]!]! - state.load[k]!;
      if (room > capacity[medians[roomiest]!]! - state.load[roomiest]!) roomiest = k;
      if (room >= demand[i]! && (best === -1 || cost[i * n + medians[k]!]! < cost[i * n + medians[best]!]!)) best = k;
    }
    state.put(i, best === -1 ? roomiest : best);
  }
  return state;
}

/** The cheapest median of each cluster among its own points. */
function middles(state: State): Int32Array {
  const { n, p, cost, capacity } = state.instance;
  const medians = Int32Array.from(state.median);
  const points = new Int32Array(n);
  for (let k = 0; k < p; k++) {
    const size = state.pointsOf(k, points, 0);
    let best = Number.POSITIVE_INFINITY;
    for (let a = 0; a < size; a++) {
      const candidate = points[a]!;
      if (capacity[candidate]! < state.load[k]! || (state.opened[candidate] !== -1 && state.opened[candidate] !== k))
        continue;
      let sum = 0;
      for (let b = 0; b < size && sum < best; b++) sum += cost[points[b]! * n + candidate]!;
      if (sum < best) {
        best = sum;
        medians[k] = candidate;
      }
    }
  }
  return medians;
}
