import { allowance, penalty, type Walk } from './walk.ts';

/** Medians with room asked for a point that is pushed out. */
const ASKED = 3;
/** Neighbours looked through for them. */
const LOOKED = 24;

/**
 * Moves a point to the cluster of a point near it; where there is no room, that one leaves for the first's cluster
 * (a swap) or for another one nearby (an ejection chain, Yagiura, Ibaraki and Glover 2004).
 */
export function exchange(walk: Walk, point: number): void {
  const { state, medians, random } = walk;
  const { clusterOf, median, paid } = state;
  const { n, demand, costOfMedian } = state.instance;
  // Nearer ones more often
  const other = medians.column[point * medians.width + Math.floor(random() * random() * medians.width)]!;
  const from = clusterOf[point]!;
  const to = clusterOf[other]!;
  if (from === to) return;
  const q = demand[point]!;
  const cost = costOfMedian[median[to]! * n + point]!;
  const change = cost - paid[point]!;
  const relief = penalty(walk, from, 0) - penalty(walk, from, -q);
  const limit = allowance(walk);
  if (change - relief > limit && change - paid[other]! - relief > limit) return;
  const before = penalty(walk, to, 0);
  const worse = penalty(walk, to, q) - before;
  if (change + worse - relief <= limit) {
    state.move(point, to, cost);
    return;
  }
  if (worse === 0) return;
  const pushed = demand[other]!;
  const base = change - paid[other]! + penalty(walk, to, q - pushed) - before;
  let best = costOfMedian[median[from]! * n + other]!;
  let total = base + best + penalty(walk, from, pushed - q) - penalty(walk, from, 0);
  let end = from;
  const { column, cost: costs, width } = medians;
  for (let at = other * width, asked = 0; at < other * width + Math.min(width, LOOKED) && asked < ASKED; at++) {
    const third = state.opened[column[at]!]!;
    if (third === -1 || third === from || third === to) continue;
    asked++;
    const sum = base - relief + costs[at]! + penalty(walk, third, pushed) - penalty(walk, third, 0);
    if (sum < total) {
      total = sum;
      end = third;
      best = costs[at]!;
    }
  }
  if (total > limit) return;
  state.move(point, to, cost);
  state.move(other, end, best);
}
