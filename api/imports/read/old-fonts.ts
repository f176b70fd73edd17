import { type CellEncoding, decodeCell, detectCells } from '#geo/text/index.ts';
import { recogniseHeading } from '../headings.ts';
import type { RawFile, RawSheet } from './types.ts';

/** Below this a column has too little text to say how it is written: it follows its sheet. */
const KNOWN = 0.5;
/** Cells of a column among which its heading is looked for. */
const DEEPEST_HEADING = 60;

/** How the words of a sheet are written, column by column. */
interface Writing {
  /** by column */
  encodings: Map<number, CellEncoding>;
  /** those that really stand there, not only as a guess over few words */
  found: Set<CellEncoding>;
}

/**
 * Cells typed in fonts from before Unicode (`.VnTime`, `VNI-Times`) as Unicode. A column's cells decide together; where
 * there are too few, its heading does if it is one in one reading only, and else its sheet.
 *
 * @returns the file with `encoding` saying what was found, `mixed` where it is more than one
 */
export function readOldFonts(file: RawFile): RawFile {
  const found = new Set<CellEncoding>();
  const sheets = file.sheets.map((sheet) => {
    const writing = writingOf(sheet);
    for (const encoding of writing.found) found.add(encoding);
    return [...writing.encodings.values()].some((encoding) => encoding !== 'unicode') ? decoded(sheet, writing) : sheet;
  });
  const old = [...found].filter((encoding) => encoding !== 'unicode');
  const [only] = old;
  if (only === undefined) return file;
  return { ...file, sheets, encoding: found.size > 1 ? 'mixed' : only };
}

function writingOf({ rows }: RawSheet): Writing {
  const columns = new Map<number, string[]>();
  for (const { cells } of rows) {
    for (const [i, cell] of cells.entries()) {
      if (typeof cell !== 'string') continue;
      const column = columns.get(i);
      if (column) column.push(cell);
      else columns.set(i, [cell]);
    }
  }
  const whole = detectCells([...columns.values()].flat());
  const encodings = new Map<number, CellEncoding>();
  const found = new Set<CellEncoding>();
  for (const [i, cells] of columns) {
    const { encoding, confidence } = detectCells(cells);
    const own = confidence >= KNOWN && (encoding !== 'unicode' || confidence < 1 || hasAccents(cells));
    encodings.set(i, own ? encoding : byHeading(cells, whole.encoding));
    if (own) found.add(encoding);
  }
  if (whole.encoding !== 'unicode') found.add(whole.encoding);
  return { encodings, found };
}

/** The sheet's encoding, unless a heading among the first cells is one only as it stands. */
function byHeading(cells: readonly string[], encoding: CellEncoding): CellEncoding {
  if (encoding === 'unicode') return encoding;
  const isHeading = (text: string) => recogniseHeading(text) !== null;
  const first = cells.slice(0, DEEPEST_HEADING);
  const read = first.some((cell) => isHeading(decodeCell(cell, encoding)));
  return !read && first.some(isHeading) ? 'unicode' : encoding;
}

const hasAccents = (cells: readonly string[]): boolean => cells.some((cell) => /[^\0-\x7f]/.test(cell));

const decoded = (sheet: RawSheet, { encodings }: Writing): RawSheet => ({
  ...sheet,
  rows: sheet.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, i) =>
      typeof cell === 'string' ? decodeCell(cell, encodings.get(i) ?? 'unicode') : cell,
    ),
  })),
});
