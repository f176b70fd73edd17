import { Absent } from './absent.ts';
import { tryRoute } from './insertion.ts';
import { Blinks, Insertion } from './insertion-parts.ts';
import { Leaning } from './leaning.ts';
import type { Model } from './model.ts';
import { FastRandom } from './random.ts';
import { recreateOrder } from './recreate-order.ts';
import { Routes } from './routes.ts';
import { Neighbours, ruin } from './ruin.ts';
import { Undo } from './undo.ts';
import { weightsOf } from './weights.ts';

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
  private readonly blinks: Blinks;
  private readonly leaning: Leaning;
  private readonly neighbours: Neighbours;
  private readonly weights: ReturnType<typeof weightsOf>;
  private readonly insertion = new Insertion();
  private readonly absent: Absent;
  private readonly undo: Undo;
  private readonly removed: Int32Array;
  private readonly kindTried: Int32Array;
  private kindStamp = 0;
  /** so many of the absent have been tried for the first plan */
  private tried = 0;
  private current: number;

  constructor(model: Model, seed: number, settings: SearchSettings = SETTINGS) {
    this.model = model;
    this.settings = settings;
    this.random = new FastRandom(seed);
    this.blinks = new Blinks(this.random, settings.blink);
    this.routes = new Routes(model);
    this.neighbours = new Neighbours(model);
    this.weights = weightsOf(model);
    this.leaning = new Leaning(model, this.weights, this.random);
    this.absent = new Absent(this.weights.worth);
    this.undo = new Undo(this.routes);
    this.removed = new Int32Array(model.jobs);
    this.kindTried = new Int32Array(model.vehicles);
    recreateOrder(model, this.weights, this.random, this.absent.list, 0, model.jobs);
    this.leaning.draw();
    this.current = this.value();
    this.best = { stops: this.routes.stops.slice(), length: this.routes.length.slice(), missing: 0, cost: 0 };
    this.keep();
  }

  /** Makes the first plan, `most` jobs at a time. @returns are there others still to be tried */
  fill(most: number): boolean {
    const { absent } = this;
    const to = Math.min(this.tried + most, absent.count);
    const left = this.place(this.tried, to);
    absent.take(left, to);
    this.tried = left;
    this.undo.forget();
    this.current = this.value();
    this.keep();
    return this.tried < absent.count;
  }

  /** One ruin and recreation. @param left  share of the time that is left, from 1 to 0 */
  step(left: number): void {
    const { model, random, removed, absent, settings, neighbours, routes } = this;
    if (model.jobs === 0) return;
    absent.save();
    const seed =
      absent.count > 0 && random.next() < SEED_ABSENT
        ? absent.list[random.below(absent.count)]!
        : random.below(model.jobs);
    const from = absent.choose(seed, neighbours, routes.routeOf, random);
    absent.add(removed, ruin(routes, neighbours, random, settings, seed, this.undo, removed));
    this.recreate(from);
    const value = this.value();
    const temperature = this.weights.scale * settings.hot * (settings.cold / settings.hot) ** (1 - left);
    if (value < this.current - temperature * Math.log(random.next())) {
      this.current = value;
      this.undo.forget();
      if (this.isBest()) this.keep();
    } else {
      this.undo.restore();
      absent.restore();
    }
  }

  /** Puts the absent from `from` on where each is cheapest, in an order and with leanings drawn anew each time. */
  private recreate(from: number): void {
    const { absent } = this;
    recreateOrder(this.model, this.weights, this.random, absent.list, from, absent.count);
    this.leaning.draw();
    absent.count = this.place(from, absent.count);
  }

  /** Puts the absent `from` … `to` − 1 on. @returns where those end that found no place */
  private place(from: number, to: number): number {
    const { model, routes, insertion, leaning, blinks, kindTried } = this;
    const { list } = this.absent;
    let left = from;
    for (let k = from; k < to; k++) {
      const job = list[k]!;
      insertion.cost = Number.POSITIVE_INFINITY;
      insertion.route = -1;
      this.kindStamp++;
      for (let v = 0; v < model.vehicles; v++) {
        // of idle vehicles that are the same, one is enough
        if (routes.length[v] === 0) {
          const kind = model.kindOf[v]!;
          if (kindTried[kind] === this.kindStamp) continue;
          kindTried[kind] = this.kindStamp;
        }
        tryRoute(routes, v, job, leaning, insertion, blinks);
      }
      if (insertion.route < 0) {
        list[left++] = job;
        continue;
      }
      this.undo.save(insertion.route);
      routes.insert(insertion.route, insertion.position, job);
    }
    return left;
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
    const { list, count } = this.absent;
    let missing = 0;
    for (let i = 0; i < count; i++) missing += this.weights.exact[list[i]!]!;
    return missing;
  }

  private value(): number {
    return this.cost() + this.weights.price * this.missing();
  }

  private isBest(): boolean {
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
