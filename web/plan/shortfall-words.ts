import i18next from 'i18next';
import type { Plan } from '#api/plans/schema.ts';
import { addDays, isoWeekday } from '#geo';
import { formatNumber } from '../i18n/format.ts';
import { dayOf } from './day-words.ts';

type Shortfall = Plan['shortfalls'][number];

const REASONS = [
  'past',
  'holidays',
  'harvest',
  'absences',
  'hours',
  'no_shift',
  'no_members',
  'capacity',
  'few_households',
  'few_in_charge',
  'kept_day',
  'by_hand',
] as const;
const FIGURES = ['days', 'memberHours', 'supports', 'households', 'hours'] as const;

/** Monday of an ISO week as a date. */
export function mondayOf(week: string): string {
  const fourth = `${week.slice(0, 4)}-01-04`;
  return addDays(fourth, (Number(week.slice(6)) - 1) * 7 + 1 - isoWeekday(fourth));
}

/** "30/11" for the week that begins on it. */
export const weekName = (week: string): string => dayOf(mondayOf(week));

/** Why a norm is not met and what would be needed: "Tuần 30/11: vướng ngày lễ; cần 1 ngày nữa vào cuối tuần". */
export function shortfallWords({ period, reason, needed }: Shortfall): string {
  const known = REASONS.find((one) => one === reason) ?? 'by_hand';
  const why = i18next.t(`plan:shortfall.reason.${known}`);
  const first = period.includes('-W')
    ? i18next.t('plan:shortfall.week', { week: weekName(period), reason: why })
    : `${why.charAt(0).toLocaleUpperCase()}${why.slice(1)}`;
  const figures = FIGURES.filter((figure) => Number(needed[figure]) > 0).map((figure) =>
    i18next.t(`plan:shortfall.needed.${figure}`, { n: formatNumber(Math.ceil(Number(needed[figure]))) }),
  );
  if (figures.length === 0) return first;
  const when =
    needed.on === 'weekdays' || needed.on === 'weekends' ? i18next.t(`plan:shortfall.needed.${needed.on}`) : '';
  return `${first}; ${i18next.t('plan:shortfall.need', { what: `${figures.join(', ')} ${when}`.trim() })}`;
}
