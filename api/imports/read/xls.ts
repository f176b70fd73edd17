import { ImportError } from '../errors.ts';
import { readBook } from './biff-book.ts';
import { readSheet } from './biff-sheet.ts';
import { CompoundFile } from './cfb.ts';
import { LIMITS } from './limits.ts';
import { isOle } from './signature.ts';
import type { RawFile, Reader } from './types.ts';

/** Workbooks of Excel 97 to 2003, in a container that holds many other things, too: new workbooks with a password. */
export const xlsReader: Reader = { format: 'xls', recognises: isOle, read };

const OTHERS = new Map([
  ['Book', 'xls (Excel 95)'],
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
  ['__properties_version1.0', 'msg'],
]);

async function read(bytes: Uint8Array): Promise<RawFile> {
  const container = new CompoundFile(bytes);
  const names = container.names;
  if (names.includes('EncryptedPackage')) throw new ImportError('encrypted');
  const stream = container.stream('Workbook');
  if (!stream) {
    const other = names.map((name) => OTHERS.get(name)).find((format) => format !== undefined);
    throw new ImportError('unsupported_format', { format: other ?? 'ole' });
  }
  try {
    const book = readBook(stream);
    const sheets = book.sheets.slice(0, LIMITS.sheets).map((sheet) => readSheet(stream, sheet, book));
    return { format: 'xls', encoding: 'utf-8', crs: null, sheets, boundaries: [], faults: [] };
  } catch (error) {
    // A record shorter than its kind.
    if (error instanceof RangeError) throw new ImportError('unreadable', { reason: 'xls' });
    throw error;
  }
}
