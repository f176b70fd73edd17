/** Local dates (`YYYY-MM-DD`) by day number, without clock or time zone. */
const DAY = 86_400_000;

/** Days since 1970-01-01. */
export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);

/** The local date of a day number. */
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Monday 0 … Sunday 6. */
export const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

const two = (value: number) => String(value).padStart(2, '0');

/** An instant in Vietnam: the day and minutes after midnight, with offset +07:00. */
export const instant = (day: number, minutes = 0): string =>
  `${dateOf(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00+07:00`;

/** Unix time in milliseconds of a day's minute in Vietnam. */
export const unixTime = (day: number, minutes = 0): number => day * DAY + (minutes - 7 * 60) * 60_000;
