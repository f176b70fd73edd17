import { zipSync } from 'fflate';
import { readSpreadsheet } from './spreadsheet.ts';
import type { RawFile } from './types.ts';
import { oldFontsOf } from './xlsx-fonts.ts';
import { type Archive, unpack } from './zip.ts';

// Pictures, macros, comments and drawings stay packed: only what holds cells is unpacked.
const HOLDS_CELLS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/(work)?sheets\/[^/]+\.xml)$/i;

/** Workbooks of Excel 2007 and later. */
export const xlsxArchive: Archive = { holds: (names) => names.includes('xl/workbook.xml'), read };

async function read(bytes: Uint8Array): Promise<RawFile> {
  const parts = await unpack(bytes, (name) => HOLDS_CELLS.test(name));
  listOnlyKept(parts);
  // Packed again without compression, so that the parser sees exactly what was weighed.
  const weighed = zipSync(Object.fromEntries(parts), { level: 0 });
  const sheets = [...parts.keys()].filter((name) => /^xl\/worksheets\//i.test(name)).length;
  const fonts = oldFontsOf(parts);
  parts.clear();
  const file = readSpreadsheet('xlsx', weighed, sheets);
  return { ...file, sheets: file.sheets.map((sheet, i) => ({ ...sheet, fonts: fonts[i] })) };
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
