import { profileOf, type Travel } from './travel.ts';
import type { TimeWindow, VroomProblem, VroomRoute, VroomStep, VroomVehicle } from './types.ts';

/** Rounding of a scaled way: one second. */
const ROUNDING = 1;

const inside = (windows: readonly TimeWindow[] | undefined, time: number) =>
  windows === undefined || windows.some(([start, end]) => time >= start && time <= end);

/** Service begins after waiting. */
const begin = (step: VroomStep) => step.arrival + step.waiting_time;
const leave = (step: VroomStep) => begin(step) + step.setup + step.service;

/** What is wrong with one route. @param travel  null to believe its own */
export function routeProblems(
  problem: VroomProblem,
  travel: Travel | null,
  v: number,
  route: VroomRoute,
  jobIndex: ReadonlyMap<number, number>,
): string[] {
  const vehicle = problem.vehicles[v]!;
  const { steps } = route;
  const problems: string[] = [];
  if (route.violations.length > 0 || steps.some(({ violations }) => violations.length > 0))
    problems.push('has violations');
  checkFrame(vehicle, steps, problems);
  checkTimes(vehicle, steps, problems);
  checkBreaks(vehicle, steps, problems);
  const stops = steps
    .map((step) => ({ step, job: step.type === 'job' ? (jobIndex.get(step.id ?? -1) ?? -1) : -1 }))
    .filter(({ step, job }) => step.type !== 'break' && (step.type !== 'job' || job >= 0));
  checkJobs(problem, vehicle, stops, problems);
  checkLoads(problem, vehicle, stops, problems);
  const place = ({ step, job }: (typeof stops)[number]) =>
    step.type === 'job' ? travel!.jobPlace(job) : step.type === 'start' ? travel!.startPlace(v) : travel!.endPlace(v);
  let metres = 0;
  for (let k = 1; k < stops.length; k++) {
    const [a, b] = [stops[k - 1]!, stops[k]!];
    if (travel === null) continue;
    const way = travel.durations(profileOf(vehicle), place(a), place(b)) / (vehicle.speed_factor ?? 1);
    if (Math.abs(b.step.duration - a.step.duration - way) > (vehicle.speed_factor === undefined ? 0 : ROUNDING))
      problems.push(`travel to ${name(b.step)} is not that of the matrix`);
    if (travel.distances) metres += travel.distances(profileOf(vehicle), place(a), place(b));
  }
  if (travel?.distances && route.distance !== metres) problems.push('wrong distance');
  const distance = travel?.distances ? metres : (route.distance ?? 0);
  if (distance > (vehicle.max_distance ?? Infinity)) problems.push('longer than max_distance');
  if (route.duration > (vehicle.max_travel_time ?? Infinity)) problems.push('longer than max_travel_time');
  if (route.duration !== steps.at(-1)?.duration) problems.push('wrong duration');
  const served = stops.filter(({ job }) => job >= 0);
  if (served.length > (vehicle.max_tasks ?? Infinity)) problems.push('more than max_tasks');
  if (route.priority !== served.reduce((sum, { job }) => sum + (problem.jobs[job]!.priority ?? 0), 0))
    problems.push('wrong priority');
  return problems;
}

const name = ({ type, id }: VroomStep) => (id === undefined ? type : `${type} ${id}`);

function checkFrame(vehicle: VroomVehicle, steps: VroomStep[], problems: string[]): void {
  const hasStart = vehicle.start !== undefined || vehicle.start_index !== undefined;
  const hasEnd = vehicle.end !== undefined || vehicle.end_index !== undefined;
  const inner = steps.slice(hasStart ? 1 : 0, hasEnd ? -1 : undefined);
  if (hasStart && steps[0]?.type !== 'start') problems.push('does not begin at its start');
  if (hasEnd && steps.at(-1)?.type !== 'end') problems.push('does not end at its end');
  if (inner.some(({ type }) => type !== 'job' && type !== 'break')) problems.push('start or end in the middle');
  if (steps.length === 0) problems.push('is empty');
}

