import { SSF } from '@e965/xlsx';
import { type BiffBook, BOF, EOF } from './biff-book.ts';
import { type BiffRecord, BiffStrings, recordsOf } from './biff-records.ts';
import { LIMITS } from './limits.ts';
import { fontKey, type SheetFonts } from './sheet-fonts.ts';
import { errorCell, numberCell } from './spreadsheet.ts';
import type { Cell, Merge, RawSheet } from './types.ts';

const FORMULA = 0x06;
const MULRK = 0xbd;
const MERGED = 0xe5;
const TEXT_OF_FORMULA = 0x207;

/** The cells of one sheet. Of a formula counts what Excel last showed. */
export function readSheet(stream: Buffer, { name, at }: { name: string; at: number }, book: BiffBook): RawSheet {
  const rows = new Map<number, Cell[]>();
  const merges: Merge[] = [];
  const fonts: SheetFonts = new Map();
  const put = (row: number, column: number, cell: Cell) => {
    if (cell === null || column >= LIMITS.columns) return;
    const cells = rows.get(row) ?? [];
    rows.set(row, cells);
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
  };
  // Charts within the sheet begin and end as sheets do.
  let depth = 0;
  let awaited: [row: number, column: number] | null = null;
  for (const record of recordsOf(stream, at)) {
    const { type, data } = record;
    if (type === BOF) depth += 1;
    if (type === EOF) depth -= 1;
    if (depth < 1) break;
    if (depth > 1) continue;
    if (type === TEXT_OF_FORMULA && awaited) {
      put(...awaited, textCell(new BiffStrings(record, 0).next()));
      awaited = null;
    } else if (type === MERGED) merges.push(...mergesOf(data));
    else if (type === MULRK) {
      for (let i = 4; i + 8 <= data.length; i += 6) {
        const column = data.readUInt16LE(2) + (i - 4) / 6;
        put(data.readUInt16LE(0), column, numbered(shortNumber(data.readUInt32LE(i + 2)), data.readUInt16LE(i), book));
      }
    } else if (type === FORMULA && data[6] === 0 && data.readUInt16LE(12) === 0xffff) {
      awaited = [data.readUInt16LE(0), data.readUInt16LE(2)];
    } else {
      const cell = cellOf(record, book);
      if (cell !== undefined) put(data.readUInt16LE(0), data.readUInt16LE(2), cell);
      if (typeof cell === 'string') setFont(fonts, data, book);
    }
  }
  const sorted = [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row: row + 1, cells }));
  return { name, named: true, rows: sorted, merges: merges.slice(0, LIMITS.merges), fonts };
}

function setFont(fonts: SheetFonts, data: Buffer, { oldFonts }: BiffBook): void {
  const [row, column, font] = [data.readUInt16LE(0), data.readUInt16LE(2), oldFonts[data.readUInt16LE(4)]];
  if (font && column < LIMITS.columns) fonts.set(fontKey(row + 1, column), font);
}

/** The value of a record that holds one cell; undefined for any other record. */
function cellOf(record: BiffRecord, book: BiffBook): Cell | undefined {
  const { type, data } = record;
  switch (type) {
    case 0xfd:
      return textCell(book.strings[data.readUInt32LE(6)] ?? '');
    case 0x203:
      return numbered(data.readDoubleLE(6), data.readUInt16LE(4), book);
    case 0x27e:
      return numbered(shortNumber(data.readUInt32LE(6)), data.readUInt16LE(4), book);
    case 0x204:
    case 0xd6:
      return textCell(new BiffStrings(record, 6).next());
    case 0x205:
      return data[7] === 1 ? errorCell(data[6] ?? 0) : data[6] === 1;
    case FORMULA:
      if (data.readUInt16LE(12) !== 0xffff) return numbered(data.readDoubleLE(6), data.readUInt16LE(4), book);
      return data[6] === 1 ? data[8] === 1 : data[6] === 2 ? errorCell(data[8] ?? 0) : null;
    default:
      return undefined;
  }
}

const textCell = (text: string): Cell => (text === '' ? null : text.slice(0, LIMITS.cellCharacters));

const DAY_MS = 86_400_000;
// 1 January 1970, counted as Excel does.
const EPOCH = 25_569;
const BETWEEN_EPOCHS = 1_462;

function numbered(value: number, style: number, { formats, from1904 }: BiffBook): Cell {
  if (!Number.isFinite(value)) return null;
  const format = formats[style] ?? null;
  if (format === null || !SSF.is_date(format)) return numberCell(value, format);
  const date = new Date(Math.round((value + (from1904 ? BETWEEN_EPOCHS : 0) - EPOCH) * DAY_MS));
  return Number.isNaN(date.getTime()) ? value : date;
}

/** 30 bits of a number: whole or the upper part of a double, and perhaps hundredths. */
function shortNumber(bits: number): number {
  const double = Buffer.alloc(8);
  double.writeUInt32LE((bits & 0xfffffffc) >>> 0, 4);
  const value = (bits & 2) !== 0 ? (bits | 0) >> 2 : double.readDoubleLE(0);
  return (bits & 1) !== 0 ? value / 100 : value;
}

function mergesOf(data: Buffer): Merge[] {
  const count = Math.min(data.readUInt16LE(0), Math.floor((data.length - 2) / 8));
  return Array.from({ length: count }, (_, i) => ({
    top: data.readUInt16LE(2 + i * 8) + 1,
    bottom: data.readUInt16LE(4 + i * 8) + 1,
    left: data.readUInt16LE(6 + i * 8),
    right: data.readUInt16LE(8 + i * 8),
  }));
}
