import * as XLSX from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { setFont } from '#tests/api/imports/fonts.ts';
import { asOldCell, encodeVietnamese } from '#tests/geo/text/support/encoders.ts';
import type { Written } from './households.ts';
import type { Sheet } from './layouts.ts';

/** One kind of file in one encoding. */
export interface FileForm {
  write(sheets: readonly Sheet[]): Uint8Array;
  /** what the answer is to call it */
  format: string;
  encoding: string | RegExp;
  /** can it hold several sheets with names? */
  sheets: boolean;
  /** TCVN3 has one code for a capital with a tone and its small letter */
  losesCapitals: boolean;
}

const TCVN3_FONT = '.VnTime';

function delimited(delimiter: string, lines: Written[][]): string {
  const quoted = (cell: Written) => {
    const text = String(cell ?? '');
    return /["\n\t;,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const width = Math.max(...lines.map((line) => line.length));
  return lines
    .map((line) => Array.from({ length: width }, (_, i) => quoted(line[i] ?? null)).join(delimiter))
    .join('\r\n');
}

type Encoding = Parameters<typeof encodeVietnamese>[1];

const text = (format: 'csv' | 'tsv', delimiter: string, encoding: Encoding, mark = ''): FileForm => ({
  write: ([sheet]) => encodeVietnamese(mark + delimited(delimiter, sheet!.lines), encoding),
  format,
  encoding,
  sheets: false,
  losesCapitals: encoding === 'tcvn3',
});

type Change = (text: string, column: number) => string;

function book(
  sheets: readonly Sheet[],
  type: 'xlsx' | 'biff8' | 'ods',
  change: Change,
  name: (name: string) => string,
) {
  const made = XLSX.utils.book_new();
  for (const sheet of sheets) {
    const lines = sheet.lines.map((line) => line.map((cell, i) => (typeof cell === 'string' ? change(cell, i) : cell)));
    const cells = XLSX.utils.aoa_to_sheet(lines);
    cells['!merges'] = sheet.merges.map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(made, cells, name(sheet.name));
  }
  return new Uint8Array(XLSX.write(made, { type: 'array', bookType: type, compression: true }));
}

const asItIs = (text: string): string => text;

const workbook = (
  type: 'xlsx' | 'biff8' | 'ods',
  encoding: FileForm['encoding'],
  change: Change = asItIs,
  name: (name: string) => string = asItIs,
): FileForm => ({
  write: (sheets) => book(sheets, type, change, name),
  format: type === 'biff8' ? 'xls' : type,
  encoding,
  sheets: true,
  losesCapitals: encoding === 'tcvn3',
});

const old = (encoding: 'tcvn3' | 'vni') => (text: string) => asOldCell(text, encoding);

/** Every other column is typed in `.VnTime`, and the workbook's styles say so. */
const fonts: FileForm = {
  ...workbook('xlsx', 'mixed'),
  write: (sheets) => {
    const inFont = (column: number) => column % 2 === 0;
    const parts = unzipSync(book(sheets, 'xlsx', (cell, i) => (inFont(i) ? asOldCell(cell, 'tcvn3') : cell), asItIs));
    for (const i of sheets.keys()) setFont(parts, i + 1, TCVN3_FONT, (_, column) => inFont(column));
    return zipSync(parts);
  },
  losesCapitals: true,
};

export const FILE_FORMS = {
  'csv, UTF-8': text('csv', ',', 'utf-8'),
  'csv, UTF-8 with mark': text('csv', ';', 'utf-8', '\ufeff'),
  'csv, UTF-16 little': text('csv', ';', 'utf-16le', '\ufeff'),
  'csv, UTF-16 big': text('csv', ',', 'utf-16be', '\ufeff'),
  'csv, windows-1258': text('csv', ';', 'windows-1258'),
  'csv, TCVN3': text('csv', ';', 'tcvn3'),
  'csv, VNI': text('csv', ',', 'vni'),
  'tsv, UTF-8': text('tsv', '\t', 'utf-8'),
  'tsv, UTF-16 little, no mark': text('tsv', '\t', 'utf-16le'),
  'tsv, TCVN3': text('tsv', '\t', 'tcvn3'),
  xlsx: workbook('xlsx', 'utf-8'),
  'xlsx, TCVN3': workbook('xlsx', 'tcvn3', old('tcvn3'), old('tcvn3')),
  'xlsx, VNI': workbook('xlsx', 'vni', old('vni'), old('vni')),
  'xlsx, names of sheets in Unicode, cells in VNI': workbook('xlsx', 'vni', old('vni')),
  'xlsx, fonts named': fonts,
  xls: workbook('biff8', 'utf-8'),
  'xls, TCVN3': workbook('biff8', 'tcvn3', old('tcvn3')),
  ods: workbook('ods', 'utf-8'),
  'ods, VNI': workbook('ods', 'vni', old('vni')),
} as const satisfies Record<string, FileForm>;

export type FileName = keyof typeof FILE_FORMS;
