import { PlanInputError } from '../input-error.ts';
import type { Ends } from './frame.ts';
import type { OrderOptions } from './options.ts';
import { type Costs, readMatrix } from './read-input.ts';
import type { Timetable } from './timetable.ts';

const DEFAULT_PACE = 70;

/**
 * Where the order begins and ends, checked.
 *
 * @throws {PlanInputError} `out_of_range`, `same`
 */
export function readEnds(size: number, { closed = true, start, end }: OrderOptions): Ends {
  for (const [field, stop] of Object.entries({ start, end })) {
    if (stop !== undefined && !(Number.isInteger(stop) && stop >= 0 && stop < size))
      throw new PlanInputError('out_of_range', `options.${field}`, `${stop} is none of the ${size} stops`);
  }
  if (start !== undefined && start === end && size > 1)
    throw new PlanInputError('same', 'options.end', 'one stop cannot be both first and last of several');
  return { closed, start: start ?? null, end: end ?? null };
}

/** Checks how long the search may take. @throws {PlanInputError} `not_a_number` */
export function checkLimits({ seed, iterations, timeLimitMs }: OrderOptions): void {
  for (const [field, value] of Object.entries({ iterations, timeLimitMs }))
    if (value !== undefined && !(value >= 0))
      throw new PlanInputError('not_a_number', `options.${field}`, `${value} is not a number from 0`);
  if (seed !== undefined && !Number.isFinite(seed))
    throw new PlanInputError('not_a_number', 'options.seed', `${seed} is not a number`);
}

/**
 * What is said about time, or `null` where nothing is.
 *
 * @throws {PlanInputError} `wrong_count`, `not_a_number`, `impossible_window`
 */
export function readTimetable({ size, costs, fromPoints }: Costs, options: OrderOptions): Timetable | null {
  const { timeWindows, service, minutes, metresPerMinute, departAt = 0, endBy, travelLimit, closed = true } = options;
  if ([timeWindows, service, endBy, travelLimit].every((given) => given === undefined)) return null;
  number('departAt', departAt, Number.NEGATIVE_INFINITY);
  number('metresPerMinute', metresPerMinute, Number.MIN_VALUE);
  number('endBy', endBy, Number.NEGATIVE_INFINITY);
  number('travelLimit', travelLimit, 0);
  for (const [field, list] of Object.entries({ timeWindows, service }))
    if (list !== undefined && list.length !== size)
      throw new PlanInputError('wrong_count', `options.${field}`, `${list.length} for ${size} stops`);
  service?.forEach((value, i) => {
    number(`service[${i}]`, value, 0);
  });
  const opens = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  const closes = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  timeWindows?.forEach((window, i) => {
    if (window === null) return;
    if (!Array.isArray(window) || typeof window[0] !== 'number' || typeof window[1] !== 'number')
      throw new PlanInputError('not_a_number', `options.timeWindows[${i}]`, 'not [from, until]');
    // NaN is caught here too
    if (!(window[0] <= window[1]) || window[0] === Number.POSITIVE_INFINITY)
      throw new PlanInputError('impossible_window', `options.timeWindows[${i}]`, `ends before it begins`);
    opens[i] = window[0];
    closes[i] = window[1];
  });
  const pace = metresPerMinute ?? DEFAULT_PACE;
  const travel =
    minutes !== undefined
      ? readMatrix(minutes, 'options.minutes', size)
      : fromPoints
        ? costs.map((metres) => metres / pace)
        : costs;
  return {
    size,
    minutes: travel,
    service: Float64Array.from(service ?? new Float64Array(size)),
    opens,
    closes,
    departAt,
    endBy: endBy ?? Number.POSITIVE_INFINITY,
    travelLimit: travelLimit ?? Number.POSITIVE_INFINITY,
    closed: closed && size > 1,
  };
}

function number(field: string, value: number | undefined, least: number): void {
  if (value !== undefined && !(Number.isFinite(value) && value >= least))
    throw new PlanInputError('not_a_number', `options.${field}`, `${value} is not a number it can be`);
}
