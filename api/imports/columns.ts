import { type Field, foldHeading, isLeftOut, recogniseHeading } from './headings.ts';
import { recogniseMisspelt } from './misspelt.ts';
import type { Merge, RawRow } from './read/types.ts';
import type { PlatformIndex } from './values/platforms.ts';
import { textOf } from './values/words.ts';

/** One column of a table and what it is taken for; `field` null: left out. */
export interface Column {
  index: number;
  /** as it stands in the file, two rows of headings joined by a space */
  heading: string;
  field: Field | null;
  /** 0 to 1 */
  confidence: number;
  /** the one platform whose use this column ticks */
  platform: string | null;
  /** a person said so, for this file or, `remembered`, for this form before */
  chosen?: boolean;
  remembered?: boolean;
}

// The values of several such columns are put together; of any other field the surest column counts.
export const REPEATABLE: ReadonlySet<Field> = new Set([
  'address',
  'devices',
  'elders',
  'phone',
  'platforms',
  'order',
  'note',
]);

/**
 * The columns under a row of headings, from one row or from two where the upper one spans several columns.
 *
 * @param recognise  what one heading means; {@link recogniseLoosely} takes misspelt ones too
 */
export function columnsOf(
  upper: readonly string[],
  lower: readonly string[] | null,
  index: PlatformIndex,
  recognise: Recognise = recogniseHeading,
): Column[] {
  const columns: Column[] = [];
  const width = Math.max(upper.length, lower?.length ?? 0);
  for (let i = 0; i < width; i++) {
    const heading = lower ? join(upper[i] ?? '', lower[i] ?? '') : (upper[i] ?? '');
    if (heading === '') continue;
    const platform = index.get(foldHeading(heading)) ?? index.get(foldHeading(lower?.[i] ?? '')) ?? null;
    const found = platform
      ? { field: 'platforms' as const, confidence: 0.9 }
      : recogniseBoth(upper[i] ?? '', lower?.[i] ?? '', recognise);
    columns.push({ index: i, heading, field: found?.field ?? null, confidence: found?.confidence ?? 0, platform });
  }
  return keepSurest(heads(columns));
}

type Recognise = typeof recogniseHeading;

/** {@link recogniseHeading}, and with less confidence what differs from a known heading by a slip of the finger. */
export const recogniseLoosely: Recognise = (heading) => {
  const known = recogniseHeading(heading);
  return known || isLeftOut(heading) ? known : recogniseMisspelt(foldHeading(heading));
};

/** Beside a column of heads of households, one of names alone lists the persons of the household. */
function heads(columns: Column[]): Column[] {
  if (columns.every(({ field }) => field !== 'head')) {
    // Among them are the heads.
    return columns.map((column) => (column.field === 'member' ? { ...column, field: 'head' } : column));
  }
  const named = columns.filter(({ field }) => field === 'head');
  const ofHead = named.filter(({ heading }) => /chu ho|head|dai dien|owner/.test(foldHeading(heading)));
  if (named.length < 2 || ofHead.length !== 1 || columns.some(({ field }) => field === 'member')) return columns;
  const person = named.find((column) => column !== ofHead[0]);
  return columns.map((column) => (column === person ? { ...column, field: 'member' } : column));
}

const join = (upper: string, lower: string): string =>
  lower === '' || lower === upper ? upper : upper === '' ? lower : `${upper} ${lower}`;

function recogniseBoth(upper: string, lower: string, recognise: Recognise) {
  if (lower === '' || upper === '' || upper === lower) return recognise(join(upper, lower));
  const above = recognise(upper);
  const below = recognise(lower);
  const both = recognise(`${upper} ${lower}`);
  // "Thiết bị" over "Điện thoại" counts telephones, it does not list numbers.
  if (above?.field === 'devices' && below?.field === 'phone') return above;
  return both && (below === null || both.field !== above?.field) ? both : (below ?? both);
}

function keepSurest(columns: Column[]): Column[] {
  const surest = new Map<Field, Column>();
  for (const column of columns) {
    if (column.field === null || REPEATABLE.has(column.field)) continue;
    const other = surest.get(column.field);
    if (!other || column.confidence > other.confidence) surest.set(column.field, column);
  }
  return columns.map((column) =>
    column.field === null || REPEATABLE.has(column.field) || surest.get(column.field) === column
      ? column
      : { ...column, field: null, confidence: 0 },
  );
}

/** How much a row looks like headings: known fields weighed by sureness; 0 where it cannot be one. */
export function headingScore(columns: readonly Column[]): number {
  const fields = new Map<Field, number>();
  for (const { field, confidence } of columns) {
    if (field) fields.set(field, Math.max(fields.get(field) ?? 0, confidence));
  }
  const names = fields.get('head') ?? fields.get('code') ?? 0;
  const telling = [...fields.keys()].filter((field) => field !== 'order' && field !== 'note').length;
  const alone = telling === 1 && columns.length <= 2 && names === 1;
  if (names === 0 || (telling < 2 && !alone && !(fields.has('order') && names === 1))) return 0;
  return [...fields.entries()].reduce((sum, [field, confidence]) => sum + confidence * (WEIGHT.get(field) ?? 1), 0);
}

const WEIGHT = new Map<Field, number>([
  ['head', 2],
  ['code', 2],
  ['order', 0.5],
  ['note', 0.5],
]);

/** The texts of a row by column; in a row of headings joined cells all carry the text of the first. */
export function headingTexts(row: RawRow, above: RawRow | null, merges: readonly Merge[]): string[] {
  const texts = Array.from(row.cells, (cell) => textOf(cell ?? null));
  for (const { top, bottom, left, right } of merges) {
    if (row.row < top || row.row > bottom) continue;
    const source = top === row.row ? row : above?.row === top ? above : null;
    const text = textOf(source?.cells[left] ?? null);
    if (text === '') continue;
    for (let i = left; i <= Math.min(right, left + 50); i++) {
      while (texts.length <= i) texts.push('');
      if (texts[i] === '') texts[i] = text;
    }
  }
  return texts;
}
