import type { Column } from './columns.ts';
import type { Field } from './headings.ts';
import type { Merge, RawRow } from './read/types.ts';
import { textOf } from './values/words.ts';

/** What a household may need more than one line for. */
const SEVERAL: ReadonlySet<Field> = new Set([
  'phone',
  'devices',
  'platforms',
  'elders',
  'eldestBirthYear',
  'eldestAge',
]);
const NAMING: readonly Field[] = ['head', 'code', 'order'];

/**
 * Does a row only go on with the household above it: a second telephone, another device, beside an empty name? So it is
 * where the cell of the head is joined over both rows, or where households are numbered and this row is not.
 */
export function continues(row: RawRow, above: RawRow, columns: readonly Column[], merges: readonly Merge[]): boolean {
  const head = columns.find(({ field }) => field === 'head');
  if (head && textOf(row.cells[head.index] ?? null) !== '') return false;
  if (columns.some(({ field }) => field === 'member' || field === 'relation')) return false;
  const filled = columns.filter(({ index }) => textOf(row.cells[index] ?? null) !== '');
  const telling = filled.filter(({ field }) => field !== null && field !== 'note');
  if (telling.length === 0 || !telling.every(({ field }) => field !== null && SEVERAL.has(field))) return false;
  const naming = columns.filter(({ field }) => field !== null && NAMING.includes(field));
  const joined = naming.some(({ index, field }) =>
    merges.some(({ top, bottom, left }) => field === 'head' && left === index && top < row.row && row.row <= bottom),
  );
  if (joined) return true;
  const has = (field: Field) =>
    naming.some((column) => column.field === field && textOf(above.cells[column.index] ?? null) !== '');
  return has('order') || has('code');
}
