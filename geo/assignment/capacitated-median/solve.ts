import { PlanInputError } from '../../routing/input-error.ts';
import { pauses, type RunOptions } from '../pause.ts';
import { seeded } from '../random.ts';
import { exchange } from './exchange.ts';
import { nearestOf } from './nearest.ts';
import {
  type CapacitatedMedianProblem,
  type CapacitatedMedianSolution,
  type Instance,
  TOLERANCE,
  toInstance,
} from './problem.ts';
import { recentre } from './recentre.ts';
import { Relocation } from './relocate.ts';
import { firstSolution } from './seed.ts';
import { capacitatedMedianFaults } from './validate.ts';
import type { Walk } from './walk.ts';

export interface CapacitatedMedianOptions extends RunOptions {}

const DEFAULT_MS = 1000;
/** Neighbours in the lists: so many times the points of a cluster, and at least so many. */
const CLUSTERS_AROUND = 3;
const FEWEST_NEIGHBOURS = 24;
/** Temperatures as shares of the mean cost of a point. */
const HOT = 0.5;
/** To begin with where there is time for one cooling only. */
const WARM = 0.25;
const COLD = 0.015;
/** Share of moves that close one median and open another, at most; large clusters make them slow, hence fewer. */
const RELOCATIONS = 0.4;
const RELOCATIONS_BY_SIZE = 2;
/** How often a median drawn moves as any point does, to be served by another one: where capacities are tight. */
const MEDIANS_EXCHANGED = 0.1;
/** A unit of overload and an overloaded cluster cost so many times what a unit of demand and a point cost. */
const PRICE = 3;
const FINE = 2;
/** By how much of itself the price rises while it cools. */
const RISE = 5;
/** By how much more price and fine rise in the end, and how late: what is cool must also be allowed. */
const FIRM = 40;
const FIRM_LATE = 12;
/** Moves of one iteration. */
const MOVES = 200;
/** About so many are done in a millisecond. */
const ITERATIONS_A_MS = 10;
/** Small problems are cooled several times over, each time for so many milliseconds a point. */
const MOST_CYCLES = 20;
const CYCLE_MS = 0.5;
/** How long to go on where nothing allowed was found yet: so many times the limit. */
const PATIENCE = 20;

/**
 * Capacitated p-median by simulated annealing on lists of neighbours: points move to a cluster nearby, swap or push one
 * another on, medians move within their clusters, and medians are closed here and opened there. Overload costs a price
 * that rises while it cools, so that the search may pass through what is not allowed.
 *
 * @throws PlanInputError a bad field; code `infeasible` where the capacities are too small, `not_found` where no
 *   allowed solution was met (whether there is one is as hard as bin packing)
 */
export async function solveCapacitatedMedian(
  problem: CapacitatedMedianProblem,
  options: CapacitatedMedianOptions = {},
): Promise<CapacitatedMedianSolution> {
  const now = options.now ?? (() => performance.now());
  const begin = now();
  const search = new Search(toInstance(problem), options.seed ?? 1);
  await search.run(options, () => now() - begin);
  const solution = search.best();
  if (solution === null)
    throw new PlanInputError('not_found', 'capacities', 'no allowed solution was found in the time given');
  const faults = capacitatedMedianFaults(problem, solution);
  if (faults.length > 0) throw new Error(`the solution found is wrong: ${faults[0]}`);
  return solution;
}

class Search {
  private readonly instance: Instance;
  private readonly walk: Walk;
  private readonly relocation: Relocation;
  private readonly members: Int32Array;
  private readonly relocations: number;
  private readonly bestMedian: Int32Array;
  private readonly bestCluster: Int32Array;
  private bestCost = Number.POSITIVE_INFINITY;
  /** what temperature and prices are measured by: the mean cost of a point at first, more where nothing allowed is met */
  private scale: number;
  private readonly meanDemand: number;

