/** A calendar day in the commune, `YYYY-MM-DD`. Compared as text. */
export type LocalDate = string;

/** The one time zone of the product: Vietnam has no summer time, so an offset says the same as the name. */
export const COMMUNE_TIME_ZONE = 'Asia/Ho_Chi_Minh';
const OFFSET_MINUTES = 7 * 60;
const DAY_MS = 86_400_000;

/** The local date in the commune at an instant (ISO 8601 text or Date). */
export function localDateOf(instant: string | Date): LocalDate {
  const ms = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  return new Date(ms + OFFSET_MINUTES * 60_000).toISOString().slice(0, 10);
}

/** The local time in the commune at an instant, `HH:MM`. */
export const localTimeOf = (instant: Date): string =>
  new Date(instant.getTime() + OFFSET_MINUTES * 60_000).toISOString().slice(11, 16);

/** `date` moved by whole days (negative: back). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The year of a local date. */
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
