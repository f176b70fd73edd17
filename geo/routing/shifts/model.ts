import { type Travel, travelOf } from '../vroom/travel.ts';
import type { TimeWindow, VroomProblem, VroomVehicle } from '../vroom/types.ts';
import { classesOf, type VehicleClass } from './vehicle-classes.ts';

/**
 * A problem in arrays. Nodes: jobs 0 … n−1, then the vehicles' distinct ends, then a last node "nowhere", from and to
 * which every way is 0 (a vehicle without start or end).
 */
export interface Model {
  problem: VroomProblem;
  travel: Travel;
  jobs: number;
  vehicles: number;
  nodes: number;
  classes: VehicleClass[];
  classOf: Int32Array;
  /** place of each node in the travel's numbering, −1 nowhere */
  placeOf: Int32Array;
  startNode: Int32Array;
  endNode: Int32Array;
  /** windows of job j: windowFrom[j] … windowFrom[j + 1] in windowStart, windowEnd, sorted */
  windowFrom: Int32Array;
  windowStart: Float64Array;
  windowEnd: Float64Array;
  vehicleStart: Float64Array;
  vehicleEnd: Float64Array;
  /** by vehicle, sorted by their windows; taken in this order, as in VROOM */
  breaks: Break[][];
  mostBreaks: number;
  /** number of quantities in amounts */
  amounts: number;
  delivery: Float64Array;
  pickup: Float64Array;
  capacity: Float64Array;
  hasPickup: boolean;
  /** any setup that depends on the stop before */
  hasSetup: boolean;
  /** jobs × vehicles: as `service` of the vehicle's class; Infinity where the skills are not there */
  door: Float64Array;
  /** vehicles that are the same in everything have the same number */
  kindOf: Int32Array;
  fixedCost: Float64Array;
  maxTasks: Float64Array;
  maxTravel: Float64Array;
  maxDistance: Float64Array;
  priority: Float64Array;
  /** 0 where it plays no part; see PlanShiftsOptions.fairness */
  fairness: number;
}

export interface Break {
  /** index in the vehicle's `breaks` */
  index: number;
  starts: number[];
  ends: number[];
  service: number;
}

const ALWAYS: readonly TimeWindow[] = [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]];
/** Instead of −∞: sums stay numbers. */
const EARLIEST = 0;

/**
 * The arrays of a problem read by `readProblem` in which nobody goes together any more.
 *
 * @param rest  lets others work in between
 */
