import i18next from 'i18next';
import type { Plan } from '#api/plans/schema.ts';
import { isoWeekOf, type LocalDate } from '#geo';
import { timeSpan } from './day-words.ts';
import type { Names } from './names.ts';

type Warning = Plan['warnings'][number];

/** Warnings that concern today or later, the soonest first. */
export const warningsAhead = (warnings: readonly Warning[], today: LocalDate): Warning[] =>
  warnings
    .filter(({ date, week }) => (date === undefined ? String(week ?? '') >= isoWeekOf(today) : date >= today))
    .toSorted((a, b) => whenOf(a).localeCompare(whenOf(b)));

const whenOf = ({ date, week }: Warning): string => (date ? `${isoWeekOf(date)} ${date}` : String(week ?? ''));

/** Warnings of a day: its own, and those of its week about somebody who goes out on it. */
export const warningsOn = (
  warnings: readonly Warning[],
  { date, memberIds }: { date: LocalDate; memberIds: readonly string[] },
): Warning[] =>
  warnings.filter(
    (warning) =>
      warning.date === date ||
      (warning.date === undefined && warning.week === isoWeekOf(date) && memberIds.includes(warning.memberId ?? '')),
  );

/** Warnings in words; several of the same matter are said once, with their number. */
export function warningLines(warnings: readonly Warning[], names: Names): string[] {
  const lines = new Map<string, number>();
  for (const warning of warnings) {
    const words = warningWords(warning, names);
    lines.set(words, (lines.get(words) ?? 0) + 1);
  }
  return [...lines].map(([words, n]) => (n === 1 ? words : i18next.t('plan:warning.times', { words, n })));
}

/** One warning in words. */
export function warningWords(warning: Warning, names: Names): string {
  const member = warning.memberId ? names.member(warning.memberId) : '';
  switch (warning.kind) {
    case 'member_absent':
    case 'member_hours':
    case 'alone':
    case 'conflict':
      return i18next.t(`plan:warning.${warning.kind}`, { member });
    case 'weekly_hours':
      return i18next.t('plan:warning.weekly_hours', {
        member,
        hours: Number(warning.hours),
        most: Number(warning.most),
      });
    case 'pair_parted': {
      const [one = '', other = ''] = (warning.memberIds as string[]) ?? [];
      return i18next.t('plan:warning.pair_parted', { member: names.member(one), other: names.member(other) });
    }
    case 'too_long':
      return i18next.t('plan:warning.too_long', {
        member,
        minutes: timeSpan(Number(warning.minutes)),
        available: timeSpan(Number(warning.available)),
      });
    case 'holiday':
    case 'harvest':
    case 'short_notice':
    case 'no_visits':
    case 'postponed':
    case 'comes_later':
    case 'called_twice':
      return i18next.t(`plan:warning.${warning.kind}`);
    default:
      return i18next.t('plan:warning.other');
  }
}
