import * as XLSX from '@e965/xlsx';
import type { Lang } from './messages.ts';
import type { RejectedRow } from './rejected.ts';

/** Heading of the last column; a table that has it again is read as if it had not. */
const TO_MEND: Record<Lang, string> = { vi: 'Cần sửa', en: 'To mend' };
const LONGEST_SHEET_NAME = 31;
const LONGEST_CELL = 32_000;

/**
 * The bad rows as a workbook to mend and bring again: sheets and headings as in the file, every cell text, never a
 * formula, and behind them what is to be mended.
 */
export function rejectedWorkbook(rows: readonly RejectedRow[], lang: Lang): Uint8Array {
  const book = XLSX.utils.book_new();
  const names = new Set<string>();
  for (const sheet of new Set(rows.map((row) => row.sheet))) {
    const own = rows.filter((row) => row.sheet === sheet);
    XLSX.utils.book_append_sheet(book, toSheet(linesOf(own, lang)), sheetName(sheet, names));
  }
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }));
}

/** Headings wherever they change, section rows wherever the hamlet or cluster does. */
function linesOf(rows: readonly RejectedRow[], lang: Lang): string[][] {
  const lines: string[][] = [];
  let headings = '';
  let section = { hamlet: null as string | null, cluster: null as string | null };
  for (const row of rows) {
    const told = JSON.stringify(row.headings);
    if (told !== headings) lines.push([...row.headings, TO_MEND[lang]]);
    headings = told;
    const { hamlet, cluster } = row;
    if (hamlet !== section.hamlet && hamlet !== null) lines.push([hamlet]);
    if ((hamlet !== section.hamlet || cluster !== section.cluster) && cluster !== null) lines.push([cluster]);
    section = { hamlet, cluster };
    lines.push([...row.cells, row.messages.join('\n')]);
  }
  return lines;
}

function toSheet(lines: readonly string[][]) {
  const sheet: XLSX.WorkSheet = {};
  const width = Math.max(...lines.map((line) => line.length));
  lines.forEach((line, r) => {
    line.forEach((text, c) => {
      // The format "text" keeps what is typed here as it is typed: zeros in front, dates, a sign before a name.
      if (text !== '') sheet[XLSX.utils.encode_cell({ r, c })] = { t: 's', v: text.slice(0, LONGEST_CELL), z: '@' };
    });
  });
  sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: lines.length - 1, c: width - 1 } });
  sheet['!cols'] = Array.from({ length: width }, (_, c) => ({ wch: c === width - 1 ? 80 : 18 }));
  return sheet;
}

/** The sheet's name as far as a workbook may bear it, and no name twice. */
function sheetName(name: string, taken: Set<string>): string {
  const base =
    name
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, LONGEST_SHEET_NAME) || '1';
  let free = base;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${base.slice(0, LONGEST_SHEET_NAME - 4)} ${n}`;
  taken.add(free.toLowerCase());
  return free;
}
