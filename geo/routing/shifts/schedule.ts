import type { VroomStep } from '../vroom/types.ts';
import type { Model } from './model.ts';
import type { Plan } from './search.ts';
import { arrive, beginAt } from './timing.ts';
import { secondsOf } from './vehicle-classes.ts';

/** A stop of a timetable: a job, a break, or an end of the route. */
export interface Stop {
  type: VroomStep['type'];
  /** index of the job or of the vehicle's break */
  index: number;
  /** where it is; a break has none */
  place: number;
  arrival: number;
  waiting: number;
  setup: number;
  service: number;
  /** travel so far */
  travel: number;
}

/**
 * The timetable of a vehicle's route: it ends as early as can be and, with that, begins as late as can be, so that
 * waiting at the first doors is done at home.
 */
export function timetable(model: Model, plan: Plan, v: number): Stop[] {
  const base = v * (model.jobs + 2);
  const jobs = Array.from(plan.stops.subarray(base + 1, base + 1 + plan.length[v]!));
  const split = breakSplit(model, v, jobs);
  const run = (begin: number) => simulate(model, v, jobs, split, begin);
  let low = model.vehicleStart[v]!;
  const earliest = run(low);
  if (earliest === null) throw new Error('the plan does not keep its times');
  const end = earliest.at(-1)!.arrival;
  let high = end;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const stops = run(middle);
    if (stops !== null && stops.at(-1)!.arrival === end) low = middle;
    else high = middle - 1;
  }
  return run(low)!;
}

/** How many breaks are taken before each job so that the route ends earliest: forward over jobs and breaks taken. */
function breakSplit(model: Model, v: number, jobs: number[]): number[] {
  const breaks = model.breaks[v]!;
  const layers = breaks.length + 1;
  let times = [model.vehicleStart[v]!, ...Array<number>(layers - 1).fill(Number.POSITIVE_INFINITY)];
  const cameFrom: number[][] = [];
  for (let k = 0; k <= jobs.length; k++) {
    const last = k === jobs.length;
    const next = Array<number>(layers).fill(Number.POSITIVE_INFINITY);
    const from = Array<number>(layers).fill(-1);
    for (let b = 0; b < layers; b++) {
      for (let a = 0; a <= b; a++) {
        if (times[a] === Number.POSITIVE_INFINITY) continue;
        const arrival = arrive(breaks, a, b, times[a]!, wayTo(model, v, jobs, k));
        const done = last
          ? arrival
          : beginAt(model, jobs[k]!, arrival) + setupTo(model, v, jobs, k) + service(model, v, jobs[k]!);
        if (done < next[b]!) {
          next[b] = done;
          from[b] = a;
        }
      }
    }
    times = next;
    cameFrom.push(from);
  }
  const split: number[] = [];
  let taken = breaks.length;
  for (let k = jobs.length; k >= 0; k--) {
    split.unshift(taken);
    taken = cameFrom[k]![taken]!;
  }
  return split;
}

const nodeBefore = (model: Model, v: number, jobs: number[], k: number) =>
  k === 0 ? model.startNode[v]! : jobs[k - 1]!;
const nodeAt = (model: Model, v: number, jobs: number[], k: number) =>
  k === jobs.length ? model.endNode[v]! : jobs[k]!;

function wayTo(model: Model, v: number, jobs: number[], k: number): number {
  const from = model.placeOf[nodeBefore(model, v, jobs, k)]!;
  const to = model.placeOf[nodeAt(model, v, jobs, k)]!;
  return from < 0 || to < 0 ? 0 : secondsOf(model.travel, model.problem.vehicles[v]!, from, to);
}

function setupTo(model: Model, v: number, jobs: number[], k: number): number {
  if (model.placeOf[nodeBefore(model, v, jobs, k)] === model.placeOf[jobs[k]!]) return 0;
  const job = model.problem.jobs[jobs[k]!]!;
  return job.setup_per_type?.[model.problem.vehicles[v]!.type ?? ''] ?? job.setup ?? 0;
}

function service(model: Model, v: number, j: number): number {
  const job = model.problem.jobs[j]!;
  return job.service_per_type?.[model.problem.vehicles[v]!.type ?? ''] ?? job.service ?? 0;
}

/** The route begun at `begin`; null where it misses a window. */
function simulate(model: Model, v: number, jobs: number[], split: number[], begin: number): Stop[] | null {
  const breaks = model.breaks[v]!;
  const stops: Stop[] = [];
  let time = begin;
  let travel = 0;
  let taken = 0;
  const startPlace = model.placeOf[model.startNode[v]!]!;
  if (startPlace >= 0)
    stops.push({
      type: 'start',
      index: v,
      place: startPlace,
      arrival: time,
      waiting: 0,
      setup: 0,
      service: 0,
      travel: 0,
    });
  for (let k = 0; k <= jobs.length; k++) {
    let way = wayTo(model, v, jobs, k);
    for (; taken < split[k]!; taken++) {
      const pause = breaks[taken]!;
      const w = pause.ends.findIndex((end) => time <= end);
      if (w < 0) return null;
      const gap = Math.max(0, pause.starts[w]! - time);
      const onTheWay = Math.min(gap, way);
      way -= onTheWay;
      travel += onTheWay;
      stops.push({
        type: 'break',
        index: pause.index,
        place: -1,
        arrival: time + onTheWay,
        waiting: gap - onTheWay,
        setup: 0,
        service: pause.service,
        travel,
      });
      time += gap + pause.service;
    }
    time += way;
    travel += way;
    if (k === jobs.length) {
      if (time > model.vehicleEnd[v]!) return null;
      const place = model.placeOf[model.endNode[v]!]!;
      if (place >= 0)
        stops.push({ type: 'end', index: v, place, arrival: time, waiting: 0, setup: 0, service: 0, travel });
      break;
    }
    const job = jobs[k]!;
    const start = beginAt(model, job, time);
    if (start === Number.POSITIVE_INFINITY) return null;
    const setup = setupTo(model, v, jobs, k);
    const seconds = service(model, v, job);
    const place = model.placeOf[job]!;
    stops.push({
      type: 'job',
      index: job,
      place,
      arrival: time,
      waiting: start - time,
      setup,
      service: seconds,
      travel,
    });
    time = start + setup + seconds;
  }
  return stops;
}
