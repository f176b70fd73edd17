import { Blinks, Insertion, tryRoute } from './insertion.ts';
import type { Model } from './model.ts';
import { FastRandom } from './random.ts';
import { recreateOrder } from './recreate-order.ts';
import { Routes } from './routes.ts';
import { neighboursOf, ruin } from './ruin.ts';
import { weightsOf } from './weights.ts';

export interface SearchSettings {
  average: number;
  longest: number;
  /** temperature in mean costs of a job's way */
  hot: number;
  cold: number;
  blink: number;
}

export const SETTINGS: SearchSettings = { average: 10, longest: 10, hot: 10, cold: 0.1, blink: 0.01 };

/** Of the absent, this many are tried each time … */
const FEW = 14;
/** … half of them from among so many neighbours of the seed. */
const NEAR = 30;
/** How often a ruin begins at somebody who is absent. */
const SEED_ABSENT = 0.5;

/** A plan: the jobs of each route, and what it is worth. */
export interface Plan {
  stops: Int32Array;
  length: Int32Array;
  /** weight of what is left out: priority first, then number */
  missing: number;
  cost: number;
}

/**
 * Slack induction by string removals (Christiaens, Vanden Berghe: Transportation Science 54, 2020) under simulated
 * annealing, with jobs that may stay out at the price of their priority.
 */
export class Search {
  readonly model: Model;
  readonly routes: Routes;
  readonly best: Plan;
  private readonly settings: SearchSettings;
  private readonly random: FastRandom;
  private readonly blinks: Blinks;
  private readonly neighbours: Int32Array;
  private readonly weights: ReturnType<typeof weightsOf>;
  private readonly insertion = new Insertion();
  /** jobs that are in no route */
  private readonly absent: Int32Array;
  private absentCount = 0;
  private readonly oldAbsent: Int32Array;
  private oldAbsentCount = 0;
  private readonly absentAt: Int32Array;
  private readonly touched: Uint8Array;
  private readonly touchedList: Int32Array;
  private touchedCount = 0;
  private readonly oldStops: Int32Array;
  private readonly oldLength: Int32Array;
  private readonly removed: Int32Array;
  private readonly kindTried: Int32Array;
  private kindStamp = 0;
  private current = 0;
  private readonly touch: (v: number) => boolean;

  constructor(model: Model, seed: number, settings: SearchSettings = SETTINGS) {
    const { jobs, vehicles } = model;
    this.model = model;
    this.settings = settings;
    this.random = new FastRandom(seed);
    this.blinks = new Blinks(this.random, settings.blink);
    this.routes = new Routes(model);
    this.neighbours = neighboursOf(model);
    this.weights = weightsOf(model);
    this.absent = new Int32Array(jobs);
    this.oldAbsent = new Int32Array(jobs);
    this.absentAt = new Int32Array(jobs);
    this.touched = new Uint8Array(vehicles);
    this.touchedList = new Int32Array(vehicles);
    this.oldStops = new Int32Array(vehicles * this.routes.stride);
    this.oldLength = new Int32Array(vehicles);
    this.removed = new Int32Array(jobs);
    this.kindTried = new Int32Array(vehicles);
    this.touch = (v) => {
      if (this.touched[v] === 1) return false;
      this.save(v);
      return true;
    };
    this.absentCount = jobs;
    for (let j = 0; j < jobs; j++) this.absent[j] = j;
    this.recreate(0);
    this.forget();
    this.current = this.value();
    this.best = { stops: this.routes.stops.slice(), length: this.routes.length.slice(), missing: 0, cost: 0 };
    this.keep();
  }

  /** One ruin and recreate. @param heat  from 1 at the beginning to 0 at the end */
  step(heat: number): void {
    const { model, random, removed, absent, settings } = this;
    if (model.jobs === 0) return;
    this.oldAbsentCount = this.absentCount;
    for (let i = 0; i < this.absentCount; i++) this.oldAbsent[i] = absent[i]!;
    const seed =
      this.absentCount > 0 && random.next() < SEED_ABSENT
        ? absent[random.below(this.absentCount)]!
        : random.below(model.jobs);
    const chosen = this.choose(seed);
    const count = ruin(this.routes, this.neighbours, random, settings, seed, this.touch, removed);
    for (let i = 0; i < count; i++) absent[this.absentCount++] = removed[i]!;
    this.recreate(this.oldAbsentCount - chosen);
    const value = this.value();
    const temperature = this.weights.scale * settings.hot * (settings.cold / settings.hot) ** (1 - heat);
    if (value < this.current - temperature * Math.log(random.next())) {
      this.current = value;
      if (this.better()) this.keep();
      this.forget();
    } else this.restore();
  }

