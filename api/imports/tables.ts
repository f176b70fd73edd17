import { provinceInText } from '#geo/crs/index.ts';
import { blockSheet, blocksIn } from './blocks.ts';
import { type Column, columnsOf, headingScore, headingTexts, recogniseLoosely } from './columns.ts';
import { continues } from './continuation.ts';
import { settleCoordinates } from './coordinates.ts';
import { asClusterName, asHamletName, hamletInText } from './hamlet-names.ts';
import { foldHeading } from './headings.ts';
import type { RawRow, RawSheet } from './read/types.ts';
import { isFooter, isNote, isTotal } from './row-kinds.ts';
import type { PlatformIndex } from './values/platforms.ts';
import { textOf, wholeNumber } from './values/words.ts';

/** A row of data and what the section rows above it say. */
export interface DataRow extends RawRow {
  hamlet: string | null;
  cluster: string | null;
  /** rows below that only go on with this one */
  more?: RawRow[];
}

/** Has the last word on what columns are. */
export type Choose = (columns: readonly Column[]) => Column[];

/** Rows under one row of headings. */
export interface Table {
  columns: Column[];
  rows: DataRow[];
  /** how many lists stand side by side, this one among them */
  sideBySide?: number;
  /** the columns of latitude and longitude stand under each other's heading */
  swapped?: boolean;
  /** the province that the titles or the name of the sheet speak of */
  province?: string | null;
}

// Titles, an office's letterhead and a stamp stand above the headings; seldom more than twenty rows of them.
const DEEPEST_HEADING = 60;
// A row further down is a new row of headings only if it is hard to take for anything else.
const NEW_TABLE_SCORE = 4;

interface Headings {
  at: number;
  span: 1 | 2;
  columns: Column[];
  score: number;
  /** the headings folded, by column */
  folded: Map<number, string>;
}

const headings = (at: number, span: 1 | 2, columns: Column[], score: number): Headings => ({
  at,
  span,
  columns,
  score,
  folded: new Map(columns.map(({ index, heading }) => [index, foldHeading(heading)])),
});

/** The tables of a sheet: headings found below the titles, and what is no data (totals, notes, signatures) left out. */
export function tablesOf(
  sheet: RawSheet,
  platforms: PlatformIndex,
  choose: Choose = (columns) => [...columns],
): Table[] {
  const first = bestHeadings(sheet, platforms, choose);
  if (!first) return [];
  const blocks = blocksIn(first.columns);
  if (blocks.length === 1) return tablesUnder(first, sheet, platforms, choose);
  return blocks.flatMap((block) => {
    const part = blockSheet(sheet, block, first.at);
    const headings = headingsAt(part, first.at, platforms, choose);
    const tables = headings ? tablesUnder(headings, part, platforms, choose) : [];
    return tables.map((table) => ({ ...table, sideBySide: blocks.length }));
  });
}

function tablesUnder(first: Headings, sheet: RawSheet, platforms: PlatformIndex, choose: Choose): Table[] {
  const tables: Table[] = [];
  const titleHamlet = hamletOfTitles(sheet.rows.slice(0, first.at));
  let current = first;
  let table: Table = { columns: first.columns, rows: [] };
  let section: { hamlet: string | null; cluster: string | null } = { hamlet: titleHamlet, cluster: null };
  let footer = false;
  for (let i = first.at + first.span; i < sheet.rows.length; i++) {
    const row = sheet.rows[i];
    if (!row) continue;
    if (repeats(row, sheet, current)) {
      i += current.span - 1;
      footer = false;
      continue;
    }
    const fresh = plausibleHeading(row) ? headingsAt(sheet, i, platforms, choose) : null;
    if (fresh && fresh.score >= NEW_TABLE_SCORE) {
      tables.push(table);
      current = fresh;
      table = { columns: fresh.columns, rows: [] };
      footer = false;
      i += fresh.span - 1;
      continue;
    }
    const cells = withoutRemarks(row.cells, table.columns);
    const texts = cells.map((cell) => textOf(cell));
    const named = sectionOf(texts);
    if (named) {
      section = named.hamlet ? { hamlet: named.hamlet, cluster: null } : { ...section, cluster: named.cluster };
      footer = false;
      continue;
    }
    if (isOrdinals(texts) && table.rows.length === 0) continue;
    footer ||= isFooter(texts);
    if (isTotal(texts) || isNote(texts, table.columns) || !hasData({ cells }, table.columns)) continue;
    const above = table.rows.at(-1);
    const last = above?.more?.at(-1) ?? above;
    if (above && last?.row === row.row - 1 && continues({ ...row, cells }, above, table.columns, sheet.merges)) {
      above.more = [...(above.more ?? []), { row: row.row, cells }];
      continue;
    }
    if (footer && !isNumbered(texts, table.columns)) continue;
    table.rows.push({ ...row, cells: fillDown({ ...row, cells }, sheet, table.columns), ...section });
  }
  tables.push(table);
  const province = provinceOf(sheet, first.at);
  return tables.map((one) => {
    const columns = settleCoordinates(one.columns, one.rows);
    return { ...one, columns, province, swapped: standsSwapped(one.columns, columns) };
  });
}