export async function modelOf(problem: VroomProblem, fairness: number, rest: () => Promise<void>): Promise<Model> {
  const { jobs, vehicles } = problem;
  const travel = travelOf(problem);
  const n = jobs.length;
  const ends = [...new Set(vehicles.flatMap((_, v) => [travel.startPlace(v), travel.endPlace(v)]))].filter(
    (place) => place >= 0,
  );
  const nodes = n + ends.length + 1;
  const nowhere = nodes - 1;
  const placeOf = new Int32Array(nodes).fill(-1);
  for (let j = 0; j < n; j++) placeOf[j] = travel.jobPlace(j);
  ends.forEach((place, i) => {
    placeOf[n + i] = place;
  });
  const endNodeOf = (place: number) => (place < 0 ? nowhere : n + ends.indexOf(place));

  const windowFrom = new Int32Array(n + 1);
  const windows = jobs.map(({ time_windows }) => [...(time_windows ?? ALWAYS)].sort((a, b) => a[0] - b[0]));
  windows.forEach((list, j) => {
    windowFrom[j + 1] = windowFrom[j]! + list.length;
  });
  const amounts = Math.max(0, ...jobs.map(amountsOf), ...vehicles.map(({ capacity }) => capacity?.length ?? 0));
  const table = (rows: readonly (readonly number[] | undefined)[]) => {
    const cells = new Float64Array(rows.length * amounts);
    rows.forEach((row, r) => {
      row?.forEach((value, q) => {
        cells[r * amounts + q] = value;
      });
    });
    return cells;
  };
  const shared = sharedPlaces(placeOf, nowhere);
  const { classes, classOf } = await classesOf(problem, travel, placeOf, shared, rest);
  const breaks = vehicles.map(breaksOf);
  const priority = Float64Array.from(jobs, (job) => job.priority ?? 0);
  return {
    problem,
    travel,
    jobs: n,
    vehicles: vehicles.length,
    nodes,
    classes,
    classOf,
    placeOf,
    startNode: Int32Array.from(vehicles, (_, v) => endNodeOf(travel.startPlace(v))),
    endNode: Int32Array.from(vehicles, (_, v) => endNodeOf(travel.endPlace(v))),
    windowFrom,
    windowStart: Float64Array.from(windows.flat(), ([start]) => Math.max(start, EARLIEST)),
    windowEnd: Float64Array.from(windows.flat(), ([, end]) => end),
    vehicleStart: Float64Array.from(vehicles, ({ time_window }) => time_window?.[0] ?? EARLIEST),
    vehicleEnd: Float64Array.from(vehicles, ({ time_window }) => time_window?.[1] ?? Number.POSITIVE_INFINITY),
    breaks,
    mostBreaks: Math.max(0, ...breaks.map((list) => list.length)),
    amounts,
    delivery: table(jobs.map((job) => job.delivery ?? job.amount)),
    pickup: table(jobs.map((job) => job.pickup)),
    capacity: table(vehicles.map((vehicle) => vehicle.capacity)),
    hasPickup: jobs.some(({ pickup }) => pickup?.some((amount) => amount > 0)),
    hasSetup: classes.some(({ setup }) => setup.some((seconds) => seconds > 0)),
    door: doorsOf(problem, classes, classOf),
    kindOf: kindsOf(vehicles),
    fixedCost: Float64Array.from(vehicles, ({ costs }) => costs?.fixed ?? 0),
    maxTasks: Float64Array.from(vehicles, ({ max_tasks }) => max_tasks ?? Number.POSITIVE_INFINITY),
    maxTravel: Float64Array.from(vehicles, ({ max_travel_time }) => max_travel_time ?? Number.POSITIVE_INFINITY),
    maxDistance: Float64Array.from(vehicles, ({ max_distance }) => max_distance ?? Number.POSITIVE_INFINITY),
    priority,
    fairness,
  };
}

const amountsOf = (job: VroomProblem['jobs'][number]) =>
  Math.max(job.delivery?.length ?? job.amount?.length ?? 0, job.pickup?.length ?? 0);

/** Which nodes have a place that another node has too: only there setup depends on the stop before. */
function sharedPlaces(placeOf: Int32Array, nowhere: number): Uint8Array {
  const count = new Map<number, number>();
  for (let i = 0; i < nowhere; i++) count.set(placeOf[i]!, (count.get(placeOf[i]!) ?? 0) + 1);
  return Uint8Array.from(placeOf, (place, i) => (i < nowhere && count.get(place)! > 1 ? 1 : 0));
}

function breaksOf(vehicle: VroomVehicle): Break[] {
  return (vehicle.breaks ?? [])
    .map(({ time_windows, service }, index) => {
      const windows = [...(time_windows ?? ALWAYS)].sort((a, b) => a[0] - b[0]);
      return {
        index,
        starts: windows.map(([start]) => Math.max(start, EARLIEST)),
        ends: windows.map(([, end]) => end),
        service: service ?? 0,
      };
    })
    .sort((a, b) => a.starts[0]! - b.starts[0]! || a.ends.at(-1)! - b.ends.at(-1)! || a.index - b.index);
}

function doorsOf({ jobs, vehicles }: VroomProblem, classes: VehicleClass[], classOf: Int32Array): Float64Array {
  const door = new Float64Array(jobs.length * vehicles.length).fill(Number.POSITIVE_INFINITY);
  vehicles.forEach(({ skills }, v) => {
    const has = new Set(skills);
    const { service } = classes[classOf[v]!]!;
    jobs.forEach((job, j) => {
      if ((job.skills ?? []).every((skill) => has.has(skill))) door[j * vehicles.length + v] = service[j]!;
    });
  });
  return door;
}

function kindsOf(vehicles: readonly VroomVehicle[]): Int32Array {
  const kinds = new Map<string, number>();
  return Int32Array.from(vehicles, ({ id: _id, description: _text, breaks, ...rest }) => {
    const key = JSON.stringify([Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)), breaks?.map(withoutNames)]);
    if (!kinds.has(key)) kinds.set(key, kinds.size);
    return kinds.get(key)!;
  });
}

const withoutNames = ({ time_windows, service }: { time_windows?: unknown; service?: unknown }) => [
  time_windows,
  service,
];
