import { loadFits, timeFits, timeFitsPlain, timeFitsWithOneBreak } from './insertion-fits.ts';
import { type Blinks, baseCost, fairCost, type Insertion } from './insertion-parts.ts';
import { TIMING } from './route-times.ts';
import type { Routes } from './routes.ts';

/**
 * Looks for a place for `job` in route `v` that is cheaper than the best so far.
 *
 * @param extra  what is added to the cost wherever in the route it is
 */
export function tryRoute(routes: Routes, v: number, job: number, extra: number, best: Insertion, blinks: Blinks): void {
  const { model, stops, ways, wayCosts, early, gap, layers } = routes;
  const { nodes, fairness, hasPickup } = model;
  const slot = routes.slotOf[v]!;
  if (!capacityFits(routes, v, slot, job)) return;
  const { durations, costs, distances, service, setup } = model.classes[model.classOf[v]!]!;
  const basis = baseCost(routes, v, slot, job) + extra;
  const closes = model.windowEnd[model.windowFrom[job + 1]! - 1]!;
  const door = service[job]!;
  const timing = routes.timing[v]!;
  const base = slot * routes.stride;
  const last = base + routes.length[slot]!;
  const spareTravel = model.maxTravel[v]! - routes.travel[slot]!;
  const spareDistance = model.maxDistance[v]! - routes.distance[slot]!;
  const out = job * nodes;
  let limit = best.cost - basis;
  let left = blinks.left;
  let found = -1;
  for (let i = base; i <= last; i++) {
    if (door > gap[i]!) continue;
    const into = stops[i]! * nodes + job;
    const onto = out + stops[i + 1]!;
    let delta = costs[into]! + costs[onto]! - wayCosts[i]!;
    if (delta >= limit) continue;
    // with breaks taken one only leaves later
    if (early[i * layers]! > closes) break;
    const there = durations[into]!;
    const onward = durations[onto]!;
    const added = there + onward - ways[i]!;
    if (added > spareTravel) continue;
    if (
      distances !== null &&
      distances[into]! + distances[onto]! - distances[stops[i]! * nodes + stops[i + 1]!]! > spareDistance
    )
      continue;
    if (fairness > 0) {
      delta += fairCost(routes, slot, added + door + setup[job]!);
      if (delta >= limit) continue;
    }
    if (hasPickup && !loadFits(routes, v, i, job)) continue;
    if (timing === TIMING.plain) {
      if (!timeFitsPlain(routes, i, job, there, door, onward)) continue;
    } else if (timing === TIMING.oneBreak) {
      if (!timeFitsWithOneBreak(routes, v, i, job, there, door, onward)) continue;
    } else if (!timeFits(routes, v, i, job)) continue;
    if (--left < 0) {
      left = blinks.draw();
      continue;
    }
    limit = delta;
    found = i - base + 1;
  }
  blinks.left = left;
  if (found < 0) return;
  best.cost = limit + basis;
  best.route = v;
  best.position = found;
}

function capacityFits({ model, delivered }: Routes, v: number, slot: number, job: number): boolean {
  const { amounts, delivery, capacity } = model;
  for (let q = 0; q < amounts; q++) {
    if (delivered[slot * amounts + q]! + delivery[job * amounts + q]! > capacity[v * amounts + q]!) return false;
  }
  return true;
}
