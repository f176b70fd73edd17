import { type Blinks, fairCost, type Insertion } from './insertion-parts.ts';
import type { Routes } from './routes.ts';
import { arrive, beginAt } from './timing.ts';

/** `tryRoute` with breaks, several windows, setup that depends on the stop before, and loads that come and go. */
export function tryGeneral(
  routes: Routes,
  v: number,
  job: number,
  basis: number,
  best: Insertion,
  blinks: Blinks,
): void {
  const { model, stops } = routes;
  const { durations, costs, distances, service, setup } = model.classes[model.classOf[v]!]!;
  const { nodes, fairness } = model;
  const base = v * routes.stride;
  const last = base + routes.length[v]!;
  const spareTravel = model.maxTravel[v]! - routes.travel[v]!;
  const spareDistance = model.maxDistance[v]! - routes.distance[v]!;
  const { layers, early, lateSame } = routes;
  const opens = model.windowStart[model.windowFrom[job]!]!;
  const closes = model.windowEnd[model.windowFrom[job + 1]! - 1]!;
  const door = service[job]!;
  const { gap } = routes;
  const all = model.breaks[v]!.length;
  for (let i = base; i <= last; i++) {
    if (door > gap[i]!) continue;
    const here = stops[i]!;
    const to = stops[i + 1]!;
    let delta = costs[here * nodes + job]! + costs[job * nodes + to]! - costs[here * nodes + to]! + basis;
    if (delta >= best.cost) continue;
    // even without breaks too late?
    let soonest = early[i * layers]!;
    for (let b = 1; b <= all; b++) if (early[i * layers + b]! < soonest) soonest = early[i * layers + b]!;
    soonest += durations[here * nodes + job]!;
    if (soonest > closes) continue;
    if (Math.max(soonest, opens) + door + durations[job * nodes + to]! > lateSame[(i + 1) * layers + all]!) continue;
    const way = durations[here * nodes + job]! + durations[job * nodes + to]! - durations[here * nodes + to]!;
    if (way > spareTravel) continue;
    if (
      distances !== null &&
      distances[here * nodes + job]! + distances[job * nodes + to]! - distances[here * nodes + to]! > spareDistance
    )
      continue;
    if (fairness > 0) {
      delta += fairCost(routes, v, way + service[job]! + setup[job]!);
      if (delta >= best.cost) continue;
    }
    if (--blinks.left < 0) {
      blinks.left = blinks.draw();
      continue;
    }
    if (model.hasPickup && !loadFits(routes, v, i, job)) continue;
    if (!timeFits(routes, v, i, job)) continue;
    best.cost = delta;
    best.route = v;
    best.position = i - base + 1;
  }
}

function loadFits(routes: Routes, v: number, i: number, job: number): boolean {
  const { amounts, delivery, pickup, capacity } = routes.model;
  for (let q = 0; q < amounts; q++) {
    const most = capacity[v * amounts + q]!;
    if (routes.heaviestBefore[i * amounts + q]! + delivery[job * amounts + q]! > most) return false;
    if (routes.heaviestAfter[i * amounts + q]! + pickup[job * amounts + q]! > most) return false;
  }
  return true;
}

/** Is there a way to take the breaks with which `job` fits behind stop `i`? Tries every split of them. */
function timeFits(routes: Routes, v: number, i: number, job: number): boolean {
  const { model, stops, early, layers } = routes;
  const { nodes, placeOf } = model;
  const { durations, service, setup } = model.classes[model.classOf[v]!]!;
  const breaks = model.breaks[v]!;
  const here = stops[i]!;
  const to = stops[i + 1]!;
  const there = durations[here * nodes + job]!;
  const onward = durations[job * nodes + to]!;
  const door = service[job]! + (placeOf[here] === placeOf[job] ? 0 : setup[job]!);
  const late = placeOf[job] === placeOf[to] ? routes.lateSame : routes.late;
  for (let a = 0; a <= breaks.length; a++) {
    const leave = early[i * layers + a]!;
    if (leave === Number.POSITIVE_INFINITY) continue;
    for (let b = a; b <= breaks.length; b++) {
      const done = beginAt(model, job, arrive(breaks, a, b, leave, there)) + door;
      if (done === Number.POSITIVE_INFINITY) break;
      for (let c = b; c <= breaks.length; c++) {
        const arrival = arrive(breaks, b, c, done, onward);
        // a break missed is never made good, not even where the day has no end
        if (arrival === Number.POSITIVE_INFINITY) break;
        if (arrival <= late[(i + 1) * layers + c]!) return true;
      }
    }
  }
  return false;
}
