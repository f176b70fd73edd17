import i18next from 'i18next';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import { shortDay } from './day-words.ts';
import type { Effect } from './effect.ts';
import { weekName } from './shortfall-words.ts';

/** Less than this on foot is nobody's concern. */
const WORTH_METRES = 50;

/** What a change does, in short parts: what it spoils first. */
export function effectWords(effect: Effect): string[] {
  const t = i18next.t;
  const parts: string[] = [];
  const figure = (more: 'supports' | 'flagged' | 'visits', value: number) => {
    if (value > 0) parts.push(t(`plan:effect.${more}More`, { n: formatNumber(value) }));
    if (value < 0) parts.push(t(`plan:effect.${more}Less`, { n: formatNumber(-value) }));
  };
  for (const week of effect.weeksShort) parts.push(t('plan:effect.weekShort', { week: weekName(week) }));
  for (const week of effect.weeksMended) parts.push(t('plan:effect.weekMended', { week: weekName(week) }));
  if (parts.length === 0 && effect.stillShort === 0 && effect.daysAsked !== null)
    parts.push(t('plan:effect.enough', { n: effect.daysAsked }));
  for (const date of effect.shortDays) parts.push(t('plan:effect.hoursShort', { day: shortDay(date) }));
  figure('flagged', effect.flaggedPlanned);
  figure('supports', effect.supports);
  figure('visits', effect.visits);
  if (effect.walkMetres >= WORTH_METRES)
    parts.push(t('plan:effect.walkMore', { far: formatDistance(effect.walkMetres) }));
  if (effect.walkMetres <= -WORTH_METRES)
    parts.push(t('plan:effect.walkLess', { far: formatDistance(-effect.walkMetres) }));
  const busy = effect.warnings.filter(({ kind }) => kind === 'member_absent' || kind === 'member_hours').length;
  if (busy > 0) parts.push(t('plan:effect.absent', { n: busy }));
  if (effect.warnings.length > busy) parts.push(t('plan:effect.warnings', { n: effect.warnings.length - busy }));
  const [first = t('plan:effect.nothing'), ...others] = parts;
  return [first.charAt(0).toLocaleUpperCase() + first.slice(1), ...others];
}
