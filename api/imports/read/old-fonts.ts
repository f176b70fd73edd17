import { type CellEncoding, decodeCell, detectCells } from '#geo/text/index.ts';
import { asHamletName } from '../hamlet-names.ts';
import { recogniseHeading } from '../headings.ts';
import { fontKey } from './sheet-fonts.ts';
import type { RawFile, RawSheet } from './types.ts';

/** Below this a column has too little text to say how it is written: it follows its sheet. */
const KNOWN = 0.5;
/** Cells of a column among which its heading is looked for. */
const DEEPEST_HEADING = 60;

/** How the words of a sheet are written, column by column and within it font by font. */
interface Writing {
  /** by {@link groupOf} */
  encodings: Map<string, CellEncoding>;
  /** of the sheet as a whole */
  whole: CellEncoding;
  /** those that really stand there, not only as a guess over few words */
  found: Set<CellEncoding>;
}

/**
 * Cells typed in fonts from before Unicode (`.VnTime`, `VNI-Times`) as Unicode. Where the file names an old font, that
 * decides; else a column's cells decide together; where there are too few, its heading does if it is one in one reading
 * only, and else its sheet.
 *
 * @returns the file with `encoding` saying what was found, `mixed` where it is more than one
 */
export function readOldFonts(file: RawFile): RawFile {
  const found = new Set<CellEncoding>();
  const names = detectCells(file.sheets.filter(({ named }) => named).map(({ name }) => name)).encoding;
  const sheets = file.sheets.map((sheet) => {
    const writing = writingOf(sheet);
    for (const encoding of writing.found) found.add(encoding);
    const old = [...writing.encodings.values()].some((encoding) => encoding !== 'unicode');
    return { ...(old ? decoded(sheet, writing) : sheet), name: readName(sheet, names, writing.whole) };
  });
  const old = [...found].filter((encoding) => encoding !== 'unicode');
  const [only] = old;
  if (only === undefined) return { ...file, sheets };
  return { ...file, sheets, encoding: found.size > 1 ? 'mixed' : only };
}

const groupOf = (column: number, font: string | undefined): string => `${column} ${font ?? ''}`;

function writingOf({ rows, fonts }: RawSheet): Writing {
  const groups = new Map<string, { cells: string[]; font: string | undefined }>();
  for (const { row, cells } of rows) {
    for (const [i, cell] of cells.entries()) {
      if (typeof cell !== 'string') continue;
      const font = fonts?.get(fontKey(row, i));
      const key = groupOf(i, font);
      const group = groups.get(key);
      if (group) group.cells.push(cell);
      else groups.set(key, { cells: [cell], font });
    }
  }
  const whole = detectCells([...groups.values()].flatMap(({ cells }) => cells));
  const encodings = new Map<string, CellEncoding>();
  const found = new Set<CellEncoding>();
  for (const [key, { cells, font }] of groups) {
    const { encoding, confidence } = detectCells(cells, font);
    const own = confidence >= KNOWN && (encoding !== 'unicode' || confidence < 1 || hasAccents(cells));
    encodings.set(key, own ? encoding : byHeading(cells, whole.encoding));
    if (own) found.add(encoding);
  }
  if (whole.encoding !== 'unicode') found.add(whole.encoding);
  return { encodings, whole: whole.encoding, found };
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
  rows: sheet.rows.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell, i) => {
      if (typeof cell !== 'string') return cell;
      const font = sheet.fonts?.get(fontKey(row, i));
      return decodeCell(cell, encodings.get(groupOf(i, font)) ?? 'unicode', font);
    }),
  })),
});

/**
 * The name of a sheet as it was meant. It has no font: one that names a hamlet in one reading only is read so
 * (`Xãm 1` is `Xóm 1`); else all names decide together, and where they are too few, the sheet's cells.
 */
function readName({ name, named }: RawSheet, names: CellEncoding, cells: CellEncoding): string {
  if (!named || !hasAccents([name])) return name;
  const reads = (encoding: CellEncoding) => decodeCell(name, encoding);
  const isHamlet = (encoding: CellEncoding) => asHamletName(reads(encoding)) !== null;
  if (isHamlet(cells)) return reads(cells);
  if (isHamlet('unicode')) return name;
  const [only, ...more] = (['tcvn3', 'vni'] as const).filter(isHamlet);
  if (only !== undefined && more.length === 0) return reads(only);
  return reads(names === 'unicode' ? cells : names);
}