  constructor(instance: Instance, seed: number) {
    const { n, p, cost, costOfMedian } = instance;
    this.instance = instance;
    const random = seeded(seed);
    const width = Math.min(n, Math.max(FEWEST_NEIGHBOURS, Math.round((n / p) * CLUSTERS_AROUND)));
    const medians = nearestOf(cost, n, width);
    const points = cost === costOfMedian ? medians : nearestOf(costOfMedian, n, width);
    const state = firstSolution(instance, medians, random);
    this.walk = { state, medians, points, random, temperature: 0, price: 0, fine: 0 };
    this.relocation = new Relocation(this.walk);
    this.members = new Int32Array(n);
    this.relocations = Math.min(RELOCATIONS, (RELOCATIONS_BY_SIZE * p) / n);
    this.bestMedian = new Int32Array(p);
    this.bestCluster = new Int32Array(n);
    // Never zero: points may all be in one place, or demand nothing
    this.scale = state.cost / n || 1;
    this.meanDemand = instance.demand.reduce((sum, one) => sum + one, 0) / n || 1;
    this.keep();
  }

  async run(options: CapacitatedMedianOptions, spent: () => number): Promise<void> {
    const pause = pauses(options);
    const iterations = options.iterations ?? Number.POSITIVE_INFINITY;
    const limit = options.timeLimitMs ?? (options.iterations === undefined ? DEFAULT_MS : Number.POSITIVE_INFINITY);
    const start = spent();
    const work = Number.isFinite(limit) ? limit - start : iterations / ITERATIONS_A_MS;
    const cycles = Math.max(1, Math.min(MOST_CYCLES, Math.round(work / (CYCLE_MS * this.instance.n))));
    let cycle = 0;
    for (let iteration = 0; ; iteration++) {
      const share = Math.max(iteration / iterations, (spent() - start) / (limit - start));
      if (share >= (this.found() ? 1 : PATIENCE)) break;
      await pause(Math.min(1, share));
      if (Math.floor(share * cycles) > cycle) {
        cycle = Math.floor(share * cycles);
        if (!this.found()) this.scale *= 2;
        this.walk.state.recount();
      }
      this.cool(cycles > 1 ? HOT : WARM, share * cycles - cycle);
      for (let move = 0; move < MOVES; move++) this.move();
      this.keep();
    }
  }

  /** @param from  temperature to begin with, as a share of the scale  @param share  of the cooling that is behind, 0 … 1 */
  private cool(from: number, share: number): void {
    const { walk, scale } = this;
    walk.temperature = scale * from * (COLD / from) ** share;
    const firm = FIRM * share ** FIRM_LATE;
    walk.price = (PRICE * scale * (1 + RISE * share ** 2 + firm)) / this.meanDemand;
    walk.fine = FINE * scale * (1 + firm);
  }

  private move(): void {
    const { walk, instance } = this;
    const { state, random } = walk;
    if (random() < this.relocations) this.relocation.try();
    else {
      const point = Math.floor(random() * instance.n);
      const cluster = state.opened[point]!;
      if (cluster === -1 || random() < MEDIANS_EXCHANGED) exchange(walk, point);
      else recentre(walk, cluster, this.members);
    }
  }

  private keep(): void {
    const { state } = this.walk;
    if (state.overload > TOLERANCE || state.cost >= this.bestCost - TOLERANCE) return;
    this.bestCost = state.cost;
    this.bestMedian.set(state.median);
    this.bestCluster.set(state.clusterOf);
  }

  private found(): boolean {
    return Number.isFinite(this.bestCost);
  }

  best(): CapacitatedMedianSolution | null {
    if (!this.found()) return null;
    const { n, cost } = this.instance;
    const assignment = Array.from(this.bestCluster, (cluster) => this.bestMedian[cluster]!);
    return {
      cost: assignment.reduce((sum, median, point) => sum + cost[point * n + median]!, 0),
      medians: [...this.bestMedian],
      assignment,
    };
  }
}
