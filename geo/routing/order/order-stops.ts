import { Budget } from './budget.ts';
import { EXACT_TIMED_UP_TO, exactTimed } from './exact-timed.ts';
import type { Ends } from './frame.ts';
import type { OrderInput, OrderOptions, OrderResult } from './options.ts';
import { type Costs, readInput } from './read-input.ts';
import { checkLimits, readEnds, readTimetable } from './read-options.ts';
import { resultOf } from './result.ts';
import { leastLate, searchTimed } from './search-timed.ts';
import { searchTour } from './search-tour.ts';
import { canBeLate, lateness, type Timetable } from './timetable.ts';
import { orderProblems } from './validate-order.ts';

/** Share of the time in which the cheapest order is looked for without minding the timetable. */
const SHARE_WITHOUT_TIMES = 0.2;

/** For tests: what is not a user's to choose. */
export interface Internals {
  exactUpTo?: number;
}

/**
 * In which order to visit stops at the least cost.
 *
 * Up to 12 stops without a timetable the order is the best there is, whatever the limits; above, the search gets better
 * with time and ends at `timeLimitMs` (default 5 ms a stop, at most a second) or after `iterations`. Lateness is avoided
 * before cost is looked at; what cannot be avoided is told in `late`, `overEnd`, `overTravel`.
 *
 * @param input  square matrix of costs from 0 (may depend on the direction), or points `[lon, lat]`
 * @throws {PlanInputError} naming the field that is wrong; the signal's reason when it is aborted
 * @see chained-search.ts, annealing.ts, exact.ts for the methods
 */
export async function orderStops(
  input: OrderInput,
  options: OrderOptions = {},
  internals: Internals = {},
): Promise<OrderResult> {
  checkLimits(options);
  // the clock begins here: reading is part of the time
  const budget = new Budget(options, Math.min(1000, 5 * sizeOf(input)));
  const given = readInput(input, options.kind);
  const ends = readEnds(given.size, options);
  const timetable = readTimetable(given, options);
  const order = await search(given, ends, timetable, budget, options, internals);
  const result = resultOf(order, given, ends.closed, timetable);
  const problems = orderProblems(
    {
      size: given.size,
      cost: (from, to) => given.costs[from * given.size + to]!,
      minutes: (from, to) => timetable!.minutes[from * given.size + to]!,
    },
    options,
    result,
  );
  if (problems.length > 0) throw new Error(`order is not valid: ${problems.join(', ')}`);
  return result;
}

async function search(
  given: Costs,
  ends: Ends,
  timetable: Timetable | null,
  budget: Budget,
  options: OrderOptions,
  { exactUpTo }: Internals,
): Promise<number[]> {
  const seed = options.seed ?? 1;
  const progress = (left: number, order: number[]) => {
    options.onProgress?.({ done: 1 - left, cost: resultOf(order, given, ends.closed, null).cost, order });
  };
  const common = { seed, progress, ...(exactUpTo === undefined ? {} : { exactUpTo }) };
  if (timetable === null || !canBeLate(timetable)) return searchTour(given, ends, budget, { ...common, pauseAt: 0 });

  if (given.size <= (exactUpTo ?? EXACT_TIMED_UP_TO))
    return Array.from(exactTimed(given.size, given.costs, timetable, ends));
  // the cheapest order of all is the best one if it happens to be in time
  const timed = (order: number[]) => leastLate(order, given, ends, timetable);
  const free = await searchTour(given, ends, budget, {
    ...common,
    pauseAt: 1 - SHARE_WITHOUT_TIMES,
    goOn: (order) => lateness(timed(order), timetable) === 0,
  });
  const from = timed(free);
  if (lateness(from, timetable) === 0) return Array.from(from);
  return searchTimed(given, timetable, ends, budget, { seed, from, progress });
}

function sizeOf(input: OrderInput): number {
  return Array.isArray(input) ? input.length : ((input as { size?: number } | null)?.size ?? 0);
}
