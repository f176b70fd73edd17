import { PlanInputError } from '../input-error.ts';
import type { Location, TimeWindow } from './types.ts';

export type Bag = Record<string, unknown>;

export function bag(value: unknown, field: string): Bag {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new PlanInputError('not_an_object', field, 'must be an object');
  return value as Bag;
}

export function list(value: unknown, field: string): unknown[] {
  if (!Array.isArray(value)) throw new PlanInputError('not_a_list', field, 'must be an array');
  return value;
}

/** A whole number of `least` to `most`. */
export function whole(value: unknown, field: string, least = 0, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new PlanInputError('not_an_integer', field, 'must be a whole number');
  if (value < least || value > most)
    throw new PlanInputError('out_of_range', field, `must be between ${least} and ${most}`);
  return value;
}

export function number(value: unknown, field: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new PlanInputError('not_a_number', field, 'must be a number');
  if (value < least || value > most)
    throw new PlanInputError('out_of_range', field, `must be between ${least} and ${most}`);
  return value;
}

export function text(value: unknown, field: string): string {
  if (typeof value !== 'string') throw new PlanInputError('not_a_text', field, 'must be a string');
  return value;
}

/** Reads a field where it is given. */
export function given<T>(
  of: Bag,
  key: string,
  path: string,
  read: (value: unknown, field: string) => T,
): T | undefined {
  return of[key] === undefined ? undefined : read(of[key], path === '' ? key : `${path}.${key}`);
}

export function wholes(value: unknown, field: string): number[] {
  return list(value, field).map((item, i) => whole(item, `${field}[${i}]`));
}

export function location(value: unknown, field: string): Location {
  const pair = list(value, field);
  if (pair.length !== 2) throw new PlanInputError('not_a_location', field, 'must be [lon, lat]');
  return [number(pair[0], `${field}[0]`, -180, 180), number(pair[1], `${field}[1]`, -90, 90)];
}

export function timeWindow(value: unknown, field: string): TimeWindow {
  const pair = list(value, field);
  if (pair.length !== 2) throw new PlanInputError('not_a_window', field, 'must be [start, end]');
  const start = whole(pair[0], `${field}[0]`);
  const end = whole(pair[1], `${field}[1]`);
  if (end < start) throw new PlanInputError('impossible_window', field, 'ends before it starts');
  return [start, end];
}

/** Windows that do not overlap, in the order given. */
export function timeWindows(value: unknown, field: string): TimeWindow[] {
  const windows = list(value, field).map((item, i) => timeWindow(item, `${field}[${i}]`));
  if (windows.length === 0) throw new PlanInputError('empty', field, 'must not be empty where it is given');
  const order = windows.map((_, i) => i).sort((a, b) => windows[a]![0] - windows[b]![0]);
  for (let k = 1; k < order.length; k++) {
    if (windows[order[k]!]![0] <= windows[order[k - 1]!]![1])
      throw new PlanInputError('overlapping_windows', `${field}[${order[k]}]`, 'overlaps another window');
  }
  return windows;
}

/** `{"bike": 300}`: seconds by type of vehicle. */
export function perType(value: unknown, field: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(bag(value, field)).map(([type, seconds]) => [type, whole(seconds, `${field}.${type}`)]),
  );
}

/** Refuses an id that was there before. */
export function unique(seen: Set<number>, id: number, field: string): void {
  if (seen.has(id)) throw new PlanInputError('duplicate_id', field, `the id ${id} is used twice`);
  seen.add(id);
}

/** Leaves out what is not given, as JSON does. */
export function compact<T extends object>(of: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
}
