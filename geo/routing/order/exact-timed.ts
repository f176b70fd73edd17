import type { Ends } from './frame.ts';
import { ROUNDING_MINUTES, type Timetable } from './timetable.ts';

/** Up to so many stops all orders are tried. */
export const EXACT_TIMED_UP_TO = 8;

/** The least late order and, of those, the cheapest: every order in depth, left where it is already later than the best. */
export function exactTimed(size: number, costs: Float64Array, t: Timetable, { start, end }: Ends): Int32Array {
  const order = new Int32Array(size);
  const used = new Uint8Array(size);
  let best = order.slice();
  let bestLate = Number.POSITIVE_INFINITY;
  let bestCost = Number.POSITIVE_INFINITY;

  /** `place` stops are set; the last one's service ends at `free` */
  const extend = (place: number, free: number, travel: number, late: number, cost: number): void => {
    if (late > bestLate + ROUNDING_MINUTES) return;
    if (place === size) {
      const home = order[size - 1]! * size + order[0]!;
      const way = t.closed ? t.minutes[home]! : 0;
      const lateAll = late + over(free + way, t.endBy) + over(travel + way, t.travelLimit);
      const costAll = t.closed ? cost + costs[home]! : cost;
      const later = lateAll - bestLate;
      if (later > ROUNDING_MINUTES || (later >= -ROUNDING_MINUTES && costAll >= bestCost)) return;
      best = order.slice();
      bestLate = lateAll;
      bestCost = costAll;
      return;
    }
    for (let stop = 0; stop < size; stop++) {
      if (used[stop] === 1) continue;
      if (place === 0 && start !== null && stop !== start) continue;
      if (end !== null && (stop === end) !== (place === size - 1)) continue;
      const leg = order[Math.max(0, place - 1)]! * size + stop;
      const way = place === 0 ? 0 : t.minutes[leg]!;
      const begins = Math.max(free + way, t.opens[stop]!);
      used[stop] = 1;
      order[place] = stop;
      extend(
        place + 1,
        begins + t.service[stop]!,
        travel + way,
        late + over(begins, t.closes[stop]!),
        place === 0 ? 0 : cost + costs[leg]!,
      );
      used[stop] = 0;
    }
  };
  extend(0, t.departAt, 0, 0, 0);
  return best;
}

function over(minutes: number, limit: number): number {
  return minutes > limit + ROUNDING_MINUTES ? minutes - limit : 0;
}
