import { minuteOfDay } from '../coverage/activity.ts';
import type { WeekdayHours } from './types.ts';

/**
 * Hours a week for which a member can really come: no more than the most he names, and no more than the days and hours
 * on which he can come add up to.
 *
 * @param hours  null: any time suits
 */
export function hoursAWeek(weeklyHours: number, hours: readonly WeekdayHours[] | null): number {
  if (hours === null) return weeklyHours;
  const minutes = hours.reduce((sum, { from, to }) => sum + minuteOfDay(to) - minuteOfDay(from), 0);
  return Math.min(weeklyHours, minutes / 60);
}
