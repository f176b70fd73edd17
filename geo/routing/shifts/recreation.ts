import { tryRoute } from './insertion.ts';
import { Blinks, Insertion } from './insertion-parts.ts';
import { Leaning } from './leaning.ts';
import type { Model } from './model.ts';
import type { FastRandom } from './random.ts';
import { recreateOrder } from './recreate-order.ts';
import type { Routes } from './routes.ts';
import type { Undo } from './undo.ts';
import type { Weights } from './weights.ts';

/** Puts jobs into routes one after the other, each where it is cheapest, as in SISR. */
export class Recreation {
  /** jobs to be put into routes, in this order */
  readonly tried: Int32Array;
  private readonly model: Model;
  private readonly weights: Weights;
  private readonly random: FastRandom;
  private readonly routes: Routes;
  private readonly undo: Undo;
  private readonly blinks: Blinks;
  private readonly leaning: Leaning;
  private readonly insertion = new Insertion();
  private readonly kindTried: Int32Array;
  private kindStamp = 0;

  /** With all jobs to be tried. */
  constructor(model: Model, weights: Weights, random: FastRandom, routes: Routes, undo: Undo, blink: number) {
    this.model = model;
    this.weights = weights;
    this.random = random;
    this.routes = routes;
    this.undo = undo;
    this.blinks = new Blinks(random, blink);
    this.leaning = new Leaning(model, weights, random);
    this.tried = Int32Array.from({ length: model.jobs }, (_, job) => job);
    this.kindTried = new Int32Array(model.vehicles);
  }

  /** Draws an order of the first `count` of those to be tried, and leanings. */
  draw(count: number): void {
    recreateOrder(this.model, this.weights, this.random, this.tried, 0, count);
    this.leaning.draw();
  }

  /** Tries `from` … `to` − 1; those that find no place come to the front. @returns where those end */
  place(from: number, to: number): number {
    const { routes, insertion, tried } = this;
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
}
