import type { Column } from './columns.ts';
import type { Field } from './headings.ts';
import type { Lang } from './messages.ts';
import { type Problem, type ProblemCode, problem } from './problems.ts';
import type { Cell, RawRow } from './read/types.ts';
import type { DataRow } from './tables.ts';
import { Fault, flawOf, isUnknown, textOf } from './values/words.ts';

/**
 * A household's cells by what their columns mean, and all that is wrong with them. A class, since functions made anew
 * for each of 200,000 rows take time.
 */
export class Reading {
  readonly faults: Problem[] = [];
  /** the household's own row, then those below that go on with it */
  readonly lines: readonly RawRow[];
  readonly #row: DataRow;
  readonly #at: { sheet: string; lang: Lang };
  readonly #byField: ReadonlyMap<Field, readonly Column[]>;
  readonly #flawed = new Set<Column>();

  constructor(row: DataRow, columns: readonly Column[], at: { sheet: string; lang: Lang }) {
    this.#row = row;
    this.#at = at;
    this.lines = row.more ? [row, ...row.more] : [row];
    this.#byField = fieldsOf(columns);
    for (const [field, group] of this.#byField)
      if (field !== 'order' && field !== 'note') for (const column of group) this.#refuseFlaws(column);
  }

  #refuseFlaws(column: Column): void {
    for (const line of this.lines) {
      const flaw = flawOf(line.cells[column.index] ?? null);
      if (!flaw) continue;
      this.failed(column, flaw.code, { value: flaw.value }, line.row);
      this.#flawed.add(column);
    }
  }

  failed(
    column: Column | null,
    code: ProblemCode,
    params: Record<string, string | number> = {},
    row: number = this.#row.row,
  ): void {
    const { sheet, lang } = this.#at;
    this.faults.push(problem(lang, { sheet, row }, column?.heading ?? null, code, params));
  }

  cellAt(column: Column): Cell {
    return this.#row.cells[column.index] ?? null;
  }

  /** Columns of a field whose cells have no flaw. */
  all(field: Field): readonly Column[] {
    const group = this.#byField.get(field) ?? [];
    return this.#flawed.size === 0 ? group : group.filter((column) => !this.#flawed.has(column));
  }

  one(field: Field): Column | undefined {
    return this.all(field)[0];
  }

  /** The first column of a field, whatever its cells are like. */
  columnOf(field: Field): Column | null {
    return this.#byField.get(field)?.[0] ?? null;
  }

  isFlawed(field: Field): boolean {
    return this.#flawed.size > 0 && (this.#byField.get(field) ?? []).some((column) => this.#flawed.has(column));
  }

  /** What is known in the household's own row, several columns of one field put together. */
  text(field: Field): string | null {
    let found: string | null = null;
    for (const column of this.all(field)) {
      const value = textOf(this.cellAt(column));
      if (!isUnknown(value)) found = found === null ? value : `${found}, ${value}`;
    }
    return found;
  }

  /** What a cell says; '' where there is none or nobody knows. */
  known(column: Column | undefined): string {
    const text = column ? textOf(this.cellAt(column)) : '';
    return isUnknown(text) ? '' : text;
  }

  /** The values that a field's columns know, line by line; every fault is told. */
  values<T>(field: Field, parse: (cell: Cell, column: Column) => T | null | Fault): T[] {
    const known: T[] = [];
    for (const column of this.all(field))
      for (const line of this.lines) {
        const value = parse(line.cells[column.index] ?? null, column);
        if (value instanceof Fault) this.failed(column, value.code, { value: value.value }, line.row);
        else if (value !== null) known.push(value);
      }
    return known;
  }

  /** The same for what says more when its lines are read together: a year of birth below another. */
  together<T>(field: Field, parse: (cell: Cell) => T | Fault): T[] {
    const known: T[] = [];
    for (const column of this.all(field)) {
      const value = parse(this.#whole(column));
      if (value instanceof Fault) this.failed(column, value.code, { value: value.value });
      else known.push(value);
    }
    return known;
  }

  #whole(column: Column): Cell {
    if (this.lines.length === 1) return this.cellAt(column);
    const texts = this.lines.map((line) => textOf(line.cells[column.index] ?? null));
    const found = [...new Set(texts.filter((one) => one !== ''))];
    return found.length > 1 ? found.join('; ') : this.cellAt(column);
  }
}

const grouped = new WeakMap<readonly Column[], ReadonlyMap<Field, readonly Column[]>>();

/** The columns of a table by what they mean, in the table's order. */
function fieldsOf(columns: readonly Column[]): ReadonlyMap<Field, readonly Column[]> {
  const known = grouped.get(columns);
  if (known) return known;
  const byField = new Map<Field, Column[]>();
  for (const column of columns) {
    if (column.field === null) continue;
    const group = byField.get(column.field);
    if (group) group.push(column);
    else byField.set(column.field, [column]);
  }
  grouped.set(columns, byField);
  return byField;
}
