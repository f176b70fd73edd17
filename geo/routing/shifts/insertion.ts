import { tryGeneral } from './insertion-general.ts';
import { type Blinks, baseCost, fairCost, type Insertion } from './insertion-parts.ts';
import type { Leaning } from './leaning.ts';
import type { Routes } from './routes.ts';

/** Looks for a place for `job` in route `v` that is cheaper than the best so far. */
export function tryRoute(
  routes: Routes,
  v: number,
  job: number,
  leaning: Leaning,
  best: Insertion,
  blinks: Blinks,
): void {
  const { model } = routes;
  const { jobs, amounts, hasPickup } = model;
  if (model.allowed[v * jobs + job] === 0) return;
  const door = model.classes[model.classOf[v]!]!.service[job]!;
  if (door > routes.widestGap[v]!) return;
  if (routes.length[v]! >= model.maxTasks[v]!) return;
  for (let q = 0; q < amounts; q++) {
    if (routes.delivered[v * amounts + q]! + model.delivery[job * amounts + q]! > model.capacity[v * amounts + q]!)
      return;
  }
  const basis = baseCost(routes, v, job) + leaning.of(v, door);
  if (
    model.breaks[v]!.length === 0 &&
    !hasPickup &&
    !model.hasSetup &&
    model.windowFrom[job + 1]! - model.windowFrom[job]! === 1
  )
    tryPlain(routes, v, job, basis, best, blinks);
  else tryGeneral(routes, v, job, basis, best, blinks);
}

function tryPlain(routes: Routes, v: number, job: number, basis: number, best: Insertion, blinks: Blinks): void {
  const { model, stops, early, late, gap, layers } = routes;
  const { durations, costs, distances, service } = model.classes[model.classOf[v]!]!;
  const { nodes, fairness } = model;
  const window = model.windowFrom[job]!;
  const opens = model.windowStart[window]!;
  const closes = model.windowEnd[window]!;
  const door = service[job]!;
  const base = v * routes.stride;
  const last = base + routes.length[v]!;
  const spareTravel = model.maxTravel[v]! - routes.travel[v]!;
  const spareDistance = model.maxDistance[v]! - routes.distance[v]!;
  const out = job * nodes;
  let limit = best.cost - basis;
  let left = blinks.left;
  let found = -1;
  let from = stops[base]!;
  for (let i = base; i <= last; i++) {
    const to = stops[i + 1]!;
    const here = from;
    from = to;
    if (door > gap[i]!) continue;
    let delta = costs[here * nodes + job]! + costs[out + to]! - costs[here * nodes + to]!;
    if (delta >= limit) continue;
    const leave = early[i * layers]!;
    if (leave > closes) break;
    const there = durations[here * nodes + job]!;
    const onward = durations[out + to]!;
    let begin = leave + there;
    if (begin > closes) continue;
    if (begin < opens) begin = opens;
    if (begin + door + onward > late[(i + 1) * layers]!) continue;
    if (--left < 0) {
      left = blinks.draw();
      continue;
    }
    const way = there + onward - durations[here * nodes + to]!;
    if (way > spareTravel) continue;
    if (
      distances !== null &&
      distances[here * nodes + job]! + distances[out + to]! - distances[here * nodes + to]! > spareDistance
    )
      continue;
    if (fairness > 0) {
      delta += fairCost(routes, v, way + door);
      if (delta >= limit) continue;
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
