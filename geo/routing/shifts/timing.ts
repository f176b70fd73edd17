import type { Break, Model } from './model.ts';

/**
 * Times of a route with windows and breaks. A break is taken on the way between two stops, where the time before it
 * is spent travelling as far as it goes; so with breaks of lengths s taken from time t on a way of r seconds, the
 * arrival is the later of t + r + Σs and the end of the last break taken as early as possible, as in VROOM.
 */

/** When work at a job can begin on arriving at `time`; Infinity if not any more. */
export function beginAt(model: Model, job: number, time: number): number {
  const { windowFrom, windowStart, windowEnd } = model;
  for (let w = windowFrom[job]!, to = windowFrom[job + 1]!; w < to; w++) {
    if (time <= windowEnd[w]!) return Math.max(time, windowStart[w]!);
  }
  return Number.POSITIVE_INFINITY;
}

/** The latest begin in a window of the job that is not after `time`; −Infinity if there is none. */
export function beginBy(model: Model, job: number, time: number): number {
  const { windowFrom, windowStart, windowEnd } = model;
  for (let w = windowFrom[job + 1]! - 1, from = windowFrom[job]!; w >= from; w--) {
    if (time >= windowStart[w]!) return Math.min(time, windowEnd[w]!);
  }
  return Number.NEGATIVE_INFINITY;
}

/** Arrival after a way of `travel` seconds begun at `time`, with breaks `from` … `to` − 1 taken; Infinity if too late. */
export function arrive(breaks: readonly Break[], from: number, to: number, time: number, travel: number): number {
  let free = time;
  let moving = time + travel;
  for (let k = from; k < to; k++) {
    const pause = breaks[k]!;
    let start = Number.POSITIVE_INFINITY;
    for (let w = 0; w < pause.starts.length; w++) {
      if (free <= pause.ends[w]!) {
        start = Math.max(free, pause.starts[w]!);
        break;
      }
    }
    free = start + pause.service;
    moving += pause.service;
  }
  return Math.max(free, moving);
}

/** The latest departure with which `arrive` is not after `time`; −Infinity if there is none. */
export function departBy(breaks: readonly Break[], from: number, to: number, time: number, travel: number): number {
  let start = time;
  let moving = time - travel;
  for (let k = to - 1; k >= from; k--) {
    const pause = breaks[k]!;
    const by = start - pause.service;
    start = Number.NEGATIVE_INFINITY;
    for (let w = pause.starts.length - 1; w >= 0; w--) {
      if (by >= pause.starts[w]!) {
        start = Math.min(by, pause.ends[w]!);
        break;
      }
    }
    moving -= pause.service;
  }
  return Math.min(start, moving);
}
