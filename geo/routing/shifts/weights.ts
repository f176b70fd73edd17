import type { Model } from './model.ts';

export interface Weights {
  /** exact: sums order plans by priority first, by number of jobs second */
  exact: Float64Array;
  /** cost of one unit of `exact` left out, in the search */
  price: number;
  /** all jobs have the same priority */
  alike: boolean;
  /** cost of a second on the way */
  second: number;
  /** what serving a job gives for the time it takes */
  worth: Float64Array;
  /** the measure of temperatures: what a job's way costs on average, more where priorities are large */
  scale: number;
}

/** So many of a job's nearest others tell what a way to it costs. */
const NEAREST = 5;

/** Keeps the least values in order. @returns how many are kept */
function insertSorted(least: Float64Array, count: number, value: number): number {
  let i = Math.min(count, least.length - 1);
  if (count === least.length && value >= least[i]!) return count;
  for (; i > 0 && least[i - 1]! > value; i--) least[i] = least[i - 1]!;
  least[i] = value;
  return Math.min(count + 1, least.length);
}

/** Ways of a job to its nearest others, on average: what a stop in a good plan costs. */
function meanWay(model: Model, kind: 'costs' | 'durations'): number {
  const { jobs, nodes } = model;
  const { [kind]: costs } = model.classes[0]!;
  let sum = 0;
  const near = new Float64Array(NEAREST);
  for (let j = 0; j < jobs; j++) {
    let count = 0;
    for (let k = 0; k < nodes - 1; k++) {
      const way = costs[j * nodes + k]!;
      if (k !== j && !(count === NEAREST && way >= near[NEAREST - 1]!)) count = insertSorted(near, count, way);
    }
    for (let i = 0; i < count; i++) sum += near[i]! / count;
  }
  return Math.max(1, sum / Math.max(1, jobs));
}

export function weightsOf(model: Model): Weights {
  const { jobs, priority } = model;
  const exact = Float64Array.from(priority, (value) => value * (jobs + 1) + 1);
  const scale = meanWay(model, 'costs');
  const someMatter = priority.some((value) => value > 0);
  let dearest = 0;
  for (const { costs } of model.classes) {
    for (let i = 0; i < costs.length; i++) if (costs[i]! > dearest) dearest = costs[i]!;
  }
  // nobody can be left out for the sake of a shorter way where all jobs are alike
  const price = someMatter ? (scale * PRIORITY_PRICE) / (jobs + 1) : 4 * dearest + 1;
  const { service, costs, durations } = model.classes[0]!;
  const way = costs === durations ? scale : meanWay(model, 'durations');
  const mean = priority.reduce((sum, value) => sum + value, 0) / Math.max(1, jobs);
  return {
    exact,
    price,
    alike: priority.every((value) => value === priority[0]),
    second: scale / way,
    worth: Float64Array.from(exact, (value, j) => value / (service[j]! + way)),
    scale: scale * Math.max(1, mean / USUAL_PRIORITY),
  };
}

/** With a mean priority up to this the temperatures need no more than the ways' measure. */
const USUAL_PRIORITY = 13;
/** Price of a unit of priority in mean ways. */
const PRIORITY_PRICE = 1;
