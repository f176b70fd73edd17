import type { LocalDate } from '../time/local-date.ts';
import { type IsoWeek, isoWeekOf } from './iso-week.ts';

/** A team's work on one date, planned or done; `from` and `to` are `HH:MM` in the commune, `to` after `from`. */
export interface SessionInterval {
  date: LocalDate;
  from: string;
  to: string;
}

/** Minutes after midnight of `HH:MM`; NaN where the text is none. */
export function minuteOfDay(time: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
}

/** Norm `activity-hours`: hours of each activity day, the union of the team's intervals on that date. */
export function activityHours(sessions: readonly SessionInterval[]): Map<LocalDate, number> {
  const byDate = new Map<LocalDate, SessionInterval[]>();
  for (const session of sessions) {
    const known = byDate.get(session.date);
    if (known) known.push(session);
    else byDate.set(session.date, [session]);
  }
  return new Map([...byDate].map(([date, list]) => [date, unionMinutes(list) / 60]));
}

/** Norm `activity-days`: days on which the team was out, for each ISO week with at least one. */
export function activityDays(sessions: readonly SessionInterval[]): Map<IsoWeek, number> {
  const days = new Map<IsoWeek, number>();
  for (const date of new Set(sessions.map((session) => session.date))) {
    const week = isoWeekOf(date);
    days.set(week, (days.get(week) ?? 0) + 1);
  }
  return days;
}

function unionMinutes(sessions: readonly SessionInterval[]): number {
  const spans = sessions
    .map(({ from, to }): [number, number] => [minuteOfDay(from), minuteOfDay(to)])
    .sort((a, b) => a[0] - b[0]);
  let minutes = 0;
  let covered = Number.NEGATIVE_INFINITY;
  for (const [from, to] of spans) {
    if (to <= covered) continue;
    minutes += to - Math.max(from, covered);
    covered = to;
  }
  return minutes;
}
