import type { Location, VroomProblem, VroomVehicle } from './types.ts';

/** A straight line is shorter than the way by this much. */
export const DETOUR_FACTOR = 1.3;
/** 4.5 km/h. */
export const WALKING_METRES_A_SECOND = 4.5 / 3.6;
const EARTH_RADIUS_METRES = 6_371_008.8;

/** Travel between places: index of the place in `places` or, with matrices, in these. */
export interface Travel {
  kind: 'matrices' | 'straight_line';
  /** rows and columns of the matrices, or the number of places */
  size: number;
  places: readonly Location[];
  durations(profile: string, from: number, to: number): number;
  /** null where the problem gives none */
  distances: ((profile: string, from: number, to: number) => number) | null;
  /** custom costs of a profile, if any */
  costs(profile: string): ((from: number, to: number) => number) | null;
  jobPlace(job: number): number;
  /** −1 where there is none */
  startPlace(vehicle: number): number;
  endPlace(vehicle: number): number;
}

export const profileOf = (vehicle: VroomVehicle): string => vehicle.profile ?? 'car';

/** Travel of a problem that was read by `readProblem`: its matrices or, where it has none, straight lines on foot. */
export function travelOf(problem: VroomProblem): Travel {
  return problem.matrices ? byMatrices(problem, problem.matrices) : byStraightLine(problem);
}

function byMatrices(problem: VroomProblem, matrices: NonNullable<VroomProblem['matrices']>): Travel {
  const withDistances = problem.vehicles.every((vehicle) => matrices[profileOf(vehicle)]?.distances !== undefined);
  return {
    kind: 'matrices',
    size: Object.values(matrices).find(({ durations }) => durations)?.durations?.length ?? 0,
    places: [],
    durations: (profile, from, to) => matrices[profile]!.durations![from]![to]!,
    distances: withDistances ? (profile, from, to) => matrices[profile]!.distances![from]![to]! : null,
    costs: (profile) => {
      const { costs } = matrices[profile]!;
      return costs ? (from, to) => costs[from]![to]! : null;
    },
    jobPlace: (job) => problem.jobs[job]!.location_index!,
    startPlace: (vehicle) => problem.vehicles[vehicle]!.start_index ?? -1,
    endPlace: (vehicle) => problem.vehicles[vehicle]!.end_index ?? -1,
  };
}

function byStraightLine(problem: VroomProblem): Travel {
  const places: Location[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (location: Location | undefined): number => {
    if (location === undefined) return -1;
    const key = `${location[0]},${location[1]}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, places.length);
    places.push(location);
    return places.length - 1;
  };
  const jobs = problem.jobs.map(({ location }) => numberOf(location));
  const starts = problem.vehicles.map(({ start }) => numberOf(start));
  const ends = problem.vehicles.map(({ end }) => numberOf(end));
  const onSphere = places.map(vectorOf);
  const metres = (from: number, to: number) => Math.round(DETOUR_FACTOR * greatCircle(onSphere[from]!, onSphere[to]!));
  return {
    kind: 'straight_line',
    size: places.length,
    places,
    durations: (_profile, from, to) => Math.round(metres(from, to) / WALKING_METRES_A_SECOND),
    distances: (_profile, from, to) => metres(from, to),
    costs: () => null,
    jobPlace: (job) => jobs[job]!,
    startPlace: (vehicle) => starts[vehicle]!,
    endPlace: (vehicle) => ends[vehicle]!,
  };
}

type Vector = readonly [number, number, number];

/** A place on the sphere of radius 1: a pair then takes one root instead of four angles. */
function vectorOf([lon, lat]: Location): Vector {
  const radians = Math.PI / 180;
  const ring = Math.cos(lat * radians);
  return [ring * Math.cos(lon * radians), ring * Math.sin(lon * radians), Math.sin(lat * radians)];
}

/** Metres over the globe, by the chord between two places. */
function greatCircle(a: Vector, b: Vector): number {
  const [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2));
}
