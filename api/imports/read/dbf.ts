import { ImportError } from '../errors.ts';
import { dbfEncoding } from './dbf-encoding.ts';
import { LIMITS } from './limits.ts';
import type { Cell } from './types.ts';

interface Column {
  name: string;
  type: string;
  at: number;
  length: number;
}

export interface DbfTable {
  encoding: string;
  /** null where the record is marked as deleted */
  rows: (Map<string, Cell> | null)[];
}

const HEADER_BYTES = 32;
const COLUMN_BYTES = 32;
const END_OF_COLUMNS = 0x0d;
const DELETED = 0x2a;

/**
 * A table of dBASE III as shapefiles have it.
 *
 * @param codePage  what the `.cpg` beside it says, or an empty string
 * @throws ImportError `truncated` where there are fewer records than it claims, `unreadable`, `too_large`
 */
export function readDbf(bytes: Uint8Array, codePage: string): DbfTable {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (data.length < HEADER_BYTES) throw new ImportError('truncated', { reason: 'dbf' });
  const count = data.readUInt32LE(4);
  const start = data.readUInt16LE(8);
  const recordBytes = data.readUInt16LE(10);
  if (recordBytes === 0 || start < HEADER_BYTES) throw new ImportError('unreadable', { reason: 'dbf' });
  if (start + count * recordBytes > data.length) throw new ImportError('truncated', { reason: `dbf ${count}` });
  if (count > LIMITS.rows) throw new ImportError('too_large', { rows: count, most: LIMITS.rows });
  const { name: encoding, decode } = dbfEncoding(codePage, data.subarray(start));
  const columns = columnsOf(data.subarray(0, start), decode).slice(0, LIMITS.columns);
  const rows = Array.from({ length: count }, (_, i) => {
    const record = data.subarray(start + i * recordBytes, start + (i + 1) * recordBytes);
    if (record[0] === DELETED) return null;
    return new Map(columns.map((column) => [column.name, cellOf(record, column, decode)]));
  });
  return { encoding, rows };
}

function columnsOf(header: Buffer, decode: (bytes: Buffer) => string): Column[] {
  const columns: Column[] = [];
  // The first byte of a record tells whether it is deleted.
  let at = 1;
  for (let i = HEADER_BYTES; i + COLUMN_BYTES <= header.length && header[i] !== END_OF_COLUMNS; i += COLUMN_BYTES) {
    const end = header.subarray(i, i + 11).indexOf(0);
    // A name of ten bytes may end in the middle of a letter.
    const name = decode(header.subarray(i, i + (end === -1 ? 11 : end)))
      .replace(/\ufffd+$/, '')
      .trim();
    const length = header[i + 16] ?? 0;
    columns.push({ name, type: String.fromCharCode(header[i + 11] ?? 0).toUpperCase(), at, length });
    at += length;
  }
  return columns;
}

function cellOf(record: Buffer, { type, at, length }: Column, decode: (bytes: Buffer) => string): Cell {
  const field = record.subarray(at, at + length);
  const text = decode(field)
    .replace(/^ +/, '')
    .replace(/[\0 ]+$/, '');
  // Stars fill a number that was too long, and a value that nobody knows.
  if (text === '' || /^\*+$/.test(text)) return null;
  if (type === 'N' || type === 'F') {
    const number = Number(text);
    return Number.isSafeInteger(number) || (Number.isFinite(number) && !/^[+-]?\d+$/.test(text)) ? number : text;
  }
  if (type === 'L') return /^[ytjd1]$/i.test(text) ? true : /^[nf0]$/i.test(text) ? false : null;
  if (type === 'D') return dateOf(text);
  return type === 'C' ? text.slice(0, LIMITS.cellCharacters) : null;
}

/** `YYYYMMDD` as UTC midnight; text where it is no date. */
function dateOf(text: string): Cell {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (/^0*$/.test(text)) return null;
  return Number.isNaN(date.getTime()) ? text : date;
}