/** Every step follows from the one before: travel done meanwhile, waiting and work; all inside the vehicle's time. */
function checkTimes({ time_window }: VroomVehicle, steps: VroomStep[], problems: string[]): void {
  for (const step of steps) {
    const numbers = [step.arrival, step.duration, step.waiting_time, step.setup, step.service];
    if (!numbers.every((value) => Number.isFinite(value) && value >= 0))
      problems.push(`${name(step)} has a bad number`);
  }
  for (let k = 1; k < steps.length; k++) {
    const [a, b] = [steps[k - 1]!, steps[k]!];
    if (b.duration < a.duration) problems.push(`${name(b)}: travel goes back`);
    if (leave(a) + b.duration - a.duration !== b.arrival) problems.push(`${name(b)}: arrival does not follow`);
  }
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || time_window === undefined) return;
  if (first.arrival < time_window[0]) problems.push('begins before the vehicle may');
  if (leave(last) > time_window[1]) problems.push('ends after the vehicle may');
}

function checkBreaks({ breaks = [] }: VroomVehicle, steps: VroomStep[], problems: string[]): void {
  const taken = steps.filter(({ type }) => type === 'break');
  for (const { id, time_windows, service = 0 } of breaks) {
    const these = taken.filter((step) => step.id === id);
    if (these.length !== 1) problems.push(`break ${id} is taken ${these.length} times`);
    for (const step of these) {
      if (!inside(time_windows, begin(step))) problems.push(`break ${id} is outside its windows`);
      if (step.service !== service || step.setup !== 0) problems.push(`break ${id} has the wrong length`);
    }
  }
  if (taken.some(({ id }) => !breaks.some((pause) => pause.id === id)))
    problems.push('has a break that is not its own');
}

interface Stop {
  step: VroomStep;
  job: number;
}

function checkJobs({ jobs }: VroomProblem, vehicle: VroomVehicle, stops: Stop[], problems: string[]): void {
  const placeKey = ({ step, job }: Stop): string => {
    if (step.type !== 'job')
      return step.type === 'start'
        ? JSON.stringify(vehicle.start_index ?? vehicle.start)
        : JSON.stringify(vehicle.end_index ?? vehicle.end);
    return JSON.stringify(jobs[job]!.location_index ?? jobs[job]!.location);
  };
  // with matrices the index says where it is, without the location
  stops.forEach((stop, k) => {
    if (stop.job < 0) return;
    const job = jobs[stop.job]!;
    if (!inside(job.time_windows, begin(stop.step))) problems.push(`job ${job.id} is outside its windows`);
    const lacks = (job.skills ?? []).filter((skill) => !(vehicle.skills ?? []).includes(skill));
    if (lacks.length > 0) problems.push(`job ${job.id} needs skills ${lacks.join(', ')}`);
    const sameplace = k > 0 && placeKey(stops[k - 1]!) === placeKey(stop);
    const type = vehicle.type ?? '';
    const setup = sameplace ? 0 : (job.setup_per_type?.[type] ?? job.setup ?? 0);
    const service = job.service_per_type?.[type] ?? job.service ?? 0;
    if (stop.step.setup !== setup || stop.step.service !== service) problems.push(`job ${job.id} takes the wrong time`);
  });
}

function checkLoads({ jobs }: VroomProblem, vehicle: VroomVehicle, stops: Stop[], problems: string[]): void {
  const amounts = Math.max(
    0,
    ...jobs.map(({ delivery, pickup }) => Math.max(delivery?.length ?? 0, pickup?.length ?? 0)),
  );
  for (let q = 0; q < amounts; q++) {
    const most = vehicle.capacity?.[q] ?? 0;
    let load = stops.reduce((sum, { job }) => sum + (job < 0 ? 0 : (jobs[job]!.delivery?.[q] ?? 0)), 0);
    let heaviest = load;
    for (const { job } of stops) {
      if (job >= 0) load += (jobs[job]!.pickup?.[q] ?? 0) - (jobs[job]!.delivery?.[q] ?? 0);
      heaviest = Math.max(heaviest, load);
    }
    if (heaviest > most) problems.push(`load ${heaviest} of amount ${q} is over the capacity ${most}`);
  }
}
