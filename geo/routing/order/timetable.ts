/** What is known about time at the stops, in minutes. */
export interface Timetable {
  size: number;
  /** travel, row-major */
  minutes: Float64Array;
  service: Float64Array;
  /** service may begin from … */
  opens: Float64Array;
  /** … and at the latest at; infinite where there is no window */
  closes: Float64Array;
  /** when the first stop is reached */
  departAt: number;
  /** the end of it all: the last service, or the return of a closed order */
  endBy: number;
  travelLimit: number;
  closed: boolean;
}

/** Less than this is rounding. */
export const ROUNDING_MINUTES = 1e-9;

/** Whether there is anything an order could break. */
export function canBeLate({ closes, endBy, travelLimit }: Timetable): boolean {
  return Number.isFinite(endBy) || Number.isFinite(travelLimit) || closes.some((until) => Number.isFinite(until));
}

/**
 * Minutes by which an order breaks the timetable: late beginnings of service, the end after `endBy`, travel above its
 * limit. Who is early waits; who is late serves late and goes on.
 */
export function lateness(order: Int32Array, t: Timetable): number {
  const { size, minutes, service, opens, closes } = t;
  let clock = t.departAt;
  let travel = 0;
  let late = 0;
  let at = order[0]!;
  for (let i = 0; i < size; i++) {
    const stop = order[i]!;
    if (i > 0) {
      const leg = minutes[at * size + stop]!;
      travel += leg;
      clock += leg;
      at = stop;
    }
    if (clock < opens[stop]!) clock = opens[stop]!;
    else if (clock > closes[stop]! + ROUNDING_MINUTES) late += clock - closes[stop]!;
    clock += service[stop]!;
  }
  if (t.closed) {
    const leg = minutes[at * size + order[0]!]!;
    travel += leg;
    clock += leg;
  }
  if (clock > t.endBy + ROUNDING_MINUTES) late += clock - t.endBy;
  if (travel > t.travelLimit + ROUNDING_MINUTES) late += travel - t.travelLimit;
  return late;
}
