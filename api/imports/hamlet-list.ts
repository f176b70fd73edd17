import { asHamletName, hamletFromCell } from './hamlet-names.ts';
import { recogniseHeading } from './headings.ts';
import type { RawFile, RawRow, RawSheet } from './read/types.ts';
import { isTotal } from './row-kinds.ts';
import type { ColumnReport, Understanding, UnderstandOptions } from './understand.ts';
import { understandFile } from './understand.ts';
import { textOf, wholeNumber } from './values/words.ts';

/** Titles above the headings are seldom more. */
const DEEPEST_HEADING = 30;
/** Longer texts are remarks. */
const LONGEST_NAME = 60;

interface HamletNames {
  names: string[];
  columns: Pick<ColumnReport, 'sheet' | 'heading' | 'field' | 'confidence'>[];
}

/** The hamlets that the columns `Xóm`, `Thôn`, … of a file name, each once. */
export function hamletNamesOf(file: RawFile): HamletNames {
  const found = file.sheets.map(namesIn);
  return {
    names: [...new Set(found.flatMap(({ names }) => names))],
    columns: found.flatMap(({ columns }) => columns),
  };
}

/**
 * Reads a file for its hamlets alone: names and boundaries; whatever it says of households is left out.
 *
 * @throws ImportError where it holds neither
 */
export function understandHamlets(file: RawFile, options: UnderstandOptions): Understanding {
  const { names, columns } = hamletNamesOf(file);
  const bounded = file.boundaries.length > 0 || file.faults.length > 0;
  const sheets = bounded || names.length === 0 ? [] : [EMPTY];
  const understood = understandFile({ ...file, sheets }, options);
  return {
    ...understood,
    columns: columns as ColumnReport[],
    kind: 'hamlets',
    hamletNames: names,
    sheets: sheetsOf(file),
  };
}

/** A sheet with headings and without a row, in place of those left out. */
const EMPTY: RawSheet = { name: '', named: false, merges: [], rows: [{ row: 1, cells: ['Chủ hộ', 'Xóm'] }] };

const sheetsOf = (file: RawFile) => file.sheets.map(({ name }) => ({ name, hamlet: null, rows: 0 }));

function namesIn(sheet: RawSheet): HamletNames {
  const head = headingOf(sheet.rows.slice(0, DEEPEST_HEADING));
  if (!head) return { names: [], columns: [] };
  const { at, index, heading, confidence } = head;
  const names = sheet.rows.slice(at + 1).flatMap(({ cells }) => {
    const texts = cells.map(textOf);
    const text = texts[index] ?? '';
    if (text === '' || text === heading || text.length > LONGEST_NAME || isTotal(texts)) return [];
    const name = asHamletName(text) ?? hamletFromCell(text, heading);
    return wholeNumber(name) === undefined ? [name] : [];
  });
  return { names, columns: [{ sheet: sheet.name, heading, field: 'hamlet', confidence }] };
}

function headingOf(rows: readonly RawRow[]) {
  for (const [at, { cells }] of rows.entries()) {
    for (const [index, cell] of cells.entries()) {
      const heading = textOf(cell ?? null);
      const found = asHamletName(heading) === null ? recogniseHeading(heading) : null;
      if (found?.field === 'hamlet') return { at, index, heading, confidence: found.confidence };
    }
  }
  return null;
}
