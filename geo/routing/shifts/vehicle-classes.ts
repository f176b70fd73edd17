import { profileOf, type Travel } from '../vroom/travel.ts';
import type { VroomProblem, VroomVehicle } from '../vroom/types.ts';

/** Vehicles that travel and work alike. */
export interface VehicleClass {
  /** row-major, from × to, over nodes; seconds */
  durations: Float64Array;
  /** cost of travel */
  costs: Float64Array;
  /** metres; null where no vehicle of the class has a longest distance */
  distances: Float64Array | null;
  /** by job: seconds at the door, setup left out where it depends on the stop before */
  service: Float64Array;
  /** by job: setup that is only due when coming from another place, else 0 */
  setup: Float64Array;
  /** cost of the time at the door, by job, added to every route with it */
  taskCost: Float64Array;
}

/**
 * The classes of a problem's vehicles, and the number of each vehicle's.
 *
 * @param rest  lets others work: a class of some thousand places takes a while
 */
export async function classesOf(
  problem: VroomProblem,
  travel: Travel,
  placeOf: Int32Array,
  shared: Uint8Array,
  rest: () => Promise<void>,
) {
  const numbers = new Map<string, number>();
  const classes: VehicleClass[] = [];
  const classOf = new Int32Array(problem.vehicles.length);
  for (const [v, vehicle] of problem.vehicles.entries()) {
    const { fixed: _fixed, ...rates } = vehicle.costs ?? {};
    const limited = vehicle.max_distance !== undefined;
    const key = JSON.stringify([profileOf(vehicle), vehicle.speed_factor ?? 1, vehicle.type, rates, limited]);
    if (!numbers.has(key)) {
      await rest();
      numbers.set(key, classes.push(classOfVehicle(problem, travel, placeOf, shared, vehicle)) - 1);
    }
    classOf[v] = numbers.get(key)!;
  }
  return { classes, classOf };
}

function classOfVehicle(
  { jobs }: VroomProblem,
  travel: Travel,
  placeOf: Int32Array,
  shared: Uint8Array,
  vehicle: VroomVehicle,
): VehicleClass {
  const profile = profileOf(vehicle);
  const nodes = placeOf.length;
  const { per_hour = 3600, per_km = 0, per_task_hour = 0 } = vehicle.costs ?? {};
  const isSymmetric = travel.kind === 'straight_line';
  const matrix = (cell: (from: number, to: number) => number) => {
    const cells = new Float64Array(nodes * nodes);
    for (let i = 0; i < nodes; i++) {
      if (placeOf[i]! < 0) continue;
      for (let j = isSymmetric ? i : 0; j < nodes; j++) {
        if (placeOf[j]! < 0) continue;
        const value = cell(placeOf[i]!, placeOf[j]!);
        cells[i * nodes + j] = value;
        if (isSymmetric) cells[j * nodes + i] = value;
      }
    }
    return cells;
  };
  const { distances } = travel;
  const custom = travel.costs(profile);
  const seconds = (from: number, to: number) => secondsOf(travel, vehicle, from, to);
  const durations = matrix(seconds);
  const plain = per_hour === 3600 && per_km === 0 && custom === null;
  const costs = plain
    ? durations
    : matrix((from, to) =>
        custom
          ? custom(from, to)
          : (seconds(from, to) * per_hour) / 3600 + (per_km ? (distances!(profile, from, to) * per_km) / 1000 : 0),
      );
  const setupOf = (j: number) => jobs[j]!.setup_per_type?.[vehicle.type ?? ''] ?? jobs[j]!.setup ?? 0;
  const serviceOf = (j: number) => jobs[j]!.service_per_type?.[vehicle.type ?? ''] ?? jobs[j]!.service ?? 0;
  const service = Float64Array.from(jobs, (_, j) => serviceOf(j) + (shared[j] ? 0 : setupOf(j)));
  return {
    durations,
    costs,
    distances: vehicle.max_distance === undefined ? null : matrix((from, to) => distances!(profile, from, to)),
    service,
    setup: Float64Array.from(jobs, (_, j) => (shared[j] ? setupOf(j) : 0)),
    taskCost: Float64Array.from(service, (value) => (value * per_task_hour) / 3600),
  };
}

/** Travel time of a vehicle, with its speed factor, whole seconds. */
export function secondsOf(travel: Travel, vehicle: VroomVehicle, from: number, to: number): number {
  const seconds = travel.durations(profileOf(vehicle), from, to);
  return vehicle.speed_factor === undefined ? seconds : Math.round(seconds / vehicle.speed_factor);
}
