import type { Model } from './model.ts';
import type { FastRandom } from './random.ts';
import type { Weights } from './weights.ts';

/** What is added against vehicles of a kind, at most, in the measure of temperatures. */
const AGAINST = 5;
/** Cost, at most, of a second by which a job falls short of the time that a vehicle has for each of its tasks. */
const SHORT = 0.5;

/**
 * Which vehicles a recreation leans towards, drawn anew each time: jobs then also come to others than the nearest, as
 * with noise in insertions (Ropke, Pisinger: Transportation Science 40, 2006). A vehicle with few tasks rather takes
 * long ones: short ones would leave much of its time unused.
 * Where all jobs or all vehicles are alike ways decide alone.
 */
export class Leaning {
  private readonly random: FastRandom;
  private readonly most: number;
  private readonly mostShort: number;
  /** vehicles that are the same in everything have the same */
  private readonly against: Float64Array;
  private readonly kindOf: Int32Array;
  /** per vehicle, seconds for each of its tasks; 0 without a limit */
  private readonly taskSeconds: Float64Array;
  private short = 0;

  constructor(model: Model, weights: Weights, random: FastRandom) {
    const { vehicles, vehicleStart, vehicleEnd, maxTasks, kindOf } = model;
    this.random = random;
    this.most = weights.alike ? 0 : AGAINST * weights.scale;
    this.mostShort = weights.alike ? 0 : SHORT * weights.second;
    this.against = new Float64Array(vehicles);
    this.kindOf = kindOf;
    this.taskSeconds = Float64Array.from({ length: vehicles }, (_, v) => {
      const seconds = (vehicleEnd[v]! - vehicleStart[v]!) / maxTasks[v]!;
      return Number.isFinite(seconds) ? seconds : 0;
    });
  }

  draw(): void {
    const { random, against, most } = this;
    if (most === 0) return;
    for (let kind = 0; kind < against.length; kind++) against[kind] = most * random.next();
    this.short = this.mostShort * random.next();
  }

  /** What speaks against giving vehicle `v` a job of so many seconds at the door, as a cost. */
  of(v: number, door: number): number {
    const against = this.against[this.kindOf[v]!]!;
    const missing = this.taskSeconds[v]! - door;
    return missing > 0 ? against + this.short * missing : against;
  }
}
