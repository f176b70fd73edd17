import type { LocalDate } from '#geo';
import { type Crs, crsOfEpsg, crsOfWkt, type Near, toWgs84 } from '#geo/crs/index.ts';
import { type ColumnChoice, choicesByForm, type Mapping, type RememberedChoices, withChoices } from './choices.ts';
import type { Column } from './columns.ts';
import { type Correction, Corrections } from './corrections.ts';
import { ImportError } from './errors.ts';
import { gatherHouseholds } from './gather.ts';
import { asHamletName } from './hamlet-names.ts';
import type { Kind } from './kinds.ts';
import type { Lang } from './messages.ts';
import { type Note, note } from './notes.ts';
import { type Problem, problem } from './problems.ts';
import { readFile } from './read/index.ts';
import type { Boundary, RawFile, RawSheet } from './read/types.ts';
import { type RawRejected, RejectedRows } from './rejected.ts';
import type { RegisterRow, RowContext } from './rows.ts';
import { sampleOf } from './samples.ts';
import { type SystemReport, settleSystem } from './system.ts';
import { type Table, tablesOf } from './tables.ts';
import { type PlatformNames, platformIndex } from './values/platforms.ts';
import { textOf } from './values/words.ts';

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
  /** what columns are, where somebody said it for this file */
  mapping?: Mapping;
  /** what was said of columns of the same forms before */
  remembered?: RememberedChoices;
  /** what was mended in rows before they go in */
  corrections?: readonly Correction[];
  /** the hamlet a sheet stands for, where somebody said it */
  sheetHamlets?: Readonly<Record<string, string>>;
  /** headings nobody knows are a question to whoever asks, not a failure */
  asks?: boolean;
}

/** What a column of a sheet was taken for. */
export interface ColumnReport {
  sheet: string;
  heading: string;
  field: string | null;
  /** 0 to 1 */
  confidence: number;
  /** the first value in it; telephone numbers masked */
  sample: string | null;
  /** said by a person the last time this form was brought */
  remembered: boolean;
}

type FormChoice = { form: string; heading: string; choice: ColumnChoice };
type SheetContext = Omit<RowContext, 'sheet'> & {
  foreign: string | null;
  sheetHamlets?: Readonly<Record<string, string>> | undefined;
};

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
  /** how sheets were read where it is not plain */
  notes: Note[];
  /** the good rows */
  rows: RegisterRow[];
  problems: Problem[];
  /** the bad rows as they stand in the file, as many as are kept */
  rejected: RawRejected[];
  /** what columns were said to be, to be remembered for the next import of their forms */
  choices: FormChoice[];
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
  const { mapping = {}, remembered = {} } = options;
  const sheets = file.sheets.map((sheet) => ({
    sheet,
    tables: tablesOf(sheet, platforms, (columns) => withChoices(columns, sheet.name, mapping, remembered)),
  }));
  const told = crsOfEpsg(options.crs ?? '') ?? crsOfFile(file.crs);
  const foreign = told === undefined ? file.crs : null;
  const system = settleSystem(
    sheets.flatMap(({ tables }) => tables),
    told,
    options.near,
  );
  const { province, ...systemReport } = system.report;
  const result: Understanding = {
    kind: 'households',
    hamletNames: [],
    format: file.format,
    encoding: file.encoding,
    crs: systemReport,
    sheets: [],
    columns: [],
    notes: [
      ...(province === undefined
        ? []
        : [note(options.lang, file.sheets[0]?.name ?? '', 'province_named', { province })]),
      ...sheets.flatMap(({ sheet, tables }) => notesOf(sheet.name, tables, options.lang)),
    ],
    rows: [],
    problems: file.faults.map(({ sheet, row, column, code, params }) =>
      problem(options.lang, { sheet, row }, column, code, params),
    ),
    rejected: [],
    choices: choicesByForm(
      sheets.flatMap(({ sheet, tables }) => tables.map(({ columns }) => ({ sheet: sheet.name, columns }))),
    ),
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
  const corrections = new Corrections(options.corrections ?? []);
  const context = { ...options, platforms, system: system.crs, foreign };
  const codes = new Map<string, RegisterRow>();
  for (const { sheet, tables } of sheets) readSheet(sheet, tables, context, { codes, rejected, corrections }, result);
  result.rejected = rejected.rows;
  const nothing = result.columns.length === 0 && file.boundaries.length === 0 && file.faults.length === 0;
  if (nothing && !(options.asks && file.sheets.some(looksLikeTable))) {
    throw new ImportError(file.sheets.every((sheet) => sheet.rows.length === 0) ? 'empty' : 'no_header');
  }
  // Only where something else could be read is a sheet without headings one problem among others.
  for (const sheet of file.sheets) {
    if (result.columns.some((column) => column.sheet === sheet.name) || !looksLikeTable(sheet)) continue;
    const row = sheet.rows[0]?.row ?? 1;
    result.problems.push(problem(options.lang, { sheet: sheet.name, row }, null, 'header_missing'));
    result.columns.push(...unknownColumns(sheet));
  }
  return result;
}

