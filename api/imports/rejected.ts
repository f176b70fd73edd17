import { type Cell, isFlaw } from './read/types.ts';
import type { ImportAnswer } from './schema.ts';
import type { DataRow, Table } from './tables.ts';

/** A row that did not go in, as it stood in the file. */
export interface RawRejected {
  sheet: string;
  /** number of the row in its sheet as the user saw it, from 1 */
  row: number;
  /** what the section rows above it, or the titles, said */
  hamlet: string | null;
  cluster: string | null;
  headings: string[];
  /** as text, each under its heading */
  cells: string[];
}

/** The same with what is to be mended in it. */
export interface RejectedRow extends RawRejected {
  messages: string[];
}

/** More are not kept: nobody mends them by hand, and the file itself is still there. */
const MOST = { rows: 5_000, characters: 10_000_000 };

type Told = ImportAnswer['problems'][number];

interface Place {
  sheet: string;
  row: number;
}
const keyOf = ({ sheet, row }: Place) => `${row} ${sheet}`;

/** Collects rows that do not go in, up to a bound. */
export class RejectedRows {
  readonly rows: RawRejected[] = [];
  readonly #wanted: ReadonlySet<string>;
  #characters = 0;

  /** @param wanted  rows to keep whatever is found in them */
  constructor(wanted: readonly Place[] = []) {
    this.#wanted = new Set(wanted.map(keyOf));
  }

  /** Keeps a row that was asked for. */
  offer(sheet: string, table: Table, row: DataRow): void {
    if (this.#wanted.size > 0 && this.#wanted.has(keyOf({ sheet, row: row.row }))) this.add(sheet, table, row);
  }

  add(sheet: string, { columns }: Table, { row, cells, hamlet, cluster }: DataRow): void {
    if (this.rows.length >= MOST.rows || this.#characters >= MOST.characters) return;
    const texts = columns.map(({ index }) => cellText(cells[index] ?? null));
    this.#characters += texts.reduce((sum, text) => sum + text.length, 0);
    this.rows.push({ sheet, row, hamlet, cluster, headings: columns.map(({ heading }) => heading), cells: texts });
  }
}

// Neither the database's JSON nor a workbook's XML can hold these.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu;

/** What stood in a cell, as text: a formula as it was written. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (isFlaw(cell)) return cell.text;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).replace(UNWRITABLE, '');
}

/** Rows and what is wrong with them, in the order of the problems. */
export function withMessages(rows: readonly RawRejected[], problems: readonly Told[]): RejectedRow[] {
  // Several households may stand in one row: side by side, or in the lines of its cells.
  const byPlace = new Map<string, RejectedRow[]>();
  for (const row of rows) byPlace.set(keyOf(row), [...(byPlace.get(keyOf(row)) ?? []), { ...row, messages: [] }]);
  const found = new Set<RejectedRow>();
  for (const problem of problems) {
    const message = problem.column ? `${problem.column}: ${problem.message}` : problem.message;
    for (const row of byPlace.get(keyOf(problem)) ?? []) {
      row.messages.push(message);
      found.add(row);
    }
  }
  return [...found];
}

const COMPARED: ReadonlySet<string> = new Set(['ambiguous_match', 'duplicate_household']);

/** Rows with a problem whose cells were not kept when the file was read: the comparison found it later. */
export const withoutCells = (rows: readonly RawRejected[], problems: readonly Told[]) => {
  const kept = new Set(rows.map(keyOf));
  return problems.filter(({ code, sheet, row }) => COMPARED.has(code) && !kept.has(keyOf({ sheet, row })));
};
