import { PlanInputError } from '../input-error.ts';
import { type Bag, bag, compact, given, list } from './fields.ts';
import { profileOf } from './travel.ts';
import type { VroomMatrices, VroomProblem, VroomVehicle } from './types.ts';

/**
 * The matrices of the vehicles' profiles, all square and of one size; undefined where the problem has none. The old
 * `matrix` counts for all profiles.
 *
 * @throws {PlanInputError}
 */
export function readMatrices(problem: Bag, vehicles: readonly VroomVehicle[]): VroomProblem['matrices'] | undefined {
  const profiles = [...new Set(vehicles.map(profileOf))];
  const read: Record<string, VroomMatrices> = {};
  if (problem.matrices !== undefined) {
    const all = bag(problem.matrices, 'matrices');
    for (const profile of profiles) {
      const field = `matrices.${profile}`;
      if (all[profile] === undefined)
        throw new PlanInputError('missing', field, 'is missing: a vehicle has this profile');
      const of = bag(all[profile], field);
      if (of.durations === undefined) throw new PlanInputError('missing', `${field}.durations`, 'is missing');
      read[profile] = compact<VroomMatrices>({
        durations: given(of, 'durations', field, square),
        distances: given(of, 'distances', field, square),
        costs: given(of, 'costs', field, square),
      });
    }
  } else if (problem.matrix !== undefined) {
    const durations = square(problem.matrix, 'matrix');
    for (const profile of profiles) read[profile] = { durations };
  } else return undefined;
  checkSizes(read);
  checkCosts(read, vehicles);
  return read;
}

function square(value: unknown, field: string): number[][] {
  const rows = list(value, field);
  if (rows.length === 0) throw new PlanInputError('empty', field, 'must not be empty');
  rows.forEach((row, i) => {
    const cells = list(row, `${field}[${i}]`);
    if (cells.length !== rows.length)
      throw new PlanInputError('not_square', `${field}[${i}]`, `has ${cells.length} columns, not ${rows.length}`);
    cells.forEach((cell, j) => {
      if (typeof cell !== 'number' || !Number.isSafeInteger(cell) || cell < 0)
        throw new PlanInputError('not_an_integer', `${field}[${i}][${j}]`, 'must be a whole number from 0');
    });
  });
  return rows as number[][];
}

function checkSizes(matrices: Record<string, VroomMatrices>): void {
  const size = Object.values(matrices)[0]?.durations?.length;
  for (const [profile, of] of Object.entries(matrices)) {
    for (const [kind, matrix] of Object.entries(of)) {
      if (matrix.length !== size)
        throw new PlanInputError('not_square', `matrices.${profile}.${kind}`, `has ${matrix.length} rows, not ${size}`);
    }
  }
}

/** What VROOM says of costs: by the hour or by a matrix, and by the kilometre only with distances. */
function checkCosts(matrices: Record<string, VroomMatrices>, vehicles: readonly VroomVehicle[]): void {
  vehicles.forEach((vehicle, i) => {
    const { costs, distances } = matrices[profileOf(vehicle)]!;
    const { per_hour = 3600, per_km = 0 } = vehicle.costs ?? {};
    if (costs !== undefined && per_hour !== 3600)
      throw new PlanInputError(
        'inconsistent_costs',
        `vehicles[${i}].costs.per_hour`,
        'is given beside a matrix of costs',
      );
    if (costs !== undefined && per_km !== 0)
      throw new PlanInputError(
        'inconsistent_costs',
        `vehicles[${i}].costs.per_km`,
        'is given beside a matrix of costs',
      );
    if (distances === undefined && per_km !== 0)
      throw new PlanInputError(
        'missing',
        `matrices.${profileOf(vehicle)}.distances`,
        'is needed for costs by the kilometre',
      );
    if (distances === undefined && vehicle.max_distance !== undefined)
      throw new PlanInputError('missing', `matrices.${profileOf(vehicle)}.distances`, 'is needed for max_distance');
  });
}
