import type { Model } from './model.ts';
import { refreshLoads } from './route-loads.ts';
import { refreshGaps, timesPlain, timesWithBreaks } from './route-times.ts';

/**
 * Routes of all vehicles under construction, with what is needed to judge an insertion in O(1).
 *
 * Layout: route v lies in `stops` from v × stride: start node, jobs, end node. Times lie at
 * (v × stride + position) × layers + breaks taken so far.
 */
export class Routes {
  readonly model: Model;
  readonly stride: number;
  readonly layers: number;
  readonly stops: Int32Array;
  /** number of jobs */
  readonly length: Int32Array;
  /** earliest departure */
  readonly early: Float64Array;
  /** latest arrival where setup is due */
  readonly late: Float64Array;
  /** latest arrival where setup is not due, coming from the same place */
  readonly lateSame: Float64Array;
  /** per stop: time between the earliest departure and the latest arrival at the next stop, breaks left out */
  readonly gap: Float64Array;
  readonly widestGap: Float64Array;
  /** per vehicle and amount: everything delivered */
  readonly delivered: Float64Array;
  /** per stop and amount, only where something is picked up: heaviest load up to and including the way out of it */
  readonly heaviestBefore: Float64Array;
  /** … on the way out of it and after */
  readonly heaviestAfter: Float64Array;
  readonly travel: Float64Array;
  readonly cost: Float64Array;
  readonly distance: Float64Array;
  /** travel and time at the door */
  readonly work: Float64Array;
  /** −1 unassigned */
  readonly routeOf: Int32Array;
  readonly positionOf: Int32Array;

  constructor(model: Model) {
    const { vehicles, jobs, amounts, hasPickup, hasSetup } = model;
    this.model = model;
    this.stride = jobs + 2;
    this.layers = model.mostBreaks + 1;
    const stops = vehicles * this.stride;
    this.stops = new Int32Array(stops);
    this.length = new Int32Array(vehicles);
    this.early = new Float64Array(stops * this.layers);
    this.late = new Float64Array(stops * this.layers);
    this.lateSame = hasSetup ? new Float64Array(stops * this.layers) : this.late;
    this.gap = new Float64Array(stops);
    this.widestGap = new Float64Array(vehicles);
    this.delivered = new Float64Array(vehicles * amounts);
    this.heaviestBefore = new Float64Array(hasPickup ? stops * amounts : 0);
    this.heaviestAfter = new Float64Array(hasPickup ? stops * amounts : 0);
    this.travel = new Float64Array(vehicles);
    this.cost = new Float64Array(vehicles);
    this.distance = new Float64Array(vehicles);
    this.work = new Float64Array(vehicles);
    this.routeOf = new Int32Array(jobs).fill(-1);
    this.positionOf = new Int32Array(jobs);
    for (let v = 0; v < vehicles; v++) {
      this.stops[v * this.stride] = model.startNode[v]!;
      this.stops[v * this.stride + 1] = model.endNode[v]!;
      this.refresh(v);
    }
  }

  /** Does the route as it stands keep its times, its longest travel and its longest distance? */
  keepsLimits(v: number): boolean {
    const { model } = this;
    return (
      this.late[v * this.stride * this.layers]! >= model.vehicleStart[v]! &&
      this.travel[v]! <= model.maxTravel[v]! &&
      this.distance[v]! <= model.maxDistance[v]!
    );
  }

  /** Puts a job at `position` (1 is the first), everything behind moves. The caller has judged that it fits. */
  insert(v: number, position: number, job: number): void {
    const base = v * this.stride;
    const end = base + ++this.length[v]! + 1;
    for (let i = end; i > base + position; i--) this.stops[i] = this.stops[i - 1]!;
    this.stops[base + position] = job;
    this.routeOf[job] = v;
    this.refresh(v);
  }

  /** Takes out `count` jobs from `position` on, without `refresh`. */
  remove(v: number, position: number, count: number): void {
    const base = v * this.stride;
    for (let i = base + position; i < base + position + count; i++) this.routeOf[this.stops[i]!] = -1;
    this.stops.copyWithin(base + position, base + position + count, base + this.length[v]! + 2);
    this.length[v]! -= count;
  }

  /** Puts these jobs in the place of the route's. */
  assign(v: number, jobs: Int32Array, from: number, count: number): void {
    const base = v * this.stride;
    for (let i = 0; i < count; i++) {
      this.stops[base + 1 + i] = jobs[from + i]!;
      this.routeOf[jobs[from + i]!] = v;
    }
    this.stops[base + 1 + count] = this.model.endNode[v]!;
    this.length[v] = count;
    this.refresh(v);
  }

  /** Reckons everything about a route from its stops. */
  refresh(v: number): void {
    const { model, stops } = this;
    const { nodes, fairness } = model;
    const { durations, costs, distances, service, setup, taskCost } = model.classes[model.classOf[v]!]!;
    const base = v * this.stride;
    const count = this.length[v]!;
    let travel = 0;
    let cost = 0;
    let work = 0;
    let distance = 0;
    for (let p = 0; p <= count; p++) {
      const arc = stops[base + p]! * nodes + stops[base + p + 1]!;
      travel += durations[arc]!;
      cost += costs[arc]!;
      if (distances !== null) distance += distances[arc]!;
      if (p === 0) continue;
      const job = stops[base + p]!;
      this.positionOf[job] = p;
      work += service[job]! + setup[job]!;
      cost += taskCost[job]!;
    }
    this.travel[v] = travel;
    this.work[v] = work + travel;
    this.distance[v] = distance;
    this.cost[v] = count === 0 ? 0 : cost + model.fixedCost[v]! + 0.5 * fairness * this.work[v]! * this.work[v]!;
    if (model.breaks[v]!.length === 0 && !model.hasSetup) timesPlain(this, v);
    else timesWithBreaks(this, v);
    refreshGaps(this, v);
    if (model.amounts > 0) refreshLoads(this, v);
  }
}
