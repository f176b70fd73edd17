import type { ReplannedDay } from '#geo';
import { minuteOfDay } from '#geo/coverage/activity.ts';
import type { MyDayPlan, MyDayStop } from '../../data/my-day.ts';

/** A day put in order anew on the phone; the doors it names are those of one published version. */
export interface OwnOrder extends Pick<ReplannedDay, 'order' | 'leftOut'> {
  date: string;
  /** minute of the day to which one chose to go on */
  until?: number | undefined;
}

/** Minute of the day at which the walk ends: as planned, or as far as one chose to go on. */
export const endOf = (day: MyDayPlan, own: OwnOrder | null): number =>
  Math.max(minuteOfDay(day.to), own?.date === day.date ? (own.until ?? 0) : 0);

/** A door still to go to. */
export interface OpenStop {
  stop: MyDayStop;
  /** its number on list and map */
  number: number;
  /** minute of the day, where an order was reckoned with times */
  arriveAt: number | null;
  /** from the door before, or from where one stands */
  walkMinutes: number;
  /** nobody was home before */
  again: boolean;
}

export interface DayView {
  open: OpenStop[];
  done: MyDayStop[];
  /** doors for which no time is left today */
  leftOut: MyDayStop[];
}

/**
 * What of a day is to do, in order: as published, or as put in order anew. A door with a call is done; one where nobody
 * was home is to do once more where the new order says so. Doors that the order does not know come last.
 */
export function viewOf(day: MyDayPlan, own: OwnOrder | null): DayView {
  const byId = new Map(day.stops.map((stop) => [stop.householdId, stop]));
  const planned = own?.date === day.date ? own : null;
  const isOpen = (stop: MyDayStop, again: boolean) =>
    again ? stop.calls.length === 1 && stop.outcome === 'not_home' : stop.calls.length === 0;
  const left = new Set(planned?.leftOut.map(({ householdId }) => householdId));
  const listed = (planned?.order ?? []).flatMap(({ householdId, arriveAt, again }) => {
    const stop = byId.get(householdId);
    return stop && isOpen(stop, again) ? [{ stop, arriveAt, again }] : [];
  });
  const known = new Set([...left, ...(planned?.order ?? []).map(({ householdId }) => householdId)]);
  const others = day.stops
    .filter((stop) => !known.has(stop.householdId) && stop.calls.length === 0)
    .map((stop) => ({ stop, arriveAt: null, again: false }));
  const toDo = [...listed, ...others];
  const isListed = new Set(toDo.map(({ stop }) => stop.householdId));
  const done = day.stops.filter((stop) => stop.calls.length > 0 && !isListed.has(stop.householdId));
  return {
    open: numbered(day, toDo, done.length),
    done,
    leftOut: day.stops.filter((stop) => left.has(stop.householdId) && stop.calls.length === 0),
  };
}

function numbered(
  day: MyDayPlan,
  stops: readonly Omit<OpenStop, 'number' | 'walkMinutes'>[],
  done: number,
): OpenStop[] {
  let before = standingAt(day);
  return stops.map((open, at) => {
    const row = rowOf(day, open.stop);
    const walkMinutes = day.matrix[before]?.[row] ?? 0;
    before = row;
    return { ...open, number: done + at + 1, walkMinutes };
  });
}

const rowOf = (day: MyDayPlan, stop: MyDayStop): number => day.stops.indexOf(stop) + 1;

/** Row of the matrix where the member stands: the door called at last, or where the day begins. */
export function standingAt(day: MyDayPlan): number {
  let last: MyDayStop | null = null;
  for (const stop of day.stops) if (stop.doneAt && (last?.doneAt ?? '') < stop.doneAt) last = stop;
  return last ? rowOf(day, last) : 0;
}
