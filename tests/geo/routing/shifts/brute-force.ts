import type { VroomProblem, VroomVehicle } from '#geo/routing/vroom/types.ts';

/** The best there is, by trying everything: priorities first, then number of jobs, then travel. */
export interface Optimum {
  priority: number;
  served: number;
  cost: number;
}

/** Up to 6 jobs, 2 vehicles, matrices without costs, at most one break and one amount. */
export function bruteForce(problem: VroomProblem): Optimum {
  const tables = problem.vehicles.map((vehicle) => cheapestBySubset(problem, vehicle));
  const full = (1 << problem.jobs.length) - 1;
  let best: Optimum = { priority: -1, served: 0, cost: 0 };
  const visit = (v: number, taken: number, cost: number) => {
    if (v === tables.length) {
      const served = problem.jobs.filter((_, j) => taken & (1 << j));
      const plan = { priority: served.reduce((sum, job) => sum + (job.priority ?? 0), 0), served: served.length, cost };
      if (isBetter(plan, best)) best = plan;
      return;
    }
    for (let set = 0; set <= full; set++) {
      if ((set & taken) === 0 && tables[v]![set]! < Number.POSITIVE_INFINITY)
        visit(v + 1, taken | set, cost + tables[v]![set]!);
    }
  };
  visit(0, 0, 0);
  return best;
}

const isBetter = (a: Optimum, b: Optimum) =>
  a.priority !== b.priority ? a.priority > b.priority : a.served !== b.served ? a.served > b.served : a.cost < b.cost;

/** Least travel with which a vehicle can do each set of jobs; Infinity where it cannot. */
function cheapestBySubset(problem: VroomProblem, vehicle: VroomVehicle): number[] {
  const cheapest = Array<number>(1 << problem.jobs.length).fill(Number.POSITIVE_INFINITY);
  cheapest[0] = 0;
  const order: number[] = [];
  const extend = (set: number) => {
    if (order.length > 0) {
      const travel = travelOf(problem, vehicle, order);
      if (travel < cheapest[set]! && feasible(problem, vehicle, order, travel)) cheapest[set] = travel;
    }
    for (let j = 0; j < problem.jobs.length; j++) {
      if (set & (1 << j)) continue;
      order.push(j);
      extend(set | (1 << j));
      order.pop();
    }
  };
  extend(0);
  return cheapest;
}

const way = (problem: VroomProblem, from: number | undefined, to: number | undefined) =>
  from === undefined || to === undefined ? 0 : problem.matrices!.car!.durations![from]![to]!;

function travelOf(problem: VroomProblem, vehicle: VroomVehicle, order: number[]): number {
  let at = vehicle.start_index;
  let sum = 0;
  for (const j of order) {
    const next = problem.jobs[j]!.location_index;
    sum += way(problem, at, next);
    at = next;
  }
  return sum + way(problem, at, vehicle.end_index);
}

function feasible(problem: VroomProblem, vehicle: VroomVehicle, order: number[], travel: number): boolean {
  if (order.length > (vehicle.max_tasks ?? Infinity) || travel > (vehicle.max_travel_time ?? Infinity)) return false;
  for (const j of order) {
    if ((problem.jobs[j]!.skills ?? []).some((skill) => !vehicle.skills?.includes(skill))) return false;
  }
  let load = order.reduce((sum, j) => sum + (problem.jobs[j]!.delivery?.[0] ?? 0), 0);
  const most = vehicle.capacity?.[0] ?? 0;
  if (load > most) return false;
  for (const j of order) {
    load += (problem.jobs[j]!.pickup?.[0] ?? 0) - (problem.jobs[j]!.delivery?.[0] ?? 0);
    if (load > most) return false;
  }
  if (!vehicle.breaks?.length) return inTime(problem, vehicle, order, -1);
  return Array.from({ length: order.length + 1 }, (_, k) => k).some((k) => inTime(problem, vehicle, order, k));
}

/** The break is taken on the way to the job numbered `pauseBefore` in the order. */
function inTime(problem: VroomProblem, vehicle: VroomVehicle, order: number[], pauseBefore: number): boolean {
  const [opens, closes] = vehicle.time_window ?? [0, Infinity];
  let time = opens;
  let at = vehicle.start_index;
  for (let k = 0; k <= order.length; k++) {
    const job = k < order.length ? problem.jobs[order[k]!]! : null;
    const next = job ? job.location_index : vehicle.end_index;
    let left = way(problem, at, next);
    if (k === pauseBefore) {
      const pause = vehicle.breaks![0]!;
      const window = pause.time_windows!.find(([, end]) => time <= end);
      if (!window) return false;
      // second by second: walk while waiting for the break
      while (time < window[0]) {
        time++;
        if (left > 0) left--;
      }
      time += pause.service!;
    }
    time += left;
    if (job) {
      const window = (job.time_windows ?? [[0, Infinity] as const]).find(([, end]) => time <= end);
      if (!window) return false;
      time = Math.max(time, window[0]) + (job.service ?? 0) + (at === next ? 0 : (job.setup ?? 0));
    }
    at = next;
  }
  return time <= closes;
}
