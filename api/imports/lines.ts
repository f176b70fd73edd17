import { foldVietnamese } from '#geo/text/index.ts';
import type { Column } from './columns.ts';
import type { Field } from './headings.ts';
import type { ProblemCode } from './problems.ts';
import type { Cell } from './read/types.ts';
import type { DataRow } from './tables.ts';
import { textOf } from './values/words.ts';

/** Why the households of one cell cannot be told apart. */
export interface LinesFault {
  column: Column;
  code: ProblemCode;
  params: Record<string, number>;
}

/** What several households listed in one cell may share by saying it once. */
const SHARED: ReadonlySet<Field> = new Set([
  'address',
  'hamlet',
  'cluster',
  'lat',
  'lon',
  'coordinates',
  'note',
  'order',
]);

const NUMBERED = /^\s*(?:\d{1,2}\s*[.)/-]|\(\d{1,2}\)|[-+•*–])\s*(?=[\p{L}\d])/u;

// Nine in ten Vietnamese bear one of these: enough to tell two names from one name broken over two lines. Folded.
const SURNAMES = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh mai trinh doan to tong luong lam cao ' +
    'ta ha trieu chu luu dao phung tang kieu quach la lo giang thach bach an nghiem tu than chau mac khuc truong'
  ).split(' '),
);

/**
 * One row for each household where a cell lists several by line breaks and the cells beside it have as many lines;
 * a fault where they do not, or where it could as well be one name; null where the cell names one head.
 */
export function splitLines(row: DataRow, columns: readonly Column[]): DataRow[] | LinesFault | null {
  const head = columns.find(({ field }) => field === 'head');
  const cell = head ? (row.cells[head.index] ?? null) : null;
  if (typeof cell !== 'string' || !/[\n\r\v]/.test(cell)) return null;
  const names = head ? linesOf(row.cells[head.index] ?? null).filter((line) => line !== '') : [];
  const households = names.length;
  if (!head || households < 2) return null;
  const others = columns.filter(({ field, index }) => field !== null && index !== head.index);
  const lines = new Map(others.map((column) => [column, linesIn(row.cells[column.index] ?? null, households)]));
  const telling = others.filter(({ field }) => field !== 'order' && field !== 'note');
  const parallel = telling.filter((column) => {
    const beside = lines.get(column) ?? [];
    return beside.length === households && beside.filter((line) => line !== null).length > 1;
  }).length;
  const numbered = names.every((name) => NUMBERED.test(name));
  const several = names.every(beginsName);
  if (!numbered && !(several && parallel > 0) && !(names.every(isLong) && parallel > 1)) {
    return several ? { column: head, code: 'households_unclear', params: { households } } : null;
  }
  for (const [column, { length }] of lines) {
    if (length === 0 || length === households || (length === 1 && SHARED.has(column.field ?? 'note'))) continue;
    if (column.field === 'note' || column.field === 'order') continue;
    return { column, code: 'households_disagree', params: { households, lines: length } };
  }
  return names.map((name, i) => {
    const cells = [...row.cells];
    cells[head.index] = name.replace(NUMBERED, '').trim();
    for (const [{ index }, found] of lines) if (found.length === households) cells[index] = found[i] ?? null;
    return { ...row, cells };
  });
}

const beginsName = (line: string): boolean => {
  const words = foldVietnamese(line.replace(NUMBERED, '')).split(' ');
  return words.length >= 2 && SURNAMES.has(words[0] ?? '');
};
const isLong = (line: string): boolean => line.trim().split(/\s+/).length >= 2;

const linesOf = (cell: Cell): string[] =>
  typeof cell === 'string' ? cell.split(/\r\n|[\n\r\v]/).map((line) => line.trim()) : [];

/** The lines of a cell beside the names: empty ones count where with them there are as many as names. */
function linesIn(cell: Cell, households: number): (string | null)[] {
  if (typeof cell !== 'string') return textOf(cell) === '' ? [] : [textOf(cell)];
  const all = linesOf(cell);
  const filled = all.filter((line) => line !== '');
  const lines = all.length === households ? all : filled;
  const numbered =
    filled.length > 1 && filled.every((line, i) => new RegExp(`^\\(?${i + 1}\\s*[.)-]\\s*\\S`).test(line));
  return lines.map((line) => (line === '' ? null : numbered ? line.replace(/^\(?\d{1,2}\s*[.)-]\s*/, '') : line));
}
