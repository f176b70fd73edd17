import { SSF } from '@e965/xlsx';
import { ImportError } from '../errors.ts';
import { type BiffRecord, BiffStrings, recordsOf } from './biff-records.ts';
import { isOldFont } from './sheet-fonts.ts';

/** What all sheets of a workbook share. */
export interface BiffBook {
  sheets: { name: string; at: number }[];
  strings: string[];
  /** number formats by the number of a cell's style */
  formats: (string | null)[];
  /** names of fonts from before Unicode by the number of a cell's style; null for others */
  oldFonts: (string | null)[];
  /** days are counted from 1904 */
  from1904: boolean;
}

interface Style {
  font: number;
  format: number;
}

export const BOF = 0x0809;
export const EOF = 0x0a;
const VERSION_8 = 0x0600;
const WORKSHEET = 0;

/**
 * The beginning of a workbook of Excel 97 to 2003.
 *
 * @throws ImportError `encrypted`, `unsupported_format` for what Excel wrote before, `unreadable`
 * @see [MS-XLS] Excel Binary File Format
 */
export function readBook(stream: Buffer): BiffBook {
  const book: BiffBook = { sheets: [], strings: [], formats: [], oldFonts: [], from1904: false };
  const named = new Map<number, string>();
  const styles: Style[] = [];
  const fonts: string[] = [];
  let first = true;
  for (const record of recordsOf(stream, 0)) {
    if (first) checkVersion(record);
    first = false;
    if (record.type === EOF) break;
    readShared(record, book, named, styles, fonts);
  }
  const builtIn = SSF.get_table() as Record<number, string | undefined>;
  book.formats = styles.map(({ format }) => named.get(format) ?? builtIn[format] ?? null);
  // Fonts are counted as if there were one more after the fourth.
  const names = styles.map(({ font }) => fonts[font > 4 ? font - 1 : font] ?? '');
  book.oldFonts = names.map((name) => (isOldFont(name) ? name : null));
  return book;
}

function checkVersion({ type, data }: BiffRecord): void {
  if (type !== BOF || data.length < 4) throw new ImportError('unreadable', { reason: 'xls' });
  if (data.readUInt16LE(0) !== VERSION_8) throw new ImportError('unsupported_format', { format: 'xls (Excel 95)' });
}

function readShared(
  record: BiffRecord,
  book: BiffBook,
  named: Map<number, string>,
  styles: Style[],
  fonts: string[],
): void {
  const { type, data } = record;
  switch (type) {
    case 0x2f:
      throw new ImportError('encrypted');
    case 0x22:
      book.from1904 = data.readUInt16LE(0) === 1;
      break;
    case 0x85:
      if (data[5] === WORKSHEET)
        book.sheets.push({ name: new BiffStrings(record, 6).next(1), at: data.readUInt32LE(0) });
      break;
    case 0xe0:
      styles.push({ font: data.readUInt16LE(0), format: data.readUInt16LE(2) });
      break;
    case 0x31:
      fonts.push(new BiffStrings(record, 14).next(1));
      break;
    case 0x41e:
      named.set(data.readUInt16LE(0), new BiffStrings(record, 2).next());
      break;
    case 0xfc: {
      const strings = new BiffStrings(record, 8);
      const count = data.readUInt32LE(4);
      while (book.strings.length < count && strings.hasMore) book.strings.push(strings.next());
      break;
    }
  }
}
