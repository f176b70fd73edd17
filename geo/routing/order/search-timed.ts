import { Annealing, type TimedProblem } from './annealing.ts';
import type { Budget } from './budget.ts';
import type { Ends } from './frame.ts';
import { neighboursOf } from './neighbours.ts';
import { RandomBits } from './random-bits.ts';
import type { Costs } from './read-input.ts';
import { lateness, type Timetable } from './timetable.ts';

const WIDTH = 10;
const DIRECTIONS = 5;
/** Changes tried in one step of the budget, so that a step is about as long as a kick. */
const CHANGES = 8;

export interface TimedSearch {
  seed: number;
  /** an order that heeds the ends */
  from: Int32Array;
  progress(left: number, order: number[]): void;
}

/** The least late order found and, of those, the cheapest. */
export async function searchTimed(
  { size, costs }: Costs,
  timetable: Timetable,
  ends: Ends,
  budget: Budget,
  search: TimedSearch,
): Promise<number[]> {
  const width = Math.min(WIDTH, size - 1);
  const problem: TimedProblem = {
    costs,
    timetable,
    near: neighboursOf(size, costs, size, width, Math.min(DIRECTIONS, width)),
    width,
    startFixed: ends.start !== null,
    endFixed: ends.end !== null,
  };
  const annealing = new Annealing(problem, search.from, new RandomBits(search.seed));
  const from = budget.left();
  await budget.run(
    0,
    (left) => annealing.run(CHANGES, left / from),
    (left) => search.progress(left, Array.from(annealing.best)),
  );
  return Array.from(annealing.best);
}

/** Of the orders that are the same tour (other way round, begun elsewhere, as far as the ends allow) the least late. */
export function leastLate(order: number[], { symmetric }: Costs, ends: Ends, timetable: Timetable): Int32Array {
  const ways = symmetric ? [order, turned(order, ends)] : [order];
  const rotations = ends.closed && ends.start === null && ends.end === null ? order.length : 1;
  let best = Int32Array.from(order);
  let least = lateness(best, timetable);
  for (const way of ways)
    for (let from = 0; from < rotations && least > 0; from++) {
      const other = Int32Array.from(way, (_, i) => way[(from + i) % way.length]!);
      const late = lateness(other, timetable);
      if (late >= least) continue;
      best = other;
      least = late;
    }
  return best;
}

/** The other way round, with the ends where they must be and at the same cost. */
function turned(order: number[], { closed, start, end }: Ends): number[] {
  if (start === null && end === null) return order.toReversed();
  if (!closed || (start !== null && end !== null)) return order;
  return start !== null ? [order[0]!, ...order.slice(1).reverse()] : [...order.slice(0, -1).reverse(), order.at(-1)!];
}
