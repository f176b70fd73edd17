import * as XLSX from '@e965/xlsx';
import type { UnderstandOptions } from '#api/imports/understand.ts';

export type Line = (string | number | boolean | Date | null)[];

/** A workbook of sheets given as rows, row 1 first. */
export function workbook(sheets: Record<string, Line[]> | Map<string, Line[]>, merges: string[] = []): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, lines] of sheets instanceof Map ? sheets : Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(lines, { UTC: true });
    sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }));
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const options: UnderstandOptions = {
  today: '2026-03-15',
  lang: 'vi',
  platforms: [
    { code: 'vneid', names: ['VNeID'] },
    { code: 'zalo', names: ['Zalo của xã, xóm'] },
    { code: 'public_service_portal', names: ['Cổng dịch vụ công'] },
  ],
  hamlet: null,
};

/** A file as the page sends it. */
export function formOf(bytes: Uint8Array, name = 'so_ho.xlsx'): FormData {
  const form = new FormData();
  form.append('file', new File([bytes.slice()], name));
  return form;
}
