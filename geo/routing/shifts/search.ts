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
  /** jobs to be put into routes, in this order; those that found no place come to the front */
  private readonly tried: Int32Array;
  private readonly removed: Int32Array;
  private readonly kindTried: Int32Array;
  private kindStamp = 0;
  /** so many jobs have been tried for the first plan */
  private filled = 0;
  /** weight of what is left out */
  private missing = 0;
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
    this.tried = Int32Array.from({ length: model.jobs }, (_, job) => job);
    this.kindTried = new Int32Array(model.vehicles);
    recreateOrder(model, this.weights, this.random, this.tried, 0, model.jobs);
    this.leaning.draw();
    for (let job = 0; job < model.jobs; job++) this.missing += this.weights.exact[job]!;
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
    const { absent, tried, filled } = this;
    const to = Math.min(filled + most, tried.length);
    const left = this.place(filled, to);
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
      absent.replace(from, this.tried, 0, unplaced);
      if (this.isBest(cost)) this.keep(cost);
    } else {
      this.undo.restore();
      this.missing = missing;
    }
  }

  /**
   * Puts the absent from `from` on and those removed where each is cheapest, in an order and with leanings drawn anew
   * each time.
   *
   * @returns how many found no place
   */
  private recreate(from: number, removed: number): number {
    const { absent, tried, weights } = this;
    let count = 0;
    for (let i = from; i < absent.count; i++) tried[count++] = absent.list[i]!;
    for (let i = 0; i < removed; i++) {
      this.missing += weights.exact[this.removed[i]!]!;
      tried[count++] = this.removed[i]!;
    }
    recreateOrder(this.model, weights, this.random, tried, 0, count);
    this.leaning.draw();
    return this.place(0, count);
  }

  /** Puts those tried `from` … `to` − 1 on. @returns where those end that found no place */
  private place(from: number, to: number): number {
    const { routes, insertion, tried, weights } = this;
    let left = from;
    for (let k = from; k < to; k++) {
      const job = tried[k]!;
      this.seek(job);
      if (insertion.route < 0) {
        tried[left++] = job;
        continue;
      }
      this.undo.save(insertion.route);
      routes.insert(insertion.route, insertion.position, job);
      this.missing -= weights.exact[job]!;
    }
    return left;
  }

  /** Looks for the cheapest place of a job in all routes. */
  private seek(job: number): void {
    const { model, routes, insertion, leaning, blinks, kindTried } = this;
    const { vehicles, door, kindOf } = model;
    const { slotOf, room, length } = routes;
    insertion.cost = Number.POSITIVE_INFINITY;
    insertion.route = -1;
    this.kindStamp++;
    for (let v = 0; v < vehicles; v++) {
      const seconds = door[job * vehicles + v]!;
      if (seconds > room[slotOf[v]!]! || seconds === Number.POSITIVE_INFINITY) continue;
      // of idle vehicles that are the same, one is enough
      if (length[slotOf[v]!] === 0) {
        const kind = kindOf[v]!;
        if (kindTried[kind] === this.kindStamp) continue;
        kindTried[kind] = this.kindStamp;
      }
      tryRoute(routes, v, job, leaning.of(v, seconds), insertion, blinks);
    }
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
