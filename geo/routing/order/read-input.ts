import { PlanInputError } from '../input-error.ts';
import { greatCircleMetres } from './great-circle.ts';
import type { CostMatrix, OrderInput, OrderOptions } from './options.ts';

/** The costs are a matrix in memory, copied once or twice: 72 MB each at this number. */
const MOST_STOPS = 3000;

/** The costs of an input, row-major, checked. */
export interface Costs {
  size: number;
  costs: Float64Array;
  fromPoints: boolean;
  symmetric: boolean;
}

/**
 * @throws {PlanInputError} `empty`, `too_many`, `not_square`, `not_a_number`, `negative`, `not_a_position`
 */
export function readInput(input: OrderInput, kind: OrderOptions['kind']): Costs {
  if (input === null || typeof input !== 'object')
    throw new PlanInputError('not_square', 'input', 'neither a matrix nor points');
  const size = Array.isArray(input) ? input.length : (input as CostMatrix).size;
  if (size > MOST_STOPS) throw new PlanInputError('too_many', 'input', `more than ${MOST_STOPS} stops`);
  if (Array.isArray(input) && isPoints(input, kind)) {
    checkPoints(input);
    return { size, costs: greatCircleMetres(input), fromPoints: true, symmetric: true };
  }
  const costs = readMatrix(input, 'matrix');
  return { size, costs, fromPoints: false, symmetric: isSymmetric(size, costs) };
}

function isPoints(rows: readonly (readonly number[])[], kind: OrderOptions['kind']): boolean {
  if (kind !== undefined) return kind === 'points';
  if (rows.length === 0 || !rows.every((row) => row?.length === 2)) return false;
  return rows.length !== 2 || rows[0]![0] !== 0 || rows[1]![1] !== 0;
}

function checkPoints(points: readonly (readonly number[])[]): void {
  if (points.length === 0) throw new PlanInputError('empty', 'points', 'no stop');
  points.forEach((point, i) => {
    if (!Array.isArray(point) || point.length < 2 || !Number.isFinite(point[0]) || !Number.isFinite(point[1]))
      throw new PlanInputError('not_a_number', `points[${i}]`, 'not [longitude, latitude]');
    if (Math.abs(point[0]!) > 180 || Math.abs(point[1]!) > 90)
      throw new PlanInputError('not_a_position', `points[${i}]`, 'not degrees of longitude and latitude');
  });
}

/**
 * A square matrix of numbers from 0, row-major, the diagonal 0 whatever it says.
 *
 * @param field  its name in errors
 */
export function readMatrix(matrix: OrderInput, field: string, expected?: number): Float64Array {
  const rows = Array.isArray(matrix) ? (matrix as readonly (readonly number[])[]) : null;
  const size = rows === null ? (matrix as CostMatrix).size : rows.length;
  if (!Number.isInteger(size)) throw new PlanInputError('not_a_number', `${field}.size`, 'not a whole number');
  if (size < 1) throw new PlanInputError('empty', field, 'no stop');
  if (expected !== undefined && size !== expected)
    throw new PlanInputError('not_square', field, `${size} rows for ${expected} stops`);
  const costs = new Float64Array(size * size);
  if (rows === null) {
    const given = (matrix as CostMatrix).costs;
    if (given?.length !== size * size)
      throw new PlanInputError('not_square', `${field}.costs`, `${given?.length} numbers for ${size} stops`);
    costs.set(given);
  } else
    rows.forEach((row, i) => {
      if (row?.length !== size)
        throw new PlanInputError('not_square', `${field}[${i}]`, `${row?.length} numbers in a row of ${size}`);
      costs.set(row, i * size);
    });
  for (let i = 0; i < size; i++) costs[i * size + i] = 0;
  for (let k = 0; k < costs.length; k++) {
    const cost = costs[k]!;
    if (cost >= 0 && cost < 1e15) continue;
    const name = `${field}[${Math.floor(k / size)}][${k % size}]`;
    if (cost < 0) throw new PlanInputError('negative', name, `${cost} is below 0`);
    throw new PlanInputError('not_a_number', name, `${cost} is not a number below 1e15`);
  }
  return costs;
}

/** Up to rounding: sums along a path differ in the last digits with the direction. */
function isSymmetric(size: number, costs: Float64Array): boolean {
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const there = costs[i * size + j]!;
      const back = costs[j * size + i]!;
      if (there !== back && Math.abs(there - back) > 1e-9 * (there + back)) return false;
    }
  return true;
}
