import { type CellObject, type DenseWorkSheet, type Range, read as readBook } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { ImportError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import { isZip } from './signature.ts';
import type { Cell, RawFile, RawRow, RawSheet, Reader } from './types.ts';
import { partNames, unpack } from './zip.ts';

// Pictures, macros, comments and drawings stay packed: only what holds cells is unpacked.
const HOLDS_CELLS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/(work)?sheets\/[^/]+\.xml)$/i;

const OTHER_ZIPS: [RegExp, string][] = [
  [/^xl\/workbook\.bin$/, 'xlsb'],
  [/^word\//, 'docx'],
  [/^ppt\//, 'pptx'],
  [/^content\.xml$/, 'ods'],
  [/\.kml$/i, 'kmz'],
  [/\.shp$/i, 'shp'],
];

/** Workbooks of Excel 2007 and later. Formulas are never computed: what Excel last showed is what counts. */
export const workbookReader: Reader = { format: 'xlsx', recognises: isZip, read };

async function read(bytes: Uint8Array): Promise<RawFile> {
  const parts = await unpack(bytes, (name) => HOLDS_CELLS.test(name));
  if (!parts.has('xl/workbook.xml')) await refuseOtherZip(bytes);
  const book = openBook(parts);
  const sheets = book.SheetNames.slice(0, LIMITS.sheets).map((name) => {
    const sheet = book.Sheets[name] as DenseWorkSheet | undefined;
    return toRawSheet(name, sheet);
  });
  return { format: 'xlsx', encoding: 'utf-8', sheets, boundaries: [], faults: [] };
}

async function refuseOtherZip(bytes: Uint8Array): Promise<never> {
  const names = await partNames(bytes);
  const known = OTHER_ZIPS.find(([pattern]) => names.some((name) => pattern.test(name)));
  throw new ImportError('unsupported_format', { format: known?.[1] ?? 'zip' });
}

function openBook(parts: Map<string, Uint8Array>) {
  listOnlyKept(parts);
  // Packed again without compression, so that the parser sees exactly what was weighed.
  const weighed = zipSync(Object.fromEntries(parts), { level: 0 });
  parts.clear();
  try {
    return readBook(weighed, {
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
    });
  } catch (error) {
    throw new ImportError('unreadable', { reason: error instanceof Error ? error.message : String(error) });
  }
}

/** The table of contents names the parts left out, too: the parser would miss them. */
function listOnlyKept(parts: Map<string, Uint8Array>): void {
  const contents = parts.get('[Content_Types].xml');
  if (!contents) return;
  const text = new TextDecoder().decode(contents).replace(/<Override\b[^>]*>/g, (element) => {
    const name = /PartName\s*=\s*["']\/([^"']*)["']/.exec(element)?.[1];
    return name === undefined || parts.has(name) ? element : '';
  });
  parts.set('[Content_Types].xml', new TextEncoder().encode(text));
}

function toRawSheet(name: string, sheet: DenseWorkSheet | undefined): RawSheet {
  const rows: RawRow[] = [];
  // forEach passes over the holes of a sheet whose only cell stands in row 1,048,576
  sheet?.['!data']?.forEach((line, index) => {
    if (!line) return;
    const cells: Cell[] = [];
    for (let i = 0; i < Math.min(line.length, LIMITS.columns); i++) {
      const cell = toCell(line[i]);
      if (cell !== null) cells[i] = cell;
    }
    if (cells.length === 0) return;
    if (rows.length >= LIMITS.rows) throw new ImportError('too_large', { rows: index + 1, most: LIMITS.rows });
    rows.push({ row: index + 1, cells: Array.from(cells, (cell) => cell ?? null) });
  });
  const merges = ((sheet?.['!merges'] ?? []) as Range[]).map(({ s, e }) => ({
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
      : { flaw: 'cell_error', text: ERRORS.get(Number(cell.v)) ?? '#?' };
  }
  if (typeof cell.v === 'string') return cell.v === '' ? null : cell.v.slice(0, LIMITS.cellCharacters);
  // A format of zeros only is the way to show codes and phone numbers in full.
  if (typeof cell.v === 'number' && typeof cell.z === 'string' && /^0{2,}$/.test(cell.z)) {
    return String(cell.v).padStart(cell.z.length, '0');
  }
  if (cell.v instanceof Date) return cell.v;
  return cell.v ?? null;
}

const ERRORS = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);
