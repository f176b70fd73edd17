import type { Calendar } from './crew.ts';
import type { Problem } from './problem.ts';
import type { Week } from './weeks.ts';

/** Share of the moves of activity days that choose all days of a week anew. */
const ALL_DAYS_SHARE = 0.3;

/** Two batches change places, or one moves; near ones more often. */
export function shake(order: Int32Array, random: () => number): [number, number] {
  const n = order.length;
  const a = Math.floor(random() * n);
  const reach = Math.max(1, Math.floor(n * random() * random()));
  const b = Math.max(0, Math.min(n - 1, a + (random() < 0.5 ? -reach : reach)));
  const batch = order[a]!;
  if (random() < 0.5) {
    order[a] = order[b]!;
    order[b] = batch;
  } else if (a < b) {
    order.copyWithin(a, a + 1, b + 1);
    order[b] = batch;
  } else {
    order.copyWithin(b + 1, b, a);
    order[b] = batch;
  }
  return [a, b];
}

/** One of the week's days given up for another, now and then all of them: two days may only be better together. */
export function otherDates(week: Week, calendar: Calendar, random: () => number): number[] {
  const open = week.candidates.filter((d) => calendar.open[d] === 1);
  const closed = week.candidates.filter((d) => calendar.open[d] === 0);
  if (closed.length === 0) return open;
  if (random() < ALL_DAYS_SHARE) return shuffled(week.candidates, random).slice(0, Math.max(1, open.length));
  const [out, ...rest] = shuffled(open, random);
  const back = out === undefined ? [] : [out]; // where nobody can come on the other
  return [...rest, closed[Math.floor(random() * closed.length)]!, ...back];
}

function shuffled(values: readonly number[], random: () => number): number[] {
  const copy = [...values];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

/** One unit comes on another of the week's days, and one from there in its place where it can. */
export function swapSeats(
  { slots, units }: Problem,
  week: Week,
  { open, seats }: Calendar,
  random: () => number,
): void {
  const days = week.candidates.filter((d) => open[d] === 1);
  const size = units.length;
  const one = (of: readonly number[]): number | undefined => of[Math.floor(random() * of.length)];
  const a = one(days)!;
  const b = one(days)!;
  if (a === b || slots[a]!.minutes !== slots[b]!.minutes) return;
  const canMove = (from: number, to: number) =>
    units.flatMap((_, u) =>
      seats[from * size + u] === 1 && seats[to * size + u] === 0 && slots[to]!.available[u] === 1 ? [u] : [],
    );
  const there = one(canMove(a, b));
  const back = one(canMove(b, a));
  if (there === undefined || back === undefined) return;
  seats[a * size + there] = seats[b * size + back] = 0;
  seats[b * size + there] = seats[a * size + back] = 1;
}