/** Was a column that says latitude found to hold longitudes? */
const standsSwapped = (said: readonly Column[], settled: readonly Column[]): boolean =>
  settled.some(({ index, field }) => field === 'lon' && said.some((one) => one.index === index && one.field === 'lat'));

function bestHeadings(sheet: RawSheet, platforms: PlatformIndex, choose: Choose): Headings | null {
  let best: Headings | null = null;
  for (let i = 0; i < Math.min(sheet.rows.length, DEEPEST_HEADING); i++) {
    const found = headingsAt(sheet, i, platforms, choose);
    if (found && found.score > (best?.score ?? 0)) best = found;
  }
  return best;
}

function headingsAt(sheet: RawSheet, at: number, platforms: PlatformIndex, choose: Choose): Headings | null {
  const row = sheet.rows[at];
  if (!row) return null;
  const upper = headingTexts(row, null, sheet.merges);
  // Every row of a long list of words is asked: only the likely ones are looked at for misspelt headings.
  if (at >= DEEPEST_HEADING && headingScore(choose(columnsOf(upper, null, platforms))) === 0) return null;
  const single = choose(columnsOf(upper, null, platforms, recogniseLoosely));
  const score = headingScore(single);
  const below = sheet.rows[at + 1];
  if (below && below.row === row.row + 1) {
    const lower = headingTexts(below, row, sheet.merges);
    if (mayBeDouble(row, upper, lower, sheet)) {
      const columns = choose(columnsOf(upper, lower, platforms, recogniseLoosely));
      const double = headingScore(columns);
      if (double > score) return headings(at, 2, columns, double);
    }
  }
  return score > 0 ? headings(at, 1, single, score) : null;
}

/** Two rows of headings have joined cells in the upper one, or each fills the other's gaps. */
function mayBeDouble(row: RawRow, upper: string[], lower: string[], sheet: RawSheet): boolean {
  if (lower.some((text) => wholeNumber(text) !== undefined)) return false;
  if (sheet.merges.some(({ top, left, right, bottom }) => top === row.row && (right > left || bottom > top)))
    return true;
  const width = Math.max(upper.length, lower.length);
  let above = 0;
  let beneath = 0;
  for (let i = 0; i < width; i++) {
    if (upper[i] && !lower[i]) above += 1;
    if (!upper[i] && lower[i]) beneath += 1;
  }
  return above > 0 && beneath > 0;
}

/** Headings are words; a row with a number in it need not be looked at. */
const plausibleHeading = ({ cells }: RawRow): boolean =>
  cells.filter((cell) => typeof cell === 'string').length >= 3 &&
  !cells.some((cell) => typeof cell === 'number' || (typeof cell === 'string' && /^\s*[\d.,+-]+\s*$/.test(cell)));

