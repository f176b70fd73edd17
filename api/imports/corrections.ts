import { z } from '@hono/zod-openapi';
import { id } from '../http/schema.ts';
import type { Column } from './columns.ts';
import type { RawRow } from './read/types.ts';
import type { DataRow } from './tables.ts';

const place = { sheet: z.string().max(300), row: z.number().int().min(1) };

/** What a person says of one row before it goes in: another value in a cell, whose row it is, or that it stays out. */
export const correctionSchema = z.union([
  z.object({ ...place, column: z.string().max(2_000), value: z.string().max(4_000).nullable() }),
  z.object({ ...place, householdId: id.nullable() }),
  z.object({ ...place, leaveOut: z.literal(true) }),
]);
export type Correction = z.infer<typeof correctionSchema>;

/** The last word on each row and cell. */
export class Corrections {
  readonly #cells = new Map<string, Map<string, string | null>>();
  readonly #households = new Map<string, string | null>();
  readonly #out = new Set<string>();

  constructor(corrections: readonly Correction[]) {
    for (const one of corrections) {
      const key = keyOf(one.sheet, one.row);
      if ('column' in one) {
        const cells = this.#cells.get(key) ?? new Map<string, string | null>();
        this.#cells.set(key, cells.set(one.column, one.value));
      } else if ('householdId' in one) this.#households.set(key, one.householdId);
      else this.#out.add(key);
    }
  }

  leavesOut(sheet: string, row: number): boolean {
    return this.#out.has(keyOf(sheet, row));
  }

  /** The household a row was said to be; null: none that is known; undefined: nothing was said. */
  householdOf(sheet: string, row: number): string | null | undefined {
    return this.#households.get(keyOf(sheet, row));
  }

  /** The row, and those that only go on with it, with the corrected values in its cells. */
  mend(sheet: string, row: DataRow, columns: readonly Column[]): DataRow {
    const more = row.more?.map((one) => this.#mended(sheet, one, columns));
    return { ...this.#mended(sheet, row, columns), ...(more && { more }) };
  }

  #mended<Row extends RawRow>(sheet: string, row: Row, columns: readonly Column[]): Row {
    const said = this.#cells.get(keyOf(sheet, row.row));
    if (!said) return row;
    const cells = [...row.cells];
    for (const [heading, value] of said) {
      const named = columns.filter((column) => column.heading === heading);
      const column = named.find(({ field }) => field !== null) ?? named[0];
      if (!column) continue;
      while (cells.length <= column.index) cells.push(null);
      cells[column.index] = value === '' ? null : value;
    }
    return { ...row, cells };
  }
}

const keyOf = (sheet: string, row: number): string => `${row} ${sheet}`;
