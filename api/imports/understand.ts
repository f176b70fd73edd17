import type { LocalDate } from '#geo';
import { type Crs, crsOfEpsg, crsOfWkt, type Near, toWgs84 } from '#geo/crs/index.ts';
import type { Column } from './columns.ts';
import { ImportError } from './errors.ts';
import { asHamletName } from './hamlet-names.ts';
import type { Kind } from './kinds.ts';
import type { Lang } from './messages.ts';
import { type Problem, problem } from './problems.ts';
import { readFile } from './read/index.ts';
import type { Boundary, RawFile, RawSheet } from './read/types.ts';
import { type RawRejected, RejectedRows } from './rejected.ts';
import { type RegisterRow, type RowContext, readRow } from './rows.ts';
import { type SystemReport, settleSystem } from './system.ts';
import { type Table, tablesOf } from './tables.ts';
import { type PlatformNames, platformIndex } from './values/platforms.ts';

export interface UnderstandOptions {
  today: LocalDate;
  lang: Lang;
  platforms: readonly PlatformNames[];
  /** the hamlet of rows that name none, where the commune has only one */
  hamlet: string | null;
  /** what the file is about, where somebody said it */
  kind?: Kind | undefined;
  /** EPSG code of the coordinates, where somebody said it */
  crs?: string | null;
  /** where the commune lies, as far as known */
  near?: Near | undefined;
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
  kind: Exclude<Kind, 'members'>;
  format: string;
  encoding: string;
  crs: SystemReport;
  sheets: SheetReport[];
  columns: ColumnReport[];
  /** the good rows */
  rows: RegisterRow[];
  problems: Problem[];
  /** the bad rows as they stand in the file, as many as are kept */
  rejected: RawRejected[];
  boundaries: Boundary[];
  /** hamlets that are to be there although no household says so */
  hamletNames: string[];
}

/**
 * Reads a register and says what it holds: read → sheets → header → columns → rows.
 *
 * @throws ImportError where nothing can be read
 */
export async function understand(bytes: Uint8Array, options: UnderstandOptions): Promise<Understanding> {
  return understandFile(await readFile(bytes), options);
}

/** The same for a file already read. */
export function understandFile(file: RawFile, options: UnderstandOptions): Understanding {
  const platforms = platformIndex(options.platforms);
  const sheets = file.sheets.map((sheet) => ({ sheet, tables: tablesOf(sheet, platforms) }));
  const told = crsOfEpsg(options.crs ?? '') ?? crsOfFile(file.crs);
  const foreign = told === undefined ? file.crs : null;
  const system = settleSystem(
    sheets.flatMap(({ tables }) => tables),
    told,
    options.near,
  );
  const result: Understanding = {
    kind: 'households',
    hamletNames: [],
    format: file.format,
    encoding: file.encoding,
    crs: system.report,
    sheets: [],
    columns: [],
    rows: [],
    problems: file.faults.map(({ sheet, row, column, code, params }) =>
      problem(options.lang, { sheet, row }, column, code, params),
    ),
    rejected: [],
    boundaries:
      foreign === null
        ? file.boundaries.map((boundary) => inDegrees(boundary, file.crs === null ? undefined : told))
        : [],
  };
  if (foreign !== null) {
    const params = { value: nameIn(foreign) };
    for (const boundary of file.boundaries) {
      result.problems.push(problem(options.lang, boundary, 'geometry', 'coordinate_national', params));
    }
  }
  const rejected = new RejectedRows(options.wanted);
  const context = { ...options, platforms, system: system.crs, foreign };
  const codes = new Map<string, RegisterRow>();
  for (const { sheet, tables } of sheets) readSheet(sheet, tables, context, { codes, rejected }, result);
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
  tables: readonly Table[],
  { hamlet: only, foreign, ...common }: Omit<RowContext, 'sheet'> & { foreign: string | null },
  { codes, rejected }: { codes: Map<string, RegisterRow>; rejected: RejectedRows },
  result: Understanding,
): void {
  const own = sheet.named ? asHamletName(sheet.name) : null;
  const context: RowContext = { ...common, sheet: sheet.name, hamlet: own ?? only };
  const { lang } = common;
  let count = 0;
  for (const table of tables) {
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
      if (foreign !== null && read.location !== null) {
        const column = table.columns.find(({ field }) => field === 'lat')?.heading ?? null;
        result.problems.push(problem(lang, read, column, 'coordinate_national', { value: nameIn(foreign) }));
        rejected.add(sheet.name, table, row);
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

/** The system a map file says its coordinates are in, where it is one of ours. */
const crsOfFile = (said: string | null): Crs | undefined =>
  said === null ? undefined : (crsOfEpsg(said) ?? crsOfWkt(said));

/** An outline as its file has it, on the map. */
const inDegrees = (boundary: Boundary, crs: Crs | undefined): Boundary =>
  crs === undefined
    ? boundary
    : {
        ...boundary,
        polygons: boundary.polygons.map((rings) => rings.map((ring) => ring.map((corner) => toWgs84(corner, crs)))),
      };

/** `EPSG:…`, or the name in the WKT. */
const nameIn = (crs: string): string => /^\w+\s*\[\s*"([^"]*)"/.exec(crs)?.[1] ?? crs;

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
