import { addDays, type LocalDate } from '../time/local-date.ts';

/** An ISO 8601 week, `2026-W48`: Monday first, belonging to the year of its Thursday. Compared as text. */
export type IsoWeek = string;

/** Day of the week of a local date: Monday 1 … Sunday 7. */
export const isoWeekday = (date: LocalDate): number =>
  ((Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + 3) % 7) + 1;

/** The ISO week a local date lies in. */
export function isoWeekOf(date: LocalDate): IsoWeek {
  const thursday = addDays(date, 4 - isoWeekday(date));
  const year = thursday.slice(0, 4);
  const days = Math.round((Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000);
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

/** The seven dates of the week a date lies in, Monday first. */
export const weekAround = (date: LocalDate): LocalDate[] =>
  Array.from({ length: 7 }, (_, i) => addDays(date, i + 1 - isoWeekday(date)));
