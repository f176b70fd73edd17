import { PlanInputError } from '../input-error.ts';
import {
  type Bag,
  bag,
  compact,
  given,
  list,
  location,
  number,
  perType,
  text,
  timeWindows,
  unique,
  whole,
  wholes,
} from './fields.ts';
import { readMatrices } from './read-matrices.ts';
import { readVehicle } from './read-vehicle.ts';
import type { VroomJob, VroomProblem } from './types.ts';

const HIGHEST_PRIORITY = 100;

/**
 * Reads a problem in VROOM's format. What VROOM ignores is ignored (unknown keys, and `steps`, which only say where its
 * search begins).
 *
 * @throws {PlanInputError} naming the field, e.g. `jobs[3].time_windows[0]`; shipments, `max_load` of a break and a
 *   profile without matrix beside others with one are refused
 */
export function readProblem(value: unknown): VroomProblem {
  const problem = bag(value, 'problem');
  if (problem.shipments !== undefined && list(problem.shipments, 'shipments').length > 0)
    throw new PlanInputError('not_supported', 'shipments', 'is not supported: only jobs are planned');
  const ids = new Set<number>();
  const jobs = (given(problem, 'jobs', '', list) ?? []).map((item, i) => {
    const job = readJob(item, `jobs[${i}]`);
    unique(ids, job.id, `jobs[${i}].id`);
    return job;
  });
  const vehicleIds = new Set<number>();
  if (problem.vehicles === undefined) throw new PlanInputError('missing', 'vehicles', 'is missing');
  const vehicles = list(problem.vehicles, 'vehicles').map((item, i) => {
    const vehicle = readVehicle(item, `vehicles[${i}]`);
    unique(vehicleIds, vehicle.id, `vehicles[${i}].id`);
    return vehicle;
  });
  if (vehicles.length === 0) throw new PlanInputError('empty', 'vehicles', 'must not be empty');
  const read = compact<VroomProblem>({
    jobs,
    vehicles,
    matrices: readMatrices(problem, vehicles),
    fairness: given(problem, 'fairness', '', (v, field) => number(v, field, 0, 1000)),
  });
  checkPlaces(read);
  checkAmounts(read);
  return read;
}

function readJob(value: unknown, path: string): VroomJob {
  const job: Bag = bag(value, path);
  if (job.id === undefined) throw new PlanInputError('missing', `${path}.id`, 'is missing');
  return compact<VroomJob>({
    id: whole(job.id, `${path}.id`),
    description: given(job, 'description', path, text),
    location: given(job, 'location', path, location),
    location_index: given(job, 'location_index', path, (v, field) => whole(v, field)),
    setup: given(job, 'setup', path, (v, field) => whole(v, field)),
    service: given(job, 'service', path, (v, field) => whole(v, field)),
    setup_per_type: given(job, 'setup_per_type', path, perType),
    service_per_type: given(job, 'service_per_type', path, perType),
    delivery: given(job, 'delivery', path, wholes) ?? given(job, 'amount', path, wholes),
    pickup: given(job, 'pickup', path, wholes),
    skills: given(job, 'skills', path, wholes),
    priority: given(job, 'priority', path, (v, field) => whole(v, field, 0, HIGHEST_PRIORITY)),
    time_windows: given(job, 'time_windows', path, timeWindows),
  });
}

/** Places are rows of the matrices or, without these, coordinates. */
function checkPlaces({ jobs, vehicles, matrices }: VroomProblem): void {
  const size = matrices ? Object.values(matrices)[0]!.durations!.length : 0;
  const check = (of: { location?: unknown; index: number | undefined }, names: [string, string], path: string) => {
    if (!matrices) {
      if (of.location === undefined)
        throw new PlanInputError('missing', `${path}.${names[0]}`, 'is missing (there is no matrix)');
    } else if (of.index === undefined)
      throw new PlanInputError('missing', `${path}.${names[1]}`, 'is missing (there is a matrix)');
    else if (of.index >= size)
      throw new PlanInputError('out_of_range', `${path}.${names[1]}`, `is beyond the matrix of ${size} rows`);
  };
  jobs.forEach((job, i) => {
    check({ location: job.location, index: job.location_index }, ['location', 'location_index'], `jobs[${i}]`);
  });
  vehicles.forEach((vehicle, i) => {
    const { start, start_index, end, end_index } = vehicle;
    const hasStart = start !== undefined || start_index !== undefined;
    if (hasStart) check({ location: start, index: start_index }, ['start', 'start_index'], `vehicles[${i}]`);
    if (end !== undefined || end_index !== undefined)
      check({ location: end, index: end_index }, ['end', 'end_index'], `vehicles[${i}]`);
    else if (!hasStart) throw new PlanInputError('missing', `vehicles[${i}].start`, 'start or end is needed');
  });
}

/** All amounts have the same number of quantities. */
function checkAmounts({ jobs, vehicles }: VroomProblem): void {
  let size = -1;
  const check = (amount: readonly number[] | undefined, field: string) => {
    if (amount === undefined) return;
    if (size < 0) size = amount.length;
    else if (amount.length !== size)
      throw new PlanInputError('inconsistent_amounts', field, `must have ${size} numbers as the others`);
  };
  vehicles.forEach(({ capacity }, i) => {
    check(capacity, `vehicles[${i}].capacity`);
  });
  jobs.forEach(({ delivery, pickup }, i) => {
    check(delivery, `jobs[${i}].delivery`);
    check(pickup, `jobs[${i}].pickup`);
  });
}
