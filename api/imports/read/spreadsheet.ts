import {
  type CellObject,
  type DenseWorkSheet,
  type ParsingOptions,
  type Range,
  read as readBook,
  type WorkBook,
} from '@e965/xlsx';
import { ImportError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import type { Cell, RawFile, RawRow, RawSheet } from './types.ts';

const OPTIONS: ParsingOptions = {
  type: 'array',
  dense: true,
  cellFormula: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellDates: true,
  UTC: true,
  // without this a formula that was never computed would pass for an empty cell
  sheetStubs: true,
};

/**
 * The cells of a workbook, by a parser that knows all spreadsheets' formats.
 * Formulas are never computed: what the spreadsheet last showed is what counts.
 *
 * @param bytes  already weighed: the parser itself believes every claim
 * @param sheetParts  how many sheets of cells the file holds; fewer read is an error, not a shorter register
 */
export function readSpreadsheet(format: 'xlsx' | 'ods', bytes: Uint8Array, sheetParts = 0): RawFile {
  const book = open(bytes);
  refuseLosses(book, sheetParts);
  const sheets = book.SheetNames.slice(0, LIMITS.sheets).map((name: string | undefined, i) =>
    // A damaged OpenDocument has sheets without a name.
    toRawSheet(name ?? `Sheet ${i + 1}`, book.Sheets[String(name)] as DenseWorkSheet | undefined),
  );
  return { format, encoding: 'utf-8', crs: null, sheets, boundaries: [], faults: [] };
}

function open(bytes: Uint8Array) {
  try {
    return readBook(bytes, OPTIONS);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(reason)) throw new ImportError('encrypted');
    throw new ImportError('unreadable', { reason: reason.slice(0, 120) });
  }
}

/** The parser leaves a sheet out that it cannot make sense of; sheets that are charts have no cells to begin with. */
function refuseLosses({ SheetNames, Sheets }: WorkBook, sheetParts: number): void {
  const lost = SheetNames.filter((name) => Sheets[name] === undefined);
  if (lost.length > 0 && SheetNames.length - lost.length < sheetParts) {
    throw new ImportError('unreadable', { reason: lost.join(', ').slice(0, 120) });
  }
}

function toRawSheet(name: string, sheet: DenseWorkSheet | undefined): RawSheet {
  const rows: RawRow[] = [];
  const lines = sheet?.['!data'] ?? [];
  // By key: to the only cell of a sheet, in what says to be row 4,294,967,295, one would walk for minutes.
  for (const key of Object.keys(lines)) {
    const index = Number(key);
    const line = lines[index];
    if (!line) continue;
    const cells: Cell[] = [];
    for (let i = 0; i < Math.min(line.length, LIMITS.columns); i++) {
      const cell = toCell(line[i]);
      if (cell !== null) cells[i] = cell;
    }
    if (cells.length === 0) continue;
    if (rows.length >= LIMITS.rows) throw new ImportError('too_large', { rows: index + 1, most: LIMITS.rows });
    rows.push({ row: index + 1, cells: Array.from(cells, (cell) => cell ?? null) });
  }
  const merges = ((sheet?.['!merges'] ?? []) as Range[]).slice(0, LIMITS.merges).map(({ s, e }) => ({
    top: s.r + 1,
    bottom: e.r + 1,
    left: s.c,
    right: e.c,
  }));
  if (sheet) sheet['!data'] = [];
  return { name, named: true, rows, merges };
}

function toCell(cell: CellObject | undefined): Cell {
  if (!cell) return null;
  if (cell.t === 'z') return cell.f === undefined ? null : { flaw: 'formula', text: `=${cell.f}`.slice(0, 80) };
  if (cell.t === 'e') {
    return cell.f !== undefined && typeof cell.v !== 'number'
      ? { flaw: 'formula', text: `=${cell.f}`.slice(0, 80) }
      : errorCell(Number(cell.v));
  }
  if (typeof cell.v === 'string') return cell.v === '' ? null : cell.v.slice(0, LIMITS.cellCharacters);
  if (typeof cell.v === 'number') return numberCell(cell.v, typeof cell.z === 'string' ? cell.z : null);
  if (cell.v instanceof Date) return cell.v;
  return cell.v ?? null;
}

/** A number as shown: a format of zeros only is the way to show codes and phone numbers in full. */
export const numberCell = (value: number, format: string | null): Cell =>
  format !== null && /^0{2,}$/.test(format) ? String(value).padStart(format.length, '0') : value;

/** A spreadsheet's error by its number. */
export const errorCell = (code: number): Cell => ({ flaw: 'cell_error', text: ERRORS.get(code) ?? '#?' });

const ERRORS = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);
