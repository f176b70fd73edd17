import { PlanInputError } from '../input-error.ts';
import {
  bag,
  compact,
  given,
  list,
  location,
  number,
  text,
  timeWindow,
  timeWindows,
  unique,
  whole,
  wholes,
} from './fields.ts';
import type { VroomBreak, VroomCosts, VroomVehicle } from './types.ts';

const FASTEST = 5;
const count = (value: unknown, field: string) => whole(value, field);

/** @throws {PlanInputError} */
export function readVehicle(value: unknown, path: string): VroomVehicle {
  const vehicle = bag(value, path);
  if (vehicle.id === undefined) throw new PlanInputError('missing', `${path}.id`, 'is missing');
  return compact<VroomVehicle>({
    id: whole(vehicle.id, `${path}.id`),
    profile: given(vehicle, 'profile', path, text),
    description: given(vehicle, 'description', path, text),
    start: given(vehicle, 'start', path, location),
    start_index: given(vehicle, 'start_index', path, count),
    end: given(vehicle, 'end', path, location),
    end_index: given(vehicle, 'end_index', path, count),
    capacity: given(vehicle, 'capacity', path, wholes),
    costs: given(vehicle, 'costs', path, readCosts),
    skills: given(vehicle, 'skills', path, wholes),
    type: given(vehicle, 'type', path, text),
    time_window: given(vehicle, 'time_window', path, timeWindow),
    breaks: given(vehicle, 'breaks', path, readBreaks),
    speed_factor: given(vehicle, 'speed_factor', path, (v, field) => number(v, field, 0.01, FASTEST)),
    max_tasks: given(vehicle, 'max_tasks', path, count),
    max_travel_time: given(vehicle, 'max_travel_time', path, count),
    max_distance: given(vehicle, 'max_distance', path, count),
    together: given(vehicle, 'together', path, (v, field) =>
      typeof v === 'number' ? count(v, field) : text(v, field),
    ),
  });
}

function readCosts(value: unknown, path: string): VroomCosts {
  const costs = bag(value, path);
  return compact<VroomCosts>({
    fixed: given(costs, 'fixed', path, count),
    per_hour: given(costs, 'per_hour', path, count),
    per_task_hour: given(costs, 'per_task_hour', path, count),
    per_km: given(costs, 'per_km', path, count),
  });
}

function readBreaks(value: unknown, path: string): VroomBreak[] {
  const ids = new Set<number>();
  return list(value, path).map((item, i) => {
    const field = `${path}[${i}]`;
    const pause = bag(item, field);
    if (pause.id === undefined) throw new PlanInputError('missing', `${field}.id`, 'is missing');
    if (pause.max_load !== undefined)
      throw new PlanInputError('not_supported', `${field}.max_load`, 'is not supported');
    const read = compact<VroomBreak>({
      id: whole(pause.id, `${field}.id`),
      description: given(pause, 'description', field, text),
      time_windows: given(pause, 'time_windows', field, timeWindows),
      service: given(pause, 'service', field, count),
    });
    unique(ids, read.id, `${field}.id`);
    return read;
  });
}
