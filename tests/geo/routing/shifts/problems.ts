import fc from 'fast-check';
import type { VroomJob, VroomProblem, VroomVehicle } from '#geo/routing/vroom/types.ts';

const PLACES = 5;
const window = fc.tuple(fc.nat(60), fc.nat(30)).map(([start, length]) => [start, start + length] as const);
const windows = fc.oneof(
  window.map((one) => [one]),
  window.map((one) => [one, [one[1] + 5, one[1] + 20] as const]),
);
const place = fc.nat(PLACES - 1);
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const skills = fc.subarray([1, 2]);

const job = fc.record({
  location_index: place,
  setup: fc.nat(4),
  service: fc.nat(15),
  delivery: fc.tuple(fc.nat(3)).map((amount) => [...amount]),
  pickup: fc.tuple(fc.nat(2)).map((amount) => [...amount]),
  priority: fc.constantFrom(0, 0, 1, 5, 50, 100),
  skills: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: skills }),
  time_windows: some(windows),
});

const vehicle = fc.record({
  start_index: some(place),
  end_index: some(place),
  capacity: fc.tuple(fc.integer({ min: 2, max: 9 })).map((amount) => [...amount]),
  skills,
  time_window: fc
    .tuple(fc.nat(20), fc.integer({ min: 20, max: 90 }))
    .map(([from, length]) => [from, from + length] as const),
  breaks: fc.oneof(
    fc.constant([]),
    fc.record({ time_windows: windows, service: fc.nat(10) }).map((pause) => [{ id: 1, ...pause }]),
  ),
  max_tasks: some(fc.integer({ min: 1, max: 4 })),
  max_travel_time: some(fc.integer({ min: 5, max: 60 })),
});

const defined = <T extends object>(of: object): T =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;

/** Up to 6 jobs and 2 vehicles with everything that can restrict them. */
export const smallProblem: fc.Arbitrary<VroomProblem> = fc
  .record({
    jobs: fc.array(job, { maxLength: 6 }),
    vehicles: fc.array(vehicle, { minLength: 1, maxLength: 2 }),
    durations: fc.array(fc.array(fc.nat(20), { minLength: PLACES, maxLength: PLACES }), {
      minLength: PLACES,
      maxLength: PLACES,
    }),
  })
  .map(({ jobs, vehicles, durations }) => ({
    jobs: jobs.map((of, i) => defined<VroomJob>({ id: i + 1, ...of })),
    vehicles: vehicles.map((of, i) =>
      defined<VroomVehicle>({
        id: i + 1,
        ...of,
        ...(of.start_index === undefined && of.end_index === undefined ? { start_index: 0 } : {}),
      }),
    ),
    // the way is never shorter over another place, and none to where one is
    matrices: { car: { durations: shortest(durations) } },
  }));

/** The same, but the way past a place may be longer than over it, and some days have no end. */
export const roughProblem: fc.Arbitrary<VroomProblem> = fc
  .record({
    problem: smallProblem,
    durations: fc.array(fc.array(fc.nat(40), { minLength: PLACES, maxLength: PLACES }), {
      minLength: PLACES,
      maxLength: PLACES,
    }),
    endless: fc.boolean(),
  })
  .map(({ problem, durations, endless }) => ({
    ...problem,
    vehicles: problem.vehicles.map(({ time_window, ...vehicle }) => (endless ? vehicle : { ...vehicle, time_window })),
    matrices: { car: { durations } },
  }));

function shortest(durations: number[][]): number[][] {
  const size = durations.length;
  const ways = durations.map((row, i) => row.map((value, j) => (i === j ? 0 : value)));
  for (let k = 0; k < size; k++)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) ways[i]![j] = Math.min(ways[i]![j]!, ways[i]![k]! + ways[k]![j]!);
  return ways;
}
