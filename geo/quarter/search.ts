import { Cost } from './cost.ts';
import { type Calendar, emptyCalendar, seatWeek } from './crew.ts';
import { otherDates, shake, swapSeats } from './moves.ts';
import { type Problem, workOf } from './problem.ts';
import { seededRandom } from './random.ts';
import { emptySchedule, ListScheduler, type Schedule } from './schedule.ts';
import type { QuarterOptions } from './types.ts';
import type { Week } from './weeks.ts';

const ITERATIONS = 3000;
/** Late acceptance: a change counts when it is no worse than that many steps ago. */
const MEMORY = 40;
const YIELD_MS = 30;
/** Share of changes that move an activity day or who comes on it. */
const CALENDAR_SHARE = 0.3;
/** … or those of the week after as well. */
const NEXT_WEEK_SHARE = 0.25;

export interface Found {
  calendar: Calendar;
  schedule: Schedule;
  cost: number;
  iterations: number;
}

/**
 * Smith's rule on whole batches, then a local search.
 *
 * For one worker the sum of weighted completion times is least when jobs follow in the order of weight ÷ time (Smith
 * 1956), and with several workers the list by the same order is at most (1 + √2)/2 ≈ 1.21 of the least (Kawaguchi &
 * Kyan 1986). Weights of classes lie far apart, so the order is: pinned, flagged, never reached, promised, each cluster
 * after cluster. What the rule does not see – dates agreed, a cluster begun and left, who is there on a day – is mended
 * by moving and swapping batches and by moving a week's activity day, under late acceptance (Burke & Bykov 2017), which
 * has no temperature to tune. A change is evaluated from the first day it can touch.
 */
export async function search(problem: Problem, weeks: readonly Week[], options: QuarterOptions): Promise<Found> {
  const now = options.now ?? (() => performance.now());
  const random = seededRandom(options.seed ?? 1);
  const iterations = options.iterations ?? ITERATIONS;
  const scheduler = new ListScheduler(problem);
  const costOf = new Cost(problem);
  const calendar = emptyCalendar(problem);
  for (const week of weeks) seatWeek(problem, week, calendar);
  const order = smithOrder(problem);
  const current = emptySchedule(problem);
  scheduler.run(order, calendar, current, 0);
  let cost = costOf.of(current, calendar);
  const best: Found = { calendar: copyCalendar(calendar), schedule: copySchedule(current), cost, iterations: 0 };
  const spare = copySchedule(current);
  const spareOrder = order.slice();
  const spareCalendar = copyCalendar(calendar);
  const memory = new Float64Array(MEMORY).fill(cost);
  const movable = weeks.filter((week) => week.candidates.length > 1 && week.most > 0);
  let busy = 0; // weeks with urgent work: days of later ones are as good as they can be
  const begun = now();
  let paused = performance.now();
  let done = 0;
  for (; done < iterations && order.length > 0; done++) {
    if ((done & 15) === 15) {
      options.signal?.throwIfAborted();
      if (options.timeLimitMs !== undefined && now() - begun >= options.timeLimitMs) break;
      if (performance.now() - paused >= YIELD_MS) {
        options.onProgress?.(done / iterations);
        await pause();
        paused = performance.now();
      }
    }
    spareOrder.set(order);
    copyInto(current, spare);
    let moved = false;
    let from: number;
    while (busy < movable.length && movable[busy]!.candidates[0]! <= costOf.lastDay) busy++;
    if (busy > 0 && random() < CALENDAR_SHARE) {
      moved = true;
      spareCalendar.open.set(calendar.open);
      spareCalendar.seats.set(calendar.seats);
      const w = Math.floor(random() * busy);
      // What one week gives up the next may have to take.
      const last = random() < NEXT_WEEK_SHARE ? Math.min(w + 1, busy - 1) : w;
      for (const week of movable.slice(w, last + 1)) {
        if (random() < 0.5) seatWeek(problem, week, calendar, otherDates(week, calendar, random));
        else swapSeats(problem, week, calendar, random);
      }
      from = movable[w]!.candidates[0]!;
    } else {
      const [a, b] = shake(order, random);
      from = current.reached[Math.min(a, b)]!;
    }
    if (from < problem.dates.length) scheduler.run(order, calendar, current, from);
    const next = costOf.of(current, calendar);
    const slot = done % MEMORY;
    if (next <= cost || next <= memory[slot]!) {
      cost = next;
      if (cost < best.cost - 1e-9) {
        best.cost = cost;
        best.calendar = copyCalendar(calendar);
        best.schedule = copySchedule(current);
      }
    } else {
      order.set(spareOrder);
      copyInto(spare, current);
      if (moved) {
        calendar.open.set(spareCalendar.open);
        calendar.seats.set(spareCalendar.seats);
      }
    }
    memory[slot] = cost;
  }
  best.iterations = done;
  return best;
}

/** Batches by class, then weight ÷ work. */
export function smithOrder(problem: Problem): Int32Array {
  const index = problem.batches.map(({ jobs }) => {
    let weight = 0;
    let work = 0;
    for (const j of jobs) {
      weight += problem.jobs[j]!.weight;
      work += workOf(problem, j);
    }
    return weight / work;
  });
  const { batches } = problem;
  const order = batches.map((_, b) => b);
  order.sort((a, b) => batches[a]!.cls - batches[b]!.cls || index[b]! - index[a]! || a - b);
  return Int32Array.from(order);
}

const copyCalendar = ({ open, seats }: Calendar): Calendar => ({ open: open.slice(), seats: seats.slice() });
const copySchedule = ({ day, unit, reached }: Schedule): Schedule => ({
  day: day.slice(),
  unit: unit.slice(),
  reached: reached.slice(),
});

function copyInto(from: Schedule, to: Schedule): void {
  to.day.set(from.day);
  to.unit.set(from.unit);
  to.reached.set(from.reached);
}

const pause = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));
