import { PlanInputError } from '../../routing/input-error.ts';
import { pauses, type RunOptions } from '../pause.ts';
import { seeded } from '../random.ts';
import { chooseClusters, disturbMedians } from './disturb.ts';
import {
  type CapacitatedMedianProblem,
  type CapacitatedMedianSolution,
  type Instance,
  TOLERANCE,
  toInstance,
} from './problem.ts';
import { Region } from './region.ts';
import { firstSolution } from './seed.ts';
import type { State } from './state.ts';
import { capacitatedMedianFaults } from './validate.ts';

export interface CapacitatedMedianOptions extends RunOptions {}

const DEFAULT_MS = 1000;
/** Most clusters worked on together, and about the most points. */
const MOST_CLUSTERS = 8;
const REGION_POINTS = 120;
/** Temperatures as shares of the mean cost of a point. */
const HOT = 0.5;
const COLD = 0.02;
/** How long to go on where nothing allowed was found yet: so many times the limit. */
const PATIENCE = 20;
const PRICE_EVERY = 200;

/**
 * Capacitated p-median by annealed search over small regions: a few neighbouring clusters are taken out, a median or
 * two moved, their points given anew by regret, then shifts, swaps, chains of two and moves of medians to a local
 * optimum, and the region is put back if the annealing accepts it. Overload costs a price that rises and falls with
 * how often the search is outside of what is allowed.
 *
 * Ideas from: location–allocation (Cooper 1963), regret (Mulvey and Beck 1984), subregions of medians (Stefanello,
 * de Araújo and Müller 2015), ejection chains (Yagiura, Ibaraki and Glover 2004).
 *
 * @throws PlanInputError a bad field; code `infeasible` where the capacities are too small, `not_found` where no
 *   allowed solution was met (whether there is one is as hard as bin packing)
 */
export async function solveCapacitatedMedian(
  problem: CapacitatedMedianProblem,
  options: CapacitatedMedianOptions = {},
): Promise<CapacitatedMedianSolution> {
  const instance = toInstance(problem);
  const search = new Search(instance, options);
  await search.run(options);
  const solution = search.best();
  if (solution === null)
    throw new PlanInputError('not_found', 'capacities', 'no allowed solution was found in the time given');
  const faults = capacitatedMedianFaults(problem, solution);
  if (faults.length > 0) throw new Error(`the solution found is wrong: ${faults[0]}`);
  return solution;
}

class Search {
  private readonly instance: Instance;
  private readonly random: () => number;
  private readonly state: State;
  private readonly region: Region;
  private readonly near: Float64Array;
  private readonly now: () => number;
  private readonly begin: number;
  private readonly bestMedian: Int32Array;
  private readonly bestCluster: Int32Array;
  private bestCost = Number.POSITIVE_INFINITY;
  private cost: number;
  private overload: number;
  private price: number;

  constructor(instance: Instance, options: CapacitatedMedianOptions) {
    this.now = options.now ?? (() => performance.now());
    this.begin = this.now();
    this.instance = instance;
    this.random = seeded(options.seed ?? 1);
    this.state = firstSolution(instance, this.random, instance.n > 1500 ? 3 : 8);
    this.region = new Region(instance, Math.min(instance.p, MOST_CLUSTERS));
    this.near = new Float64Array(instance.p);
    this.bestMedian = new Int32Array(instance.p);
    this.bestCluster = new Int32Array(instance.n);
    this.cost = this.state.cost();
    this.overload = this.state.overload();
    const demand = instance.demand.reduce((sum, one) => sum + one, 0);
    this.price = demand > 0 ? (3 * this.cost) / demand + 1e-6 : 1;
    this.keep();
  }

  async run(options: CapacitatedMedianOptions): Promise<void> {
    const pause = pauses(options);
    const iterations = options.iterations ?? Number.POSITIVE_INFINITY;
    const limit = options.timeLimitMs ?? (options.iterations === undefined ? DEFAULT_MS : Number.POSITIVE_INFINITY);
    const mean = this.cost / this.instance.n;
    let outside = 0;
    let share = 0;
    for (let iteration = 0; ; iteration++) {
      if ((iteration & 15) === 0) {
        const spent = this.now() - this.begin;
        share = Math.min(1, Math.max(iteration / iterations, spent / limit));
        const out = Number.isFinite(this.bestCost) ? 1 : PATIENCE;
        if (spent >= limit * out || iteration >= iterations * out) break;
        await pause(share);
      }
      this.step(mean * HOT * (COLD / HOT) ** share);
      if (this.overload > TOLERANCE) outside++;
      if ((iteration + 1) % PRICE_EVERY === 0) {
        if (outside > PRICE_EVERY * 0.4) this.price *= 1.25;
        else if (outside < PRICE_EVERY * 0.1) this.price *= 0.9;
        outside = 0;
      }
    }
  }

  private step(temperature: number): void {
    const { region, state, random, instance } = this;
    const size = instance.n / instance.p;
    const most = Math.max(2, Math.min(MOST_CLUSTERS, instance.p, Math.round(REGION_POINTS / size)));
    const count = Math.min(instance.p, 2 + Math.floor(random() * (most - 1)));
    chooseClusters(region, state, count, random, this.near);
    region.read(state, count, this.price);
    region.fill();
    const before = region.cost();
    const overBefore = region.overload();
    disturbMedians(region, instance, random);
    region.fill();
    if (random() < 0.5) region.giveAnew(random, random() < 0.5 ? 0 : 0.5);
    region.descend();
    const change = region.cost() - before;
    const overChange = region.overload() - overBefore;
    const worse = change + this.price * overChange;
    if (worse > 0 && random() >= Math.exp(-worse / temperature)) return;
    region.write(state);
    this.cost += change;
    this.overload += overChange;
    if (this.overload <= TOLERANCE && this.cost < this.bestCost - 1e-9) this.keep();
  }

  private keep(): void {
    if (this.state.overload() > TOLERANCE) return;
    this.cost = this.state.cost();
    this.overload = 0;
    this.bestCost = this.cost;
    this.bestMedian.set(this.state.median);
    this.bestCluster.set(this.state.clusterOf);
  }

  best(): CapacitatedMedianSolution | null {
    if (!Number.isFinite(this.bestCost)) return null;
    return {
      cost: this.bestCost,
      medians: [...this.bestMedian],
      assignment: Array.from(this.bestCluster, (cluster) => this.bestMedian[cluster]!),
    };
  }
}
