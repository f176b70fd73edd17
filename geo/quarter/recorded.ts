import type { SessionInterval } from '../coverage/activity.ts';
import { localDateOf, localTimeOf } from '../time/local-date.ts';
import type { PastVisit, Recorded } from './types.ts';

/** A pause longer than this between two calls of a team ends its session. */
const PAUSE_MINUTES = 90;
/** What a call takes when nobody wrote it down. */
const CALL_MINUTES = 25;
/** The way to the first door, and home. */
const WAY_MINUTES = 10;

/**
 * What a team did, as its calls tell: sessions are runs of calls with less than an hour and a half between them, from
 * ten minutes before the first to the end of the last.
 */
export function recordedOf(visits: readonly PastVisit[]): Recorded {
  const calls = visits.map((visit) => ({ ...visit, ms: Date.parse(visit.at) })).sort((a, b) => a.ms - b.ms);
  const sessions: SessionInterval[] = [];
  let run: { date: string; from: number; to: number } | null = null;
  const close = () => {
    if (run) sessions.push({ date: run.date, from: timeOf(run.from, run.date), to: timeOf(run.to, run.date) });
  };
  for (const { at, ms, minutes } of calls) {
    const date = localDateOf(at);
    const end = ms + (minutes ?? CALL_MINUTES) * 60_000;
    if (run && run.date === date && ms - run.to <= PAUSE_MINUTES * 60_000) run.to = Math.max(run.to, end);
    else {
      close();
      run = { date, from: ms - WAY_MINUTES * 60_000, to: end };
    }
  }
  close();
  return { sessions, supports: visits.reduce((sum, visit) => sum + visit.supported, 0) };
}

/** Local `HH:MM`, cut at the day's ends. */
function timeOf(ms: number, date: string): string {
  const at = new Date(ms);
  const day = localDateOf(at);
  if (day < date) return '00:00';
  return day > date ? '24:00' : localTimeOf(at);
}
