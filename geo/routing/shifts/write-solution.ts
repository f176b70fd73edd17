import { profileOf } from '../vroom/travel.ts';
import type { VroomRoute, VroomSolution, VroomStep } from '../vroom/types.ts';
import type { Model } from './model.ts';
import { type Stop, timetable } from './schedule.ts';
import type { Plan } from './search.ts';

/** A plan in VROOM's format. */
export function writeSolution(model: Model, plan: Plan): VroomSolution {
  const { jobs } = model.problem;
  const routes: VroomRoute[] = [];
  const served = new Set<number>();
  for (let v = 0; v < model.vehicles; v++) {
    if (plan.length[v] === 0) continue;
    const stops = timetable(model, plan, v);
    for (const { type, index } of stops) if (type === 'job') served.add(index);
    routes.push(writeRoute(model, v, stops));
  }
  const left = jobs.filter((_, j) => !served.has(j));
  const sum = (key: 'cost' | 'setup' | 'service' | 'duration' | 'waiting_time' | 'priority') =>
    routes.reduce((total, route) => total + route[key], 0);
  const sums = (key: 'delivery' | 'pickup') =>
    Array.from({ length: model.amounts }, (_, q) => routes.reduce((total, route) => total + route[key]![q]!, 0));
  return {
    code: 0,
    summary: {
      cost: sum('cost'),
      routes: routes.length,
      unassigned: left.length,
      ...(model.amounts > 0 ? { delivery: sums('delivery'), pickup: sums('pickup') } : {}),
      setup: sum('setup'),
      service: sum('service'),
      duration: sum('duration'),
      waiting_time: sum('waiting_time'),
      priority: sum('priority'),
      ...(model.travel.distances ? { distance: routes.reduce((total, { distance }) => total + distance!, 0) } : {}),
      violations: [],
      ...(model.travel.kind === 'straight_line' ? { travel: 'straight_line' as const } : {}),
    },
    unassigned: left.map((job) => ({ id: job.id, type: 'job', ...whereAndWhat(job) })),
    routes,
  };
}

/** The keys of a place and a description, where they are given. */
function whereAndWhat({
  location,
  location_index,
  description,
}: Pick<VroomStep, 'location' | 'location_index' | 'description'>) {
  return {
    ...(description === undefined ? {} : { description }),
    ...(location === undefined ? {} : { location }),
    ...(location_index === undefined ? {} : { location_index }),
  };
}

function writeRoute(model: Model, v: number, stops: Stop[]): VroomRoute {
  const { problem, travel, amounts, delivery, pickup } = model;
  const vehicle = problem.vehicles[v]!;
  const jobs = stops.filter(({ type }) => type === 'job').map(({ index }) => index);
  const total = (table: Float64Array, q: number) => jobs.reduce((sum, j) => sum + table[j * amounts + q]!, 0);
  const load = Array.from({ length: amounts }, (_, q) => total(delivery, q));
  let place = -1;
  let distance = 0;
  const steps = stops.map((stop): VroomStep => {
    if (stop.place >= 0) {
      if (place >= 0 && travel.distances) distance += travel.distances(profileOf(vehicle), place, stop.place);
      place = stop.place;
    }
    if (stop.type === 'job')
      for (let q = 0; q < amounts; q++)
        load[q]! += pickup[stop.index * amounts + q]! - delivery[stop.index * amounts + q]!;
    const at =
      stop.type === 'job'
        ? { id: problem.jobs[stop.index]!.id, ...whereAndWhat(problem.jobs[stop.index]!) }
        : stop.type === 'break'
          ? { id: vehicle.breaks![stop.index]!.id, ...whereAndWhat(vehicle.breaks![stop.index]!) }
          : stop.type === 'start'
            ? whereAndWhat({ location: vehicle.start, location_index: vehicle.start_index } as VroomStep)
            : whereAndWhat({ location: vehicle.end, location_index: vehicle.end_index } as VroomStep);
    return {
      type: stop.type,
      ...at,
      setup: stop.setup,
      service: stop.service,
      waiting_time: stop.waiting,
      ...(amounts > 0 ? { load: [...load] } : {}),
      arrival: stop.arrival,
      duration: stop.travel,
      // within a way the distance at a break is not known: it is told on arriving
      ...(travel.distances ? { distance } : {}),
      violations: [],
    };
  });
  const sum = (key: 'setup' | 'service' | 'waiting') => stops.reduce((all, stop) => all + stop[key], 0);
  return {
    vehicle: vehicle.id,
    cost: costOf(model, v, stops),
    ...(amounts > 0
      ? {
          delivery: Array.from({ length: amounts }, (_, q) => total(delivery, q)),
          pickup: Array.from({ length: amounts }, (_, q) => total(pickup, q)),
        }
      : {}),
    setup: sum('setup'),
    service: sum('service'),
    duration: stops.at(-1)!.travel,
    waiting_time: sum('waiting'),
    priority: jobs.reduce((all, j) => all + model.priority[j]!, 0),
    ...(travel.distances ? { distance } : {}),
    ...(vehicle.description === undefined ? {} : { description: vehicle.description }),
    steps,
    violations: [],
  };
}

/** Whole units, as VROOM tells it. */
function costOf(model: Model, v: number, stops: Stop[]): number {
  const { costs } = model.classes[model.classOf[v]!]!;
  const { per_task_hour = 0, fixed = 0 } = model.problem.vehicles[v]!.costs ?? {};
  let cost = fixed;
  let node = model.startNode[v]!;
  for (const { type, index, setup, service } of stops) {
    if (type === 'job') {
      cost += costs[node * model.nodes + index]! + ((setup + service) * per_task_hour) / 3600;
      node = index;
    }
  }
  return Math.round(cost + costs[node * model.nodes + model.endNode[v]!]!);
}
