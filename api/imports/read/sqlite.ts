import { ImportError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import { readRecord, type SqlEncoding, type SqlValue, varint } from './sqlite-record.ts';
import { type TableColumns, tableColumns } from './sqlite-schema.ts';

export type SqlRow = Map<string, SqlValue>;

interface Table extends TableColumns {
  root: number;
}

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const LEAF = 13;
const INTERIOR = 5;

export const isSqlite = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 16)).toString('latin1') === MAGIC;

/**
 * The tables of an SQLite file, read page by page. No SQL of the file is ever run: a view or trigger does nothing.
 *
 * Each page belongs to one table only, so one met twice is a loop and the file is refused.
 *
 * @throws ImportError `truncated`, `unreadable`, `too_large`
 * @see https://www.sqlite.org/fileformat2.html
 */
export class SqliteFile {
  readonly #data: Buffer;
  readonly #pageBytes: number;
  readonly #usableBytes: number;
  readonly #encoding: SqlEncoding;
  readonly #tables = new Map<string, Table>();

  constructor(bytes: Uint8Array) {
    this.#data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (this.#data.length < 512) throw new ImportError('truncated', { reason: 'sqlite' });
    const size = this.#data.readUInt16BE(16);
    this.#pageBytes = size === 1 ? 65_536 : size;
    this.#usableBytes = this.#pageBytes - (this.#data[20] ?? 0);
    const sound = this.#pageBytes >= 512 && (this.#pageBytes & (this.#pageBytes - 1)) === 0 && this.#usableBytes >= 480;
    if (!sound) throw new ImportError('unreadable', { reason: 'sqlite' });
    if (this.#data.readUInt32BE(28) * this.#pageBytes > this.#data.length) {
      throw new ImportError('truncated', { reason: 'sqlite' });
    }
    this.#encoding = (['utf-8', 'utf-8', 'utf-16le', 'utf-16be'] as const)[this.#data.readUInt32BE(56)] ?? 'utf-8';
    const schema = { names: ['type', 'name', 'tbl_name', 'rootpage', 'sql'], rowid: null, root: 1 };
    for (const row of this.#rows(schema)) {
      const [name, root, sql] = [row.get('name'), row.get('rootpage'), row.get('sql')];
      if (row.get('type') !== 'table' || typeof name !== 'string' || typeof sql !== 'string') continue;
      this.#tables.set(name.toLowerCase(), { ...tableColumns(sql), root: Number(root) });
    }
  }

  /** The rows of a table; none where there is no such table. */
  rows(table: string): Iterable<SqlRow> {
    const found = this.#tables.get(table.toLowerCase());
    return found ? this.#rows(found) : [];
  }

  /** The name of the column that only repeats the number of the row; null where there is none. */
  rowidOf(table: string): string | null {
    return this.#tables.get(table.toLowerCase())?.rowid ?? null;
  }

  *#rows({ root, names, rowid }: Table): Iterable<SqlRow> {
    const met = new Set<number>();
    const waiting = [root];
    // Cells do not overlap: all of them together are no longer than the file.
    let left = this.#data.length;
    for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
      const page = this.#page(number, met);
      // The first page of the file begins with the file's header.
      const start = number === 1 ? HEADER_BYTES : 0;
      const kind = page[start];
      const count = page.readUInt16BE(start + 3);
      if (kind !== LEAF && kind !== INTERIOR) throw damaged();
      const pointers = start + (kind === LEAF ? 8 : 12);
      if (pointers + count * 2 > page.length) throw damaged();
      const cells = Array.from({ length: count }, (_, i) => page.readUInt16BE(pointers + i * 2));
      if (cells.some((cell) => cell + 4 > page.length)) throw damaged();
      if (kind === INTERIOR) {
        // The last one first, as the stack turns them round.
        waiting.push(page.readUInt32BE(start + 8), ...cells.map((cell) => page.readUInt32BE(cell)).reverse());
        continue;
      }
      for (const cell of cells) {
        const [length, afterLength] = varint(page, cell);
        const [id, body] = varint(page, afterLength);
        left -= length;
        if (left < 0) throw damaged();
        const values = readRecord(this.#payload(page, body, length, met), names.length, this.#encoding);
        const row: SqlRow = new Map(names.map((name, i) => [name, values[i] ?? null]));
        if (rowid !== null && row.get(rowid) === null) row.set(rowid, id);
        yield row;
      }
    }
  }

  #page(number: number, met: Set<number>): Buffer {
    if (met.has(number)) throw damaged();
    met.add(number);
    const from = (number - 1) * this.#pageBytes;
    if (!(number >= 1) || from + this.#pageBytes > this.#data.length)
      throw new ImportError('truncated', { page: number });
    return this.#data.subarray(from, from + this.#usableBytes);
  }

  /** What a cell holds: in the page as far as there is room, then in a chain of pages of their own. */
  #payload(page: Buffer, at: number, length: number, met: Set<number>): Buffer {
    if (length < 0 || length > this.#data.length) throw damaged();
    const usable = this.#usableBytes;
    if (length <= usable - 35) return slice(page, at, length);
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const rest = least + ((length - least) % (usable - 4));
    const local = rest <= usable - 35 ? rest : least;
    const pieces = [slice(page, at, local)];
    let missing = length - local;
    let next = slice(page, at + local, 4).readUInt32BE(0);
    while (missing > 0) {
      const overflow = this.#page(next, met);
      next = overflow.readUInt32BE(0);
      pieces.push(overflow.subarray(4, 4 + Math.min(missing, usable - 4)));
      missing -= usable - 4;
    }
    return Buffer.concat(pieces);
  }
}

function slice(page: Buffer, at: number, length: number): Buffer {
  if (at + length > page.length) throw damaged();
  return page.subarray(at, at + length);
}

const damaged = () => new ImportError('unreadable', { reason: 'sqlite' });

/** All rows of a table that may be large; stops where there are too many. */
export function* bounded(rows: Iterable<SqlRow>): Iterable<SqlRow> {
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (count > LIMITS.rows) throw new ImportError('too_large', { rows: count, most: LIMITS.rows });
    yield row;
  }
}
