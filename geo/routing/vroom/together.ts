import { PlanInputError } from '../input-error.ts';
import type { VroomProblem, VroomSolution, VroomVehicle } from './types.ts';

export interface Joined {
  /** in which each group is one vehicle, with the id of its first */
  problem: VroomProblem;
  /** ids of the members by the id that stands for them; only groups of several */
  members: ReadonlyMap<number, readonly number[]>;
}

/**
 * Makes one vehicle of those with the same `together`: it has the skills of all of them, the time all of them have,
 * everyone's breaks, the pace of the slowest, the capacities summed, the tightest limits; it sets out and ends where
 * the first does.
 *
 * @throws {PlanInputError} where their times do not meet or their profiles differ
 */
export function joinTogether(problem: VroomProblem): Joined {
  const groups = new Map<string | number, number[]>();
  problem.vehicles.forEach(({ together }, i) => {
    if (together !== undefined) groups.set(together, [...(groups.get(together) ?? []), i]);
  });
  const members = new Map<number, number[]>();
  const vehicles: VroomVehicle[] = [];
  problem.vehicles.forEach((vehicle, i) => {
    const { together, ...alone } = vehicle;
    const group = together === undefined ? [i] : groups.get(together)!;
    if (group[0] !== i) return;
    if (group.length === 1) vehicles.push(alone);
    else {
      members.set(
        vehicle.id,
        group.map((k) => problem.vehicles[k]!.id),
      );
      vehicles.push(join(alone, group.slice(1), problem.vehicles));
    }
  });
  return { problem: { ...problem, vehicles }, members };
}

function join(first: VroomVehicle, others: number[], vehicles: readonly VroomVehicle[]): VroomVehicle {
  let joined = first;
  for (const k of others) {
    const other = vehicles[k]!;
    if ((other.profile ?? 'car') !== (first.profile ?? 'car'))
      throw new PlanInputError(
        'inconsistent_group',
        `vehicles[${k}].profile`,
        'differs from the profile of those together',
      );
    const from = Math.max(joined.time_window?.[0] ?? 0, other.time_window?.[0] ?? 0);
    const to = Math.min(joined.time_window?.[1] ?? Infinity, other.time_window?.[1] ?? Infinity);
    if (to < from)
      throw new PlanInputError('impossible_window', `vehicles[${k}].time_window`, 'does not meet those together');
    const breaks = [...(joined.breaks ?? []), ...(other.breaks ?? [])].map((pause, id) => ({ ...pause, id: id + 1 }));
    const least = (key: 'max_tasks' | 'max_travel_time' | 'max_distance') =>
      joined[key] === undefined && other[key] === undefined
        ? {}
        : { [key]: Math.min(joined[key] ?? Infinity, other[key] ?? Infinity) };
    joined = {
      ...joined,
      skills: [...new Set([...(joined.skills ?? []), ...(other.skills ?? [])])],
      ...(breaks.length > 0 ? { breaks } : {}),
      ...(to === Infinity ? {} : { time_window: [from, to] as const }),
      ...(joined.capacity ? { capacity: joined.capacity.map((amount, q) => amount + (other.capacity?.[q] ?? 0)) } : {}),
      speed_factor: Math.min(joined.speed_factor ?? 1, other.speed_factor ?? 1),
      ...least('max_tasks'),
      ...least('max_travel_time'),
      ...least('max_distance'),
    };
  }
  return joined;
}

/** Names on each route those who go together on it. */
export function nameTogether(solution: VroomSolution, members: Joined['members']): VroomSolution {
  return {
    ...solution,
    routes: solution.routes.map((route) => {
      const together = members.get(route.vehicle);
      return together ? { ...route, together: [...together] } : route;
    }),
  };
}