function readSheet(
  sheet: RawSheet,
  tables: readonly Table[],
  { hamlet: only, foreign, sheetHamlets = {}, ...common }: SheetContext,
  {
    codes,
    rejected,
    corrections,
  }: { codes: Map<string, RegisterRow>; rejected: RejectedRows; corrections: Corrections },
  result: Understanding,
): void {
  const said = Object.hasOwn(sheetHamlets, sheet.name) ? (sheetHamlets[sheet.name] ?? null) : null;
  const own = said ?? (sheet.named ? asHamletName(sheet.name) : null);
  const context: RowContext = { ...common, sheet: sheet.name, hamlet: own ?? only };
  const { lang } = common;
  let count = 0;
  for (const table of tables) {
    result.columns.push(...table.columns.map((column) => report(sheet.name, column, table)));
    const rows = table.rows
      .filter(({ row }) => !corrections.leavesOut(sheet.name, row))
      .map((row) => corrections.mend(sheet.name, said === null ? row : { ...row, hamlet: said }, table.columns));
    for (const { row, read, keep } of gatherHouseholds({ ...table, rows }, context, result.notes)) {
      count += 1;
      if (keep) rejected.offer(sheet.name, table, row);
      if (Array.isArray(read)) {
        if (keep) rejected.add(sheet.name, table, row);
        result.problems.push(...read);
        continue;
      }
      if (foreign !== null && read.location !== null) {
        const column = table.columns.find(({ field }) => field === 'lat')?.heading ?? null;
        result.problems.push(problem(lang, read, column, 'coordinate_national', { value: nameIn(foreign) }));
        if (keep) rejected.add(sheet.name, table, row);
        continue;
      }
      const earlier = read.code === null ? undefined : codes.get(codeKey(read.code));
      if (earlier && read.code !== null) {
        const column = table.columns.find(({ field }) => field === 'code')?.heading ?? null;
        const params = { value: read.code, otherRow: earlier.row, otherSheet: earlier.sheet };
        result.problems.push(problem(lang, read, column, 'duplicate_code', params));
        if (keep) rejected.add(sheet.name, table, row);
        continue;
      }
      if (read.code !== null) codes.set(codeKey(read.code), read);
      result.rows.push(read);
    }
  }
  result.sheets.push({ name: sheet.name, hamlet: own, rows: count });
}

/** What of the layout of a sheet's tables is worth saying. */
function notesOf(sheet: string, tables: readonly Table[], lang: Lang): Note[] {
  const lists = tables.find(({ sideBySide }) => sideBySide !== undefined)?.sideBySide;
  const swapped = tables.find((table) => table.swapped);
  const heading = (field: string) => swapped?.columns.find((column) => column.field === field)?.heading ?? '';
  return [
    ...(lists === undefined ? [] : [note(lang, sheet, 'side_by_side', { lists })]),
    ...(swapped ? [note(lang, sheet, 'coordinates_swapped', { lat: heading('lon'), lon: heading('lat') })] : []),
  ];
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

const report = (sheet: string, column: Column, table: Table): ColumnReport => ({
  sheet,
  heading: column.heading,
  field: column.field === 'order' || column.field === 'note' ? null : column.field,
  confidence: column.confidence,
  sample: sampleOf(table, column.index),
  remembered: column.remembered ?? false,
});

/** The first row as headings nobody knew: a person can say what they are. */
function unknownColumns({ name: sheet, rows }: RawSheet): ColumnReport[] {
  const [first, ...rest] = rows.filter(({ cells }) => cells.filter((cell) => cell !== null).length >= 3);
  const table: Table = { columns: [], rows: rest.map((row) => ({ ...row, hamlet: null, cluster: null })) };
  return (first?.cells ?? []).flatMap((cell, index) => {
    const heading = textOf(cell);
    return heading === ''
      ? []
      : [{ sheet, heading, field: null, confidence: 0, sample: sampleOf(table, index), remembered: false }];
  });
}

/** Several rows of several cells: more than a cover sheet or a legend. */
const looksLikeTable = ({ rows }: RawSheet): boolean =>
  rows.filter(({ cells }) => cells.filter((cell) => cell !== null).length >= 3).length >= 3;
