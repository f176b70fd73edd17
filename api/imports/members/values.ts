import type { LocalDate } from '#geo';
import { cleanText, foldVietnamese, normalisePhone } from '#geo/text/index.ts';
import type { Cell } from '../read/types.ts';
import { textOf } from '../values/words.ts';

const TITLE = /^(ông|bà|anh|chị|đ\/c|đc|đồng chí|cô|chú|mr\.?|mrs\.?|ms\.?)\s*[:.]?\s+(?=\p{L}+\s+\p{L})/iu;
const LONGEST_NAME = 80;

/** A person's name as it is kept: without `Ông`, `Đ/c`; `NGUYỄN VĂN A` in ordinary letters. Null where it is none. */
export function personName(text: string): string | null {
  const name = cleanText(text).replace(TITLE, '');
  if (!/\p{L}/u.test(name) || /\d/.test(name) || name.length > LONGEST_NAME) return null;
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|\s)(\p{L})/gu, (_, space: string, letter: string) => space + letter.toUpperCase());
}

/** Does the name carry any accent? One without may be typed on a keyboard that has none. */
export const hasAccents = (name: string): boolean => name.toLowerCase() !== foldVietnamese(name);

/** The first telephone number of a cell; null where there is none, undefined where what stands there is no number. */
export function phoneOf(text: string): string | null | undefined {
  if (text === '' || /^(không|khong|ko|không có|khong co|no|none|0|x|-)$/i.test(text)) return null;
  const numbers = [text, ...text.split(/[;/,]|\s+-\s+|\s{2,}| hoặc /i)].map(normalisePhone);
  return numbers.find((number) => number !== null) ?? undefined;
}

const FIRST_YEAR = 1980;
const LAST_YEAR = 2100;

/** A day as people write it: `15/11/2025`, `2025-11-15`, `11/2025` for its first day; undefined where it is none. */
export function dayOf(cell: Cell): LocalDate | undefined {
  const text = textOf(cell);
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  if (isoYear) return day(isoYear, isoMonth, isoDay);
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (y) return day(y, m, d);
  const [, month, year] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return year ? day(year, month, '1') : undefined;
}

function day(year = '', month = '', date = ''): LocalDate | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === iso;
  return exists && Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR ? iso : undefined;
}