/** The same headings again, as at the top of each printed page. */
function repeats(row: RawRow, sheet: RawSheet, { columns, folded }: Headings): boolean {
  const key = columns.find(({ field }) => field === 'head' || field === 'code');
  const says = (text: string, heading: string) => text !== '' && (heading === text || heading.startsWith(`${text} `));
  if (!key || !says(foldHeading(textOf(row.cells[key.index] ?? null)), folded.get(key.index) ?? '')) return false;
  const texts = headingTexts(row, null, sheet.merges);
  const filled = columns.filter(({ index }) => (texts[index] ?? '') !== '');
  const same = filled.filter(({ index }) => says(foldHeading(texts[index] ?? ''), folded.get(index) ?? ''));
  return same.length >= Math.min(2, columns.length) && same.length >= filled.length * 0.6;
}

/** The row of column numbers under the headings of a form: `A B 1 2 3` or `(1) (2) (3)`. */
function isOrdinals(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '').map((text) => text.replace(/[()[\]]/g, ''));
  if (filled.length < 3 || !filled.every((text) => /^(\d{1,2}|[A-Za-z])$/.test(text))) return false;
  const numbers = filled.filter((text) => /^\d/.test(text)).map(Number);
  return numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
}

function sectionOf(texts: readonly string[]): { hamlet: string | null; cluster: string | null } | null {
  const filled = texts.filter((text) => text !== '');
  const distinct = new Set(filled);
  // A numeral in the column of numbers, the name in the next.
  const text = distinct.size === 2 && /^([ivx]+|\d{1,2}|[a-z])[.)]?$/i.test(filled[0] ?? '') ? filled[1] : filled[0];
  if (text === undefined || distinct.size > 2 || (distinct.size === 2 && text === filled[0])) return null;
  const hamlet = asHamletName(text);
  const cluster = hamlet === null ? asClusterName(text) : null;
  return hamlet || cluster ? { hamlet, cluster } : null;
}

const hamletOfTitles = (rows: readonly RawRow[]): string | null =>
  rows
    .flatMap(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? hamletInText(cell) : null)))
    .find((name) => name !== null) ?? null;

function provinceOf({ name, rows }: RawSheet, headingAt: number): string | null {
  const titles = rows.slice(0, headingAt).flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'string'));
  return [name, ...titles].map(provinceInText).find((province) => province !== null) ?? null;
}

/** What we wrote beside rows to be mended says nothing of the household, whatever words of the row it repeats. */
function withoutRemarks(cells: RawRow['cells'], columns: readonly Column[]): RawRow['cells'] {
  const remarks = columns.filter(({ heading }) => heading.length <= 12 && REMARKS.has(foldHeading(heading)));
  return remarks.length === 0
    ? cells
    : cells.map((cell, index) => (remarks.some((column) => column.index === index) ? null : cell));
}

const REMARKS = new Set(['can sua', 'to mend']);

/** Something is said of a household; a number or a hamlet filled in beforehand says nothing yet. */
const hasData = ({ cells }: Pick<RawRow, 'cells'>, columns: readonly Column[]): boolean =>
  columns.some(
    ({ index, field }) =>
      field !== null &&
      field !== 'order' &&
      field !== 'note' &&
      field !== 'hamlet' &&
      field !== 'cluster' &&
      (cells[index] ?? null) !== null &&
      (typeof cells[index] === 'object' || textOf(cells[index] ?? null) !== ''),
  );

const isNumbered = (texts: readonly string[], columns: readonly Column[]): boolean =>
  columns.some(
    ({ index, field }) =>
      (field === 'order' && wholeNumber(texts[index] ?? '') !== undefined) ||
      (field === 'code' && (texts[index] ?? '') !== ''),
  );

/** A hamlet or cluster written once in cells joined over several rows holds for each of them. */
function fillDown(row: RawRow, sheet: RawSheet, columns: readonly Column[]): RawRow['cells'] {
  const joined = sheet.merges.filter(({ top, bottom, left }) => {
    const field = columns.find(({ index }) => index === left)?.field;
    return row.row > top && row.row <= bottom && (field === 'hamlet' || field === 'cluster');
  });
  if (joined.length === 0) return row.cells;
  const cells = [...row.cells];
  for (const { top, left } of joined) {
    while (cells.length <= left) cells.push(null);
    cells[left] ??= sheet.rows.find((candidate) => candidate.row === top)?.cells[left] ?? null;
  }
  return cells;
}
