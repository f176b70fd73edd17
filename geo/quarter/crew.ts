import type { Problem } from './problem.ts';
import type { Week } from './weeks.ts';

/** Which dates are activity days, and which units are there: `seats[date × units + unit]`. */
export interface Calendar {
  open: Uint8Array;
  seats: Uint8Array;
}

export const emptyCalendar = ({ dates, units }: Problem): Calendar => ({
  open: new Uint8Array(dates.length),
  seats: new Uint8Array(dates.length * units.length),
});

/**
 * The days of a week and who comes: as many units as have hours.
 *
 * Days that can be held at the same time, each with somebody, form a transversal matroid, so taking them greedily by
 * worth gives the best set (Edmonds 1971); somebody is found by augmenting paths over "unit u has a shift left". Then
 * the days get company, and what hours are left goes to the day with the fewest.
 *
 * @param chosen  try these dates first; left out: by worth
 */
export function seatWeek(problem: Problem, week: Week, calendar: Calendar, chosen?: readonly number[]): void {
  const { slots, units, input } = problem;
  const { open, seats } = calendar;
  const size = units.length;
  for (const d of week.candidates) {
    open[d] = 0;
    seats.fill(0, d * size, (d + 1) * size);
  }
  const order = chosen ?? [...week.candidates].sort((a, b) => slots[b]!.worth - slots[a]!.worth || a - b);
  const days: number[] = [];
  const used = new Float64Array(size);
  const free = (u: number, d: number) => used[u]! + slots[d]!.minutes <= week.minutesLeft[u]!;
  const seat = (d: number, tried: Uint8Array): boolean => {
    for (let u = 0; u < size; u++) {
      if (tried[u] || slots[d]!.available[u] === 0 || seats[d * size + u] === 1) continue;
      if (!free(u, d)) continue;
      seats[d * size + u] = 1;
      used[u]! += slots[d]!.minutes;
      return true;
    }
    for (let u = 0; u < size; u++) {
      if (tried[u] || slots[d]!.available[u] === 0 || seats[d * size + u] === 1) continue;
      tried[u] = 1;
      for (const other of days) {
        if (seats[other * size + u] === 0 || slots[other]!.minutes < slots[d]!.minutes) continue;
        seats[other * size + u] = 0;
        if (seat(other, tried)) {
          seats[d * size + u] = 1;
          used[u]! += slots[d]!.minutes - slots[other]!.minutes;
          return true;
        }
        seats[other * size + u] = 1;
      }
    }
    return false;
  };
  for (const d of order) {
    if (days.length >= week.most) break;
    if (seat(d, new Uint8Array(size))) {
      days.push(d);
      open[d] = 1;
    }
  }
  const persons = (d: number): number => {
    let sum = 0;
    for (let u = 0; u < size; u++) if (seats[d * size + u] === 1) sum += units[u]!.members.length;
    return sum;
  };
  for (const d of days)
    while (persons(d) < Math.min(problem.fewestMembers, input.members.length))
      if (!seat(d, new Uint8Array(size))) break;
  for (let grown = true; grown; ) {
    grown = false;
    for (const d of [...days].sort((a, b) => persons(a) - persons(b) || a - b)) {
      const u = units.findIndex((_, i) => slots[d]!.available[i] === 1 && seats[d * size + i] === 0 && free(i, d));
      if (u < 0) continue;
      seats[d * size + u] = 1;
      used[u]! += slots[d]!.minutes;
      grown = true;
    }
  }
}