  /**
   * Moves some of the absent to the end of their list: those near `seed` and others at random. To try all of them each
   * time would take most of the time where much is left out.
   */
  private choose(seed: number): number {
    const { absent, random, neighbours } = this;
    const { jobs } = this.model;
    const count = this.absentCount;
    if (count <= FEW) return count;
    let left = count;
    const take = (at: number) => {
      const job = absent[at]!;
      absent[at] = absent[--left]!;
      absent[left] = job;
    };
    for (let i = 0; i < count; i++) this.absentAt[absent[i]!] = i;
    for (let k = -1; k < NEAR && k < jobs - 1 && count - left < FEW / 2; k++) {
      const job = k < 0 ? seed : neighbours[seed * (jobs - 1) + k]!;
      if (this.routes.routeOf[job]! >= 0) continue;
      const at = this.absentAt[job]!;
      this.absentAt[absent[left - 1]!] = at;
      take(at);
    }
    while (count - left < FEW) take(random.below(left));
    return count - left;
  }

  /** Puts the absent from `from` on where each is cheapest, in an order drawn anew each time. */
  private recreate(from: number): void {
    const { model, routes, absent, touched, insertion, blinks } = this;
    recreateOrder(model, this.weights, this.random, absent, from, this.absentCount);
    let left = from;
    for (let k = from; k < this.absentCount; k++) {
      const job = absent[k]!;
      insertion.cost = Number.POSITIVE_INFINITY;
      insertion.route = -1;
      this.kindStamp++;
      for (let v = 0; v < model.vehicles; v++) {
        if (routes.length[v] === 0) {
          const kind = model.kindOf[v]!;
          if (this.kindTried[kind] === this.kindStamp) continue;
          this.kindTried[kind] = this.kindStamp;
        }
        tryRoute(routes, v, job, insertion, blinks);
      }
      if (insertion.route < 0) {
        absent[left++] = job;
        continue;
      }
      if (touched[insertion.route] === 0) this.save(insertion.route);
      routes.insert(insertion.route, insertion.position, job);
    }
    this.absentCount = left;
  }

  private save(v: number): void {
    const { routes } = this;
    const base = v * routes.stride;
    const count = routes.length[v]!;
    for (let i = 1; i <= count; i++) this.oldStops[base + i] = routes.stops[base + i]!;
    this.oldLength[v] = count;
    this.touched[v] = 1;
    this.touchedList[this.touchedCount++] = v;
  }

  private forget(): void {
    for (let i = 0; i < this.touchedCount; i++) this.touched[this.touchedList[i]!] = 0;
    this.touchedCount = 0;
  }

  private restore(): void {
    const { routes } = this;
    for (let i = 0; i < this.touchedCount; i++) {
      const v = this.touchedList[i]!;
      const base = v * routes.stride;
      for (let p = 1; p <= routes.length[v]!; p++) routes.routeOf[routes.stops[base + p]!] = -1;
    }
    for (let i = 0; i < this.touchedCount; i++) {
      const v = this.touchedList[i]!;
      routes.assign(v, this.oldStops, v * routes.stride + 1, this.oldLength[v]!);
    }
    this.absentCount = this.oldAbsentCount;
    for (let i = 0; i < this.absentCount; i++) this.absent[i] = this.oldAbsent[i]!;
    this.forget();
  }

  /** How many jobs the best plan leaves out. */
  bestAbsent(): number {
    return this.model.jobs - this.best.length.reduce((sum, count) => sum + count, 0);
  }

  private cost(): number {
    let cost = 0;
    for (let v = 0; v < this.model.vehicles; v++) cost += this.routes.cost[v]!;
    return cost;
  }

  private missing(): number {
    let missing = 0;
    for (let i = 0; i < this.absentCount; i++) missing += this.weights.exact[this.absent[i]!]!;
    return missing;
  }

  private value(): number {
    return this.cost() + this.weights.price * this.missing();
  }

  private better(): boolean {
    const missing = this.missing();
    return missing < this.best.missing || (missing === this.best.missing && this.cost() < this.best.cost - 1e-9);
  }

  private keep(): void {
    this.best.stops.set(this.routes.stops);
    this.best.length.set(this.routes.length);
    this.best.missing = this.missing();
    this.best.cost = this.cost();
  }
}
