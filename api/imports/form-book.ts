import * as XLSX from '@e965/xlsx';
import { FORM_COLUMNS, type RegisterLine } from './form-columns.ts';

const SHEET = 'Sổ hộ';
const HINTS = 'Cách điền';

/** An empty form with its columns explained on a second sheet, each with two examples. */
export function templateBook(): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, registerSheet([]), SHEET);
  const lines = FORM_COLUMNS.map(({ heading, hint, examples }) => `${heading}: ${hint} ${exampleOf(examples)}`.trim());
  const hints = XLSX.utils.aoa_to_sheet(
    ['Mỗi hộ một dòng ở trang “Sổ hộ”. Không cần điền đủ mọi cột.', ...lines].map((line) => [line]),
  );
  hints['!cols'] = [{ wch: 110 }];
  XLSX.utils.book_append_sheet(book, hints, HINTS);
  return write(book);
}

/** The register in the columns of the form. */
export function registerBook(lines: readonly RegisterLine[]): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, registerSheet(lines), SHEET);
  return write(book);
}

const exampleOf = (examples: readonly (string | number)[]): string => {
  const given = examples.filter((example) => example !== '').map((example) => String(example).replace('.', ','));
  return given.length > 0 ? `Ví dụ: ${given.join('; ')}.` : '';
};

function registerSheet(lines: readonly RegisterLine[]): XLSX.WorkSheet {
  const sheet: XLSX.WorkSheet = {};
  FORM_COLUMNS.forEach(({ heading, value }, c) => {
    sheet[XLSX.utils.encode_cell({ r: 0, c })] = { t: 's', v: heading };
    lines.forEach((line, r) => {
      const cell = value(line);
      if (cell === null || cell === '') return;
      // Text as text: a telephone number keeps its zero, and a name that begins with "=" is no formula.
      sheet[XLSX.utils.encode_cell({ r: r + 1, c })] =
        typeof cell === 'number' ? { t: 'n', v: cell } : { t: 's', v: cell, z: '@' };
    });
  });
  const end = { r: Math.max(lines.length, 1), c: FORM_COLUMNS.length - 1 };
  sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: end });
  sheet['!cols'] = FORM_COLUMNS.map(({ width }) => ({ wch: width }));
  sheet['!autofilter'] = { ref: sheet['!ref'] };
  return sheet;
}

const write = (book: XLSX.WorkBook): Uint8Array =>
  new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }));
