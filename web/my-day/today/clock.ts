import { useEffect, useState } from 'react';
import { minuteOfDay } from '#geo/coverage/activity.ts';
import { formatTime } from '../../i18n/format.ts';

/** "8:30" of a minute of the day. */
export const timeOf = (minute: number): string =>
  `${Math.floor(minute / 60) % 24}:${String(Math.floor(minute) % 60).padStart(2, '0')}`;

const minuteNow = (): number => minuteOfDay(formatTime(new Date()));
const LOOK_MS = 15_000;

/** "7:40" of an instant, in the commune. */
export const clockOf = (at: string): string => timeOf(minuteOfDay(formatTime(at)));

/** The minute of the day in the commune, followed. */
export function useMinute(): number {
  const [minute, setMinute] = useState(minuteNow);
  useEffect(() => {
    const timer = setInterval(() => setMinute(minuteNow()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return minute;
}
