import type { Column } from './columns.ts';
import type { Field } from './headings.ts';
import type { ProblemCode } from './problems.ts';
import type { Cell } from './read/types.ts';
import type { DataRow } from './tables.ts';
import { Fault, flawOf, isUnknown, textOf } from './values/words.ts';

interface RowFault {
  column: string | null;
  code: ProblemCode;
  params: Record<string, string | number>;
}

/** A row's cells by what their columns mean. A class, since functions made anew for each of 200,000 rows take time. */
export class Reading {
  readonly faults: RowFault[] = [];
  readonly #cells: DataRow['cells'];
  readonly #byField: ReadonlyMap<Field, readonly Column[]>;
  readonly #flawed = new Set<Column>();

  constructor(row: DataRow, columns: readonly Column[]) {
    this.#cells = row.cells;
    this.#byField = fieldsOf(columns);
    for (const [field, group] of this.#byField) if (field !== 'order' && field !== 'note') this.#refuseFlaws(group);
  }

  #refuseFlaws(columns: readonly Column[]): void {
    for (const column of columns) {
      const flaw = flawOf(this.cellAt(column));
      if (!flaw) continue;
      this.failed(column, flaw.code, { value: flaw.value });
      this.#flawed.add(column);
    }
  }

  failed(column: Column | null, code: ProblemCode, params: Record<string, string | number> = {}): void {
    this.faults.push({ column: column?.heading ?? null, code, params });
  }

  cellAt(column: Column): Cell {
    return this.#cells[column.index] ?? null;
  }

  /** Columns of a field whose cell has no flaw. */
  all(field: Field): readonly Column[] {
    const group = this.#byField.get(field) ?? [];
    return this.#flawed.size === 0 ? group : group.filter((column) => !this.#flawed.has(column));
  }

  one(field: Field): Column | undefined {
    return this.all(field)[0];
  }

  isFlawed(field: Field): boolean {
    return this.#flawed.size > 0 && (this.#byField.get(field) ?? []).some((column) => this.#flawed.has(column));
  }

  text(field: Field): string | null {
    const found: string[] = [];
    for (const column of this.all(field)) {
      const value = textOf(this.cellAt(column));
      if (!isUnknown(value)) found.push(value);
    }
    return found.length > 0 ? found.join(', ') : null;
  }

  /** The values that a field's columns know; every fault is told. */
  values<T>(field: Field, parse: (cell: Cell, column: Column) => T | null | Fault): T[] {
    const known: T[] = [];
    for (const column of this.all(field)) {
      const value = parse(this.cellAt(column), column);
      if (value instanceof Fault) this.failed(column, value.code, { value: value.value });
      else if (value !== null) known.push(value);
    }
    return known;
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
