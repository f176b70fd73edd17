import { problem } from './problem.ts';

/** Counts requests by key in windows of a minute. Generous: an office behind one router shares an address. */
export function createRate(mostPerMinute: number, now: () => number = Date.now) {
  let windowStart = 0;
  const counts = new Map<string, number>();
  /** @throws problem `too_many_requests` */
  return function count(key: string): void {
    const minute = Math.floor(now() / 60_000);
    if (minute !== windowStart) {
      windowStart = minute;
      counts.clear();
    }
    const next = (counts.get(key) ?? 0) + 1;
    counts.set(key, next);
    if (next > mostPerMinute) {
      const seconds = Math.ceil(60 - (now() % 60_000) / 1000);
      throw problem('too_many_requests', { params: { seconds }, headers: { 'retry-after': String(seconds) } });
    }
  };
}
