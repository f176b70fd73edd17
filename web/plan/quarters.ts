import { addDays, type LocalDate } from '#geo';

/** A quarter of a year, `2026-Q4`. Compared as text. */
export type Quarter = string;

/** The quarter a date lies in. */
export const quarterOf = (date: LocalDate): Quarter =>
  `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

/** Year and number of a quarter. */
export const partsOf = (quarter: Quarter): { year: number; number: number } => ({
  year: Number(quarter.slice(0, 4)),
  number: Number(quarter.slice(6)),
});

/** First and last day of a quarter. */
export function rangeOf(quarter: Quarter): { from: LocalDate; to: LocalDate } {
  const { year, number } = partsOf(quarter);
  const first = (month: number) => (month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`);
  return { from: first(number * 3 - 2), to: addDays(first(number * 3 + 1), -1) };
}

/** The quarter `steps` after this one (negative: before). */
export function quarterAfter(quarter: Quarter, steps: number): Quarter {
  const { year, number } = partsOf(quarter);
  const counted = year * 4 + number - 1 + steps;
  return `${Math.floor(counted / 4)}-Q${(counted % 4) + 1}`;
}
