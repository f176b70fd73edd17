import { maskPhone, normalisePhone } from '#geo/text/index.ts';
import { type Cell, isFlaw } from './read/types.ts';
import type { Table } from './tables.ts';
import { textOf } from './values/words.ts';

const ROWS = 200;
const LONGEST = 60;

/** What stands in a column, for people to see what it is: its first value, telephone numbers masked. */
export function sampleOf({ rows }: Table, index: number): string | null {
  for (const { cells } of rows.slice(0, ROWS)) {
    const text = cellText(cells[index] ?? null);
    if (text === '') continue;
    const phone = /^[\d\s.+()-]+$/.test(text) ? normalisePhone(text) : null;
    return phone ? (maskPhone(phone) ?? '') : text.slice(0, LONGEST);
  }
  return null;
}

const cellText = (cell: Cell): string => (isFlaw(cell) ? cell.text : textOf(cell));
