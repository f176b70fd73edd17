import type { LocalDate } from '#geo';
import type { Column } from './columns.ts';
import { ImportError } from './errors.ts';
import { asHamletName } from './hamlet-names.ts';
import type { Lang } from './messages.ts';
import { type Problem, problem } from './problems.ts';
import { readFile } from './read/index.ts';
import type { Boundary, RawFile, RawSheet } from './read/types.ts';
import { type RawRejected, RejectedRows } from './rejected.ts';
import { type RegisterRow, readRow } from './rows.ts';
import { tablesOf } from './tables.ts';
import { type PlatformIndex, type PlatformNames, platformIndex } from './values/platforms.ts';

export interface UnderstandOptions {
  today: LocalDate;
  lang: Lang;
  platforms: readonly PlatformNames[];
  /** the hamlet of rows that name none, where the commune has only one */
  hamlet: string | null;
  /** rows whose cells are wanted although nothing is wrong with them by themselves */
  wanted?: readonly { sheet: string; row: number }[];
}

/** What a column of a sheet was taken for. */
export interface ColumnReport {
  sheet: string;
  heading: string;
  field: string | null;
  /** 0 to 1 */
  confidence: number;
}

export interface SheetReport {
  name: string;
  /** the hamlet the sheet's name stands for */
  hamlet: string | null;
  rows: number;
}

/** A register as it was understood, before anything is compared with the database. */
export interface Understanding {
  format: string;
  encoding: string;
  sheets: SheetReport[];
  columns: ColumnReport[];
  /** the good rows */
  rows: RegisterRow[];
  problems: Problem[];
  /** the bad rows as they stand in the file, as many as are kept */
  rejected: RawRejected[];
  boundaries: Boundary[];
}

/**
 * Reads a file and says what it holds: read → sheets → header → columns → rows.
 *
 * @throws ImportError where nothing can be read
 */
export async function understand(bytes: Uint8Array, options: UnderstandOptions): Promise<Understanding> {
  return understandFile(await readFile(bytes), options);
}

/** The same for a file already read. */
export function understandFile(file: RawFile, options: UnderstandOptions): Understanding {
  const platforms = platformIndex(options.platforms);
  const result: Understanding = {
    format: file.format,
    encoding: file.encoding,
    sheets: [],
    columns: [],
    rows: [],
    problems: file.faults.map(({ sheet, row, column, code, params }) =>
      problem(options.lang, { sheet, row }, column, code, params),
    ),
    rejected: [],
    boundaries: file.boundaries,
  };
  const rejected = new RejectedRows(options.wanted);
  const codes = new Map<string, RegisterRow>();
  for (const sheet of file.sheets) readSheet(sheet, platforms, options, { codes, rejected }, result);
  result.rejected = rejected.rows;
  if (result.columns.length === 0 && file.boundaries.length === 0 && file.faults.length === 0) {
    throw new ImportError(file.sheets.every((sheet) => sheet.rows.length === 0) ? 'empty' : 'no_header');
  }
  // Only where something else could be read is a sheet without headings one problem among others.
  for (const sheet of file.sheets) {
    if (result.columns.some((column) => column.sheet === sheet.name) || !looksLikeTable(sheet)) continue;
    const row = sheet.rows[0]?.row ?? 1;
    result.problems.push(problem(options.lang, { sheet: sheet.name, row }, null, 'header_missing'));
  }
  return result;
}

function readSheet(
  sheet: RawSheet,
  platforms: PlatformIndex,
  { today, lang, hamlet: only }: UnderstandOptions,
  { codes, rejected }: { codes: Map<string, RegisterRow>; rejected: RejectedRows },
  result: Understanding,
): void {
  const own = sheet.named ? asHamletName(sheet.name) : null;
  const context = { sheet: sheet.name, hamlet: own ?? only, today, lang, platforms };
  let count = 0;
  for (const table of tablesOf(sheet, platforms)) {
    result.columns.push(...table.columns.map((column) => report(sheet.name, column)));
    for (const row of table.rows) {
      count += 1;
      const read = readRow(row, table.columns, context);
      rejected.offer(sheet.name, table, row);
      if (Array.isArray(read)) {
        rejected.add(sheet.name, table, row);
        result.problems.push(...read);
        continue;
      }
      const earlier = read.code === null ? undefined : codes.get(codeKey(read.code));
      if (earlier && read.code !== null) {
        const column = table.columns.find(({ field }) => field === 'code')?.heading ?? null;
        const params = { value: read.code, otherRow: earlier.row, otherSheet: earlier.sheet };
        result.problems.push(problem(lang, read, column, 'duplicate_code', params));
        rejected.add(sheet.name, table, row);
        continue;
      }
      if (read.code !== null) codes.set(codeKey(read.code), read);
      result.rows.push(read);
    }
  }
  result.sheets.push({ name: sheet.name, hamlet: own, rows: count });
}

/** Codes differing only in case or spaces are the same code. */
export const codeKey = (code: string): string => code.replace(/\s+/g, '').toUpperCase();

const report = (sheet: string, { heading, field, confidence }: Column): ColumnReport => ({
  sheet,
  heading,
  field: field === 'order' || field === 'note' ? null : field,
  confidence,
});

/** Several rows of several cells: more than a cover sheet or a legend. */
const looksLikeTable = ({ rows }: RawSheet): boolean =>
  rows.filter(({ cells }) => cells.filter((cell) => cell !== null).length >= 3).length >= 3;
