import type { ImportAnswer } from '#api/imports/schema.ts';

const QUOTED = /[",\n;]/;
const BYTE_ORDER_MARK = '\uFEFF';

/** The problems as a table to work through; with the mark that makes spreadsheets read it as UTF-8. */
export function downloadProblems({ problems }: ImportAnswer): void {
  // a cell that begins like a formula is kept text
  const cell = (value: unknown) => {
    const text = String(value ?? '').replace(/^[=+\-@\t\r]/, "'$&");
    return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = [
    ['sheet', 'row', 'column', 'message'],
    ...problems.map((one) => [one.sheet, one.row, one.column, one.message]),
  ];
  const text = BYTE_ORDER_MARK + rows.map((row) => row.map(cell).join(',')).join('\r\n');
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: 'dong-can-sua.csv' });
  link.click();
  URL.revokeObjectURL(url);
}
