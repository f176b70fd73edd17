import { Absent } from './absent.ts';
import type { Model } from './model.ts';
import { FastRandom } from './random.ts';
import { Recreation } from './recreation.ts';
import { Routes } from './routes.ts';
import { Neighbours, ruin } from './ruin.ts';
import { Undo } from './undo.ts';
import { type Weights, weightsOf } from './weights.ts';

export interface SearchSettings {
  /** jobs taken out on average */
  average: number;
  /** of one route at most */
  longest: number;
  /** temperature in mean costs of a job's way, at the beginning and at the end */
  hot: number;
  cold: number;
  blink: number;
}

export const SETTINGS: SearchSettings = { average: 10, longest: 10, hot: 10, cold: 0.1, blink: 0.01 };

/** How often a ruin begins at somebody who is absent. */
const SEED_ABSENT = 0.5;

/** The jobs of each route as in `Routes`, and what it is worth. */
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
  readonly best: Plan;
  private readonly routes: Routes;
  private readonly settings: SearchSettings;
  private readonly random: FastRandom;
  private readonly neighbours: Neighbours;
  private readonly weights: Weights;
  private readonly absent: Absent;
  private readonly undo: Undo;
  private readonly recreation: Recreation;
  private readonly removed: Int32Array;
  /** so many jobs have been tried for the first plan */
  private filled = 0;
  /** weight of what is left out */
  private missing: number;
  private current: number;

  constructor(model: Model, seed: number, settings: SearchSettings = SETTINGS) {
    this.model = model;
    this.settings = settings;
    this.random = new FastRandom(seed);
    this.routes = new Routes(model);
    this.neighbours = new Neighbours(model);
    this.weights = weightsOf(model);
    this.absent = new Absent(this.weights.worth);
    this.undo = new Undo(this.routes);
    this.recreation = new Recreation(model, this.weights, this.random, this.routes, this.undo, settings.blink);
    this.removed = new Int32Array(model.jobs);
    this.recreation.draw(model.jobs);
    this.missing = this.weightOf(this.recreation.tried, 0, model.jobs);
    const { vehicles } = model;
    this.best = {
      stops: new Int32Array(vehicles * this.routes.stride),
      length: new Int32Array(vehicles),
      missing: this.missing,
      cost: 0,
    };
    this.current = this.value(0);
  }

  /** Makes the first plan, `most` jobs at a time. @returns are there others still to be tried */
  fill(most: number): boolean {
    const { absent, recreation, filled } = this;
    const { tried } = recreation;
    const to = Math.min(filled + most, tried.length);
    this.missing -= this.weightOf(tried, filled, to);
    const left = recreation.place(filled, to);
    this.missing += this.weightOf(tried, filled, left);
    absent.replace(absent.count, tried, filled, left);
    this.filled = to;
    this.undo.forget();
    const cost = this.cost();
    this.current = this.value(cost);
    this.keep(cost);
    return to < tried.length;
  }

  /** One ruin and recreation. @param left  share of the time that is left, from 1 to 0 */
  step(left: number): void {
    const { model, random, absent, settings, neighbours, routes, weights, missing } = this;
    if (model.jobs === 0) return;
    const seed =
      absent.count > 0 && random.next() < SEED_ABSENT
        ? absent.list[random.below(absent.count)]!
        : random.below(model.jobs);
    const from = absent.choose(seed, neighbours, routes.routeOf, random);
    const removed = ruin(routes, neighbours, random, settings, seed, this.undo, this.removed);
    const unplaced = this.recreate(from, removed);
    const cost = this.cost();
    const value = this.value(cost);
    const temperature = weights.scale * settings.hot * (settings.cold / settings.hot) ** (1 - left);
    if (value < this.current - temperature * Math.log(random.next())) {
      this.current = value;
      this.undo.forget();
      absent.replace(from, this.recreation.tried, 0, unplaced);
      if (this.isBest(cost)) this.keep(cost);
    } else {
      this.undo.restore();
      this.missing = missing;
    }
  }

  /**
   * Puts the absent from `from` on and those removed where each is cheapest.
   *
   * @returns how many found no place: the first of those tried
   */
  private recreate(from: number, removed: number): number {
    const { absent, recreation } = this;
    const { tried } = recreation;
    let count = 0;
    for (let i = from; i < absent.count; i++) tried[count++] = absent.list[i]!;
    for (let i = 0; i < removed; i++) tried[count++] = this.removed[i]!;
    recreation.draw(count);
    const unplaced = recreation.place(0, count);
    this.missing += this.weightOf(tried, 0, unplaced) - this.weightOf(absent.list, from, absent.count);
    return unplaced;
  }

  /** How many jobs the best plan leaves out. */
  bestAbsent(): number {
    return this.model.jobs - this.best.length.reduce((sum, count) => sum + count, 0);
  }

  private cost(): number {
    let cost = 0;
    for (let v = 0; v < this.model.vehicles; v++) cost += this.routes.cost[this.routes.slotOf[v]!]!;
    return cost;
  }

  private weightOf(jobs: Int32Array, from: number, to: number): number {
    let sum = 0;
    for (let i = from; i < to; i++) sum += this.weights.exact[jobs[i]!]!;
    return sum;
  }

  private value(cost: number): number {
    return cost + this.weights.price * this.missing;
  }

  private isBest(cost: number): boolean {
    const { missing, best } = this;
    return missing < best.missing || (missing === best.missing && cost < best.cost - 1e-9);
  }

  private keep(cost: number): void {
    const { best, routes, missing } = this;
    const { stride, slotOf, length, stops } = routes;
    best.missing = missing;
    best.cost = cost;
    for (let v = 0; v < slotOf.length; v++) {
      const count = length[slotOf[v]!]!;
      best.length[v] = count;
      for (let p = 1; p <= count; p++) best.stops[v * stride + p] = stops[slotOf[v]! * stride + p]!;
    }
  }
}
