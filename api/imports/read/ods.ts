import { zipSync } from 'fflate';
import { ImportError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import { readSpreadsheet } from './spreadsheet.ts';
import type { RawFile } from './types.ts';
import { type Archive, unpack } from './zip.ts';

const HOLDS_CELLS = /^(mimetype|content\.xml|styles\.xml|META-INF\/manifest\.xml)$/;

/** Spreadsheets of LibreOffice and OpenOffice. */
export const odsArchive: Archive = { holds: (names) => names.includes('content.xml'), read };

async function read(bytes: Uint8Array): Promise<RawFile> {
  const parts = await unpack(bytes, (name) => HOLDS_CELLS.test(name));
  const text = (name: string) => new TextDecoder().decode(parts.get(name));
  if (/encryption-data/.test(text('META-INF/manifest.xml'))) throw new ImportError('encrypted');
  const content = text('content.xml');
  if (!/<(?:[\w-]+:)?spreadsheet[\s>/]/.test(content)) throw new ImportError('unsupported_format', { format: 'odt' });
  weighRepetitions(content);
  for (const styles of [content, text('styles.xml')]) weighFormats(styles);
  const weighed = zipSync(Object.fromEntries(parts), { level: 0 });
  parts.clear();
  return readSpreadsheet('ods', weighed);
}

/** "The same a billion times" is one short tag: counted before the parser writes them all out. */
function weighRepetitions(content: string): void {
  let rows = 1;
  let cells = 0;
  for (const [, closing, tag = '', attributes = ''] of content.matchAll(
    /<(\/?)(?:[^\s:<>/]+:)?(table-row|covered-table-cell|table-cell)\b([^<>]*)>/g,
  )) {
    if (tag === 'table-row') rows = closing ? 1 : repeated(attributes, 'rows');
    else if (tag === 'covered-table-cell') cells += closing ? 0 : repeated(attributes, 'columns');
    else if (!closing && !attributes.endsWith('/')) cells += rows * repeated(attributes, 'columns');
    if (cells > LIMITS.cells) throw new ImportError('too_large', { cells, most: LIMITS.cells });
  }
}

// Of a number: Excel shows thirty at most.
const MOST_DIGITS = 1_000;

/** A format of a billion zeros is one short tag, too, and the parser writes them all out. */
function weighFormats(styles: string): void {
  for (const [, digits] of styles.matchAll(/-(?:digits|places)\s*=\s*["']([^"']*)["']/g)) {
    if (Number(digits) > MOST_DIGITS) throw new ImportError('too_large', { digits: String(digits), most: MOST_DIGITS });
  }
}

const repeated = (attributes: string, what: 'rows' | 'columns'): number =>
  Number(new RegExp(`number-${what}-repeated\\s*=\\s*["']\\s*\\+?(\\d+)`).exec(attributes)?.[1] ?? 1);
