import type { Model } from './model.ts';
import { refreshLoads } from './route-loads.ts';
import { TIMING, timesPlain, timesWithOneBreak, timingOf } from './route-times.ts';
import { timesWithBreaks } from './route-times-general.ts';

/**
 * Routes of all vehicles under construction, with what is needed to judge an insertion in O(1).
 *
 * Layout: every vehicle has two slots, one of them in use, so that the route as it was stays whole while another is
 * tried (`Undo`). The route in slot s lies in `stops` from s × stride: start node, jobs, end node. What is said per
 * stop lies there too; times at (s × stride + position) × layers + breaks taken so far.
 */
export class Routes {
  readonly model: Model;
  readonly stride: number;
  readonly layers: number;
  /** per vehicle: how its times are reckoned, see `timingOf` */
  readonly timing: Uint8Array;
  /** per vehicle: the slot in use, v or vehicles + v */
  readonly slotOf: Int32Array;
  /** per job: its vehicle, −1 unassigned */
  readonly routeOf: Int32Array;

  readonly stops: Int32Array;
  /** per stop: seconds to the next */
  readonly ways: Float64Array;
  /** per stop: cost of the way to the next */
  readonly wayCosts: Float64Array;
  /** earliest departure */
  readonly early: Float64Array;
  /** latest arrival where setup is due */
  readonly late: Float64Array;
  /** latest arrival where setup is not due, coming from the same place */
  readonly lateSame: Float64Array;
  /** per stop: a job of more seconds at the door does not fit behind it */
  readonly gap: Float64Array;
  /** per stop and amount, only where something is picked up: heaviest load up to and including the way out of it */
  readonly heaviestBefore: Float64Array;
  /** … on the way out of it and after */
  readonly heaviestAfter: Float64Array;

  /** per slot: number of jobs */
  readonly length: Int32Array;
  /** per slot: a job of more seconds at the door does not fit anywhere */
  readonly room: Float64Array;
  /** per slot and amount: everything delivered */
  readonly delivered: Float64Array;
  /** per slot, as all below */
  readonly travel: Float64Array;
  readonly cost: Float64Array;
  readonly distance: Float64Array;
  /** travel and time at the door */
  readonly work: Float64Array;

  constructor(model: Model) {
    const { vehicles, jobs, amounts, hasPickup, hasSetup } = model;
    const slots = 2 * vehicles;
    this.model = model;
    this.stride = jobs + 2;
    this.layers = model.mostBreaks + 1;
    this.timing = Uint8Array.from({ length: vehicles }, (_, v) => timingOf(model, v));
    this.slotOf = Int32Array.from({ length: vehicles }, (_, v) => v);
    this.routeOf = new Int32Array(jobs).fill(-1);
    const stops = slots * this.stride;
    this.stops = new Int32Array(stops);
    this.ways = new Float64Array(stops);
    this.wayCosts = new Float64Array(stops);
    this.early = new Float64Array(stops * this.layers);
    this.late = new Float64Array(stops * this.layers);
    this.lateSame = hasSetup ? new Float64Array(stops * this.layers) : this.late;
    this.gap = new Float64Array(stops);
    this.heaviestBefore = new Float64Array(hasPickup ? stops * amounts : 0);
    this.heaviestAfter = new Float64Array(hasPickup ? stops * amounts : 0);
    this.length = new Int32Array(slots);
    this.room = new Float64Array(slots);
    this.delivered = new Float64Array(slots * amounts);
    this.travel = new Float64Array(slots);
    this.cost = new Float64Array(slots);
    this.distance = new Float64Array(slots);
    this.work = new Float64Array(slots);
    for (let v = 0; v < vehicles; v++) {
      this.stops[v * this.stride] = model.startNode[v]!;
      this.stops[v * this.stride + 1] = model.endNode[v]!;
      this.refresh(v);
    }
  }

  /** Does the route as it stands keep its times, its longest travel and its longest distance? */
  keepsLimits(v: number): boolean {
    const { model } = this;
    const slot = this.slotOf[v]!;
    return (
      this.late[slot * this.stride * this.layers]! >= model.vehicleStart[v]! &&
      this.travel[slot]! <= model.maxTravel[v]! &&
      this.distance[slot]! <= model.maxDistance[v]!
    );
  }

  /** Puts a job at `position` (1 is the first), everything behind moves. The caller has judged that it fits. */
  insert(v: number, position: number, job: number): void {
    const { stops } = this;
    const slot = this.slotOf[v]!;
    const base = slot * this.stride;
    const end = base + ++this.length[slot]! + 1;
    for (let i = end; i > base + position; i--) stops[i] = stops[i - 1]!;
    stops[base + position] = job;
    this.routeOf[job] = v;
    this.refresh(v);
  }

  /** Takes out `count` jobs from `position` on, without `refresh`. */
  remove(v: number, position: number, count: number): void {
    const { stops } = this;
    const slot = this.slotOf[v]!;
    const from = slot * this.stride + position;
    for (let i = from; i < from + count; i++) this.routeOf[stops[i]!] = -1;
    const end = slot * this.stride + this.length[slot]! + 2;
    for (let i = from + count; i < end; i++) stops[i - count] = stops[i]!;
    this.length[slot]! -= count;
  }

  /** Where in its route a job is; 1 is the first. */
  positionOf(job: number): number {
    const base = this.slotOf[this.routeOf[job]!]! * this.stride;
    let position = 1;
    while (this.stops[base + position] !== job) position++;
    return position;
  }

  /** Reckons everything about a route from its stops. */
  refresh(v: number): void {
    const { model, stops, ways, wayCosts } = this;
    const { nodes, fairness } = model;
    const { durations, costs, distances, service, setup, taskCost } = model.classes[model.classOf[v]!]!;
    const slot = this.slotOf[v]!;
    const base = slot * this.stride;
    const count = this.length[slot]!;
    let travel = 0;
    let cost = 0;
    let work = 0;
    let distance = 0;
    let from = stops[base]!;
    for (let i = base; i <= base + count; i++) {
      const to = stops[i + 1]!;
      const arc = from * nodes + to;
      const way = durations[arc]!;
      const wayCost = costs[arc]!;
      ways[i] = way;
      wayCosts[i] = wayCost;
      travel += way;
      cost += wayCost;
      if (distances !== null) distance += distances[arc]!;
      if (i > base) {
        work += service[from]! + setup[from]!;
        cost += taskCost[from]!;
      }
      from = to;
    }
    work += travel;
    this.travel[slot] = travel;
    this.work[slot] = work;
    this.distance[slot] = distance;
    this.cost[slot] = count === 0 ? 0 : cost + model.fixedCost[v]! + 0.5 * fairness * work * work;
    const widest = this.refreshTimes(v);
    this.room[slot] = count < model.maxTasks[v]! ? widest : Number.NEGATIVE_INFINITY;
    if (model.amounts > 0) refreshLoads(this, v);
  }

  /** @returns the widest gap */
  private refreshTimes(v: number): number {
    if (this.timing[v] === TIMING.plain) return timesPlain(this, v);
    return this.timing[v] === TIMING.oneBreak ? timesWithOneBreak(this, v) : timesWithBreaks(this, v);
  }
}
