import i18next from 'i18next';
import type { Availability } from '#api/availability/schema.ts';
import { addDays, type LocalDate } from '#geo';
import { formatDate, formatDecimal, shortName } from '../i18n/format.ts';

/** Hours a week of which nothing has to be said. */
export const ORDINARY_HOURS = 10;

/** In short words what is special about when a member can come; nothing of one who can come as usual. */
export function whenWords(
  { weeklyHours, hours, goesWith, absences }: Availability,
  nameOf: (memberId: string) => string | undefined,
  today: LocalDate,
): string[] {
  const t = i18next.t;
  const words: string[] = [];
  const back = backOn(absences, today);
  if (back !== today) words.push(t('teams:when.awayUntil', { day: formatDate(addDays(back, -1)) }));
  if (weeklyHours === 0) words.push(t('teams:when.none'));
  else if (weeklyHours < ORDINARY_HOURS) words.push(t('teams:when.few', { n: formatDecimal(weeklyHours) }));
  if (weeklyHours > 0 && hours !== null) words.push(t('teams:when.some'));
  const other = goesWith && nameOf(goesWith);
  if (other) words.push(t('teams:when.with', { name: shortName(other) }));
  return words;
}

/** The first day from this one on that is in no absence. */
export function backOn(absences: Availability['absences'], today: LocalDate): LocalDate {
  let day = today;
  for (const { from, to } of absences.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
    if (from <= day && to >= day) day = addDays(to, 1);
  return day;
}
