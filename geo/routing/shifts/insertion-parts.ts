import type { FastRandom } from './random.ts';
import type { Routes } from './routes.ts';

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

/** Cost of the route's other parts that `job` adds: a vehicle taken into use, time at the door, fairness. */
export function baseCost(routes: Routes, v: number, slot: number, job: number): number {
  const { model } = routes;
  const cost = model.classes[model.classOf[v]!]!.taskCost[job]!;
  // The empty route's way from start to end is not paid for.
  if (routes.length[slot]! > 0) return cost;
  const { nodes } = model;
  return (
    cost +
    model.fixedCost[v]! +
    model.classes[model.classOf[v]!]!.costs[model.startNode[v]! * nodes + model.endNode[v]!]!
  );
}

/** What more work for somebody costs where it is to be shared evenly. */
export function fairCost(routes: Routes, slot: number, added: number): number {
  const { fairness } = routes.model;
  const work = routes.length[slot]! === 0 ? 0 : routes.work[slot]!;
  return fairness * added * (work + 0.5 * added);
}
