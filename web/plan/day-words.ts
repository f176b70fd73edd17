import i18next from 'i18next';
import { isoWeekday, type LocalDate } from '#geo';
import { formatWeekday } from '../i18n/format.ts';

/** "28/11" */
export const dayOf = (date: LocalDate): string => `${date.slice(8)}/${date.slice(5, 7)}`;

/** Days of the week as the catalogue names them. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** "T7", "CN" */
const weekdayOf = (date: LocalDate): string => i18next.t(`plan:weekday.${WEEKDAYS[isoWeekday(date) - 1]!}`);

/** "T7 28/11" */
export const shortDay = (date: LocalDate): string => `${weekdayOf(date)} ${dayOf(date)}`;

/** "Thứ Bảy, 28/11" */
export const longDay = (date: LocalDate): string => formatWeekday(new Date(`${date}T12:00:00+07:00`));

/** "30/11 – 06/12" */
export const weekWords = (dates: readonly { date: LocalDate }[]): string =>
  `${dayOf(dates[0]!.date)} – ${dayOf(dates.at(-1)!.date)}`;

/** "3 giờ 40" */
export function timeSpan(minutes: number): string {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return i18next.t('plan:span.minutes', { n: rest });
  return rest === 0
    ? i18next.t('plan:span.hours', { n: hours })
    : i18next.t('plan:span.both', { hours, minutes: String(rest).padStart(2, '0') });
}
