import { PlanInputError } from '../../routing/input-error.ts';

/** Capacitated p-median: choose `medians` of the points, give each point one of them, within the medians' capacities. */
export interface CapacitatedMedianProblem {
  /** how many points are chosen */
  medians: number;
  demands: ArrayLike<number>;
  /** of each point, should it be chosen; one number: the same for all */
  capacities: number | ArrayLike<number>;
  /** row by row, `costs[i * n + j]`: of giving point i to median j; zero or more */
  costs: Float64Array;
}

/** Medians and assignment are numbers of points, from 0. */
export interface CapacitatedMedianSolution {
  cost: number;
  medians: number[];
  /** the median of each point */
  assignment: number[];
}

/** The problem in typed arrays. */
export interface Instance {
  n: number;
  p: number;
  demand: Float64Array;
  capacity: Float64Array;
  cost: Float64Array;
  /** the same turned over, `costOfMedian[j * n + i]`; the very same array where it is symmetric */
  costOfMedian: Float64Array;
}

/** Sums of demands are compared with this much tolerance, against rounding. */
export const TOLERANCE = 1e-9;

/** Checks and copies. @throws PlanInputError naming the field */
export function toInstance({ medians, demands, capacities, costs }: CapacitatedMedianProblem): Instance {
  const n = demands.length;
  if (!Number.isInteger(medians) || medians < 1 || medians > n) {
    throw new PlanInputError('out_of_range', 'medians', `must be a whole number from 1 to ${n}`);
  }
  if (costs.length !== n * n) throw new PlanInputError('not_square', 'costs', `must hold ${n} × ${n} numbers`);
  const demand = Float64Array.from(demands);
  const capacity =
    typeof capacities === 'number' ? new Float64Array(n).fill(capacities) : Float64Array.from(capacities);
  if (capacity.length !== n) throw new PlanInputError('wrong_length', 'capacities', `must hold ${n} numbers`);
  check('demands', demand);
  check('capacities', capacity);
  check('costs', costs);
  const roomiest = capacity.reduce((most, one) => Math.max(most, one), 0);
  const tooBig = demand.findIndex((one) => one > roomiest * (1 + TOLERANCE) + TOLERANCE);
  if (tooBig !== -1) {
    throw new PlanInputError(
      'infeasible',
      `demands[${tooBig}]`,
      `${demand[tooBig]} is more than any capacity, ${roomiest} at most`,
    );
  }
  const total = demand.reduce((sum, one) => sum + one, 0);
  const most = Float64Array.from(capacity)
    .sort()
    .slice(n - medians)
    .reduce((sum, one) => sum + one, 0);
  if (total > most * (1 + TOLERANCE) + TOLERANCE) {
    throw new PlanInputError(
      'infeasible',
      'capacities',
      `${medians} medians hold ${most} at most, the demand is ${total}`,
    );
  }
  return { n, p: medians, demand, capacity, cost: costs, costOfMedian: transposed(costs, n) };
}

function check(field: string, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    if (!(values[i]! >= 0) || values[i] === Number.POSITIVE_INFINITY) {
      throw new PlanInputError('not_a_number', `${field}[${i}]`, 'must be a number, zero or more');
    }
  }
}

function transposed(costs: Float64Array, n: number): Float64Array {
  if (isSymmetric(costs, n)) return costs;
  const turned = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) turned[j * n + i] = costs[i * n + j]!;
  return turned;
}

/** Rows and columns compared at a time, so that both stay in the processor's cache. */
const BLOCK = 64;

function isSymmetric(costs: Float64Array, n: number): boolean {
  for (let rows = 0; rows < n; rows += BLOCK) {
    for (let columns = 0; columns <= rows; columns += BLOCK) {
      for (let i = rows; i < Math.min(n, rows + BLOCK); i++) {
        for (let j = columns; j < Math.min(i, columns + BLOCK); j++) {
          if (costs[i * n + j] !== costs[j * n + i]) return false;
        }
      }
    }
  }
  return true;
}
