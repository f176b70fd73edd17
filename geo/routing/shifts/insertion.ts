import type { FastRandom } from './random.ts';
import type { Routes } from './routes.ts';
import { arrive, beginAt } from './timing.ts';

/** What an insertion costs less than; it is then in `position`. */
export class Insertion {
  cost = Number.POSITIVE_INFINITY;
  route = -1;
  position = -1;
}

/** Positions left out at random, one in a hundred, as in SISR ("blinks"). */
export class Blinks {
  private readonly random: FastRandom;
  private readonly scale: number;
  left: number;

  constructor(random: FastRandom, rate: number) {
    this.random = random;
    this.scale = 1 / Math.log(1 - rate);
    this.left = this.draw();
  }

  /** How many positions are looked at before the next one is left out. */
  draw(): number {
    return Math.log(1 - this.random.next()) * this.scale;
  }
}

/** Looks for a place for `job` in route `v` that is cheaper than the best so far. */
export function tryRoute(routes: Routes, v: number, job: number, best: Insertion, blinks: Blinks): void {
  const { model } = routes;
  const { jobs, amounts, hasPickup } = model;
  if (model.allowed[v * jobs + job] === 0 || routes.usable[v] === 0) return;
  if (routes.length[v]! >= model.maxTasks[v]!) return;
  for (let q = 0; q < amounts; q++) {
    if (routes.delivered[v * amounts + q]! + model.delivery[job * amounts + q]! > model.capacity[v * amounts + q]!)
      return;
  }
  if (routes.layers === 1 && !hasPickup && !model.hasSetup && model.windowFrom[job + 1]! - model.windowFrom[job]! === 1)
    tryPlain(routes, v, job, best, blinks);
  else tryGeneral(routes, v, job, best, blinks);
}

/** Cost of the route's other parts that `job` adds: a vehicle taken into use, time at the door, fairness. */
function baseCost(routes: Routes, v: number, job: number): number {
  const { model } = routes;
  const cost = model.classes[model.classOf[v]!]!.taskCost[job]!;
  // The empty route's way from start to end is not paid for.
  if (routes.length[v]! > 0) return cost;
  const { nodes } = model;
  return (
    cost +
    model.fixedCost[v]! +
    model.classes[model.classOf[v]!]!.costs[model.startNode[v]! * nodes + model.endNode[v]!]!
  );
}

function fairCost(routes: Routes, v: number, added: number): number {
  const { fairness } = routes.model;
  const work = routes.length[v]! === 0 ? 0 : routes.work[v]!;
  return fairness * added * (work + 0.5 * added);
}

function tryPlain(routes: Routes, v: number, job: number, best: Insertion, blinks: Blinks): void {
  const { model, stops, early, late } = routes;
  const { durations, costs, distances, service } = model.classes[model.classOf[v]!]!;
  const { nodes, fairness } = model;
  const window = model.windowFrom[job]!;
  const opens = model.windowStart[window]!;
  const closes = model.windowEnd[window]!;
  const door = service[job]!;
  const base = v * routes.stride;
  const last = base + routes.length[v]!;
  const basis = baseCost(routes, v, job);
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
    let delta = costs[here * nodes + job]! + costs[out + to]! - costs[here * nodes + to]!;
    if (delta >= limit) continue;
    const leave = early[i]!;
    if (leave > closes) break;
    const there = durations[here * nodes + job]!;
    const onward = durations[out + to]!;
    let begin = leave + there;
    if (begin > closes) continue;
    if (begin < opens) begin = opens;
    if (begin + door + onward > late[i + 1]!) continue;
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

/** The same with breaks, several windows, setup that depends on the stop before, and loads that come and go. */
function tryGeneral(routes: Routes, v: number, job: number, best: Insertion, blinks: Blinks): void {
  const { model, stops } = routes;
  const { durations, costs, distances, service, setup } = model.classes[model.classOf[v]!]!;
  const { nodes, fairness } = model;
  const base = v * routes.stride;
  const last = base + routes.length[v]!;
  const basis = baseCost(routes, v, job);
  const spareTravel = model.maxTravel[v]! - routes.travel[v]!;
  const spareDistance = model.maxDistance[v]! - routes.distance[v]!;
  const { layers, early, lateSame } = routes;
  const opens = model.windowStart[model.windowFrom[job]!]!;
  const closes = model.windowEnd[model.windowFrom[job + 1]! - 1]!;
  const door = service[job]!;
  const all = model.breaks[v]!.length;
  for (let i = base; i <= last; i++) {
    const here = stops[i]!;
    const to = stops[i + 1]!;
    let delta = costs[here * nodes + job]! + costs[job * nodes + to]! - costs[here * nodes + to]! + basis;
    if (delta >= best.cost) continue;
    // even without breaks too late?
    let soonest = early[i * layers]!;
    for (let b = 1; b <= all; b++) if (early[i * layers + b]! < soonest) soonest = early[i * layers + b]!;
    soonest += durations[here * nodes + job]!;
    if (soonest > closes) continue;
    if ((soonest > opens ? soonest : opens) + door + durations[job * nodes + to]! > lateSame[(i + 1) * layers + all]!)
      continue;
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
        if (arrive(breaks, b, c, done, onward) <= late[(i + 1) * layers + c]!) return true;
      }
    }
  }
  return false;
}
