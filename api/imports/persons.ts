import { foldVietnamese } from '#geo/text/index.ts';
import type { Column } from './columns.ts';
import { type Field, foldHeading } from './headings.ts';
import type { DataRow, Table } from './tables.ts';
import { textOf } from './values/words.ts';

/** The rows of one household where every row is a person. */
export interface Persons {
  rows: DataRow[];
  /** null: nobody is said to be the head */
  head: DataRow | null;
  /** more who are said to be the head of the same household */
  otherHeads: DataRow[];
}

export interface PersonGroups {
  households: Persons[];
  /** persons whom nothing assigns to a household */
  orphans: DataRow[];
}

// Fewer rows than this, or a smaller share, are slips in a list of households and no list of persons.
const FEWEST = 3;
const SHARE = 0.3;

const isHead = (relation: string): boolean =>
  /^(1|ch|chu|chu ho|la chu ho|ban than|head|self|hoh|head of household)$/.test(relation);

/**
 * The households of a table that has a row for each person; null where its rows are households.
 *
 * Told by a column of relations to the head, by a column of persons beside that of heads, or, where ages or years of
 * birth are given, by a code or number that stands once for several names. Which rows belong together is told by the
 * code, else the household's number, else the head's name, else by where the next head begins.
 */
export function personGroups({ columns, rows }: Table): PersonGroups | null {
  const reader = new PersonReader(columns);
  return reader.listsPersons(rows) ? grouped(rows, reader) : null;
}

class PersonReader {
  readonly #at = new Map<Field, Column>();
  #headsOnce = false;

  constructor(columns: readonly Column[]) {
    for (const column of columns) if (column.field && !this.#at.has(column.field)) this.#at.set(column.field, column);
  }

  has(field: Field): boolean {
    return this.#at.has(field);
  }

  text({ cells }: DataRow, field: Field): string {
    const column = this.#at.get(field);
    return column ? foldVietnamese(textOf(cells[column.index] ?? null)) : '';
  }

  relation(row: DataRow): string {
    return foldHeading(this.text(row, 'relation'));
  }

  listsPersons(rows: readonly DataRow[]): boolean {
    const aged = this.has('headBirthYear') || this.has('headAge');
    if (!aged && !this.has('relation') && !this.has('member')) return false;
    this.#headsOnce = rows.some((row) => this.text(row, 'head') === '');
    if (this.has('relation')) return rows.some((row) => this.relation(row) !== '' && !isHead(this.relation(row)));
    const members = rows.filter((row, i) => this.#goesOn(row, rows[i - 1])).length;
    if (this.has('member')) return members > 0;
    return aged && members >= FEWEST && members >= SHARE * rows.length;
  }

  /** Does a row name another person of the household above? */
  #goesOn(row: DataRow, above: DataRow | undefined): boolean {
    if (!above) return false;
    if (this.has('member')) {
      if (this.text(row, 'member') === '') return false;
      const head = this.text(row, 'head');
      return head === '' || (head === this.text(above, 'head') && this.text(row, 'code') === this.text(above, 'code'));
    }
    if (this.text(row, 'head') === '' || this.text(row, 'head') === this.text(above, 'head')) return false;
    const key = (['code', 'householdNumber'] as const).find((field) => this.has(field));
    if (key) return this.text(row, key) === '' || this.text(row, key) === this.text(above, key);
    return this.has('order') && this.text(row, 'order') === '';
  }

  /** What a row says its household is; '' where it says nothing. */
  key(row: DataRow): string {
    for (const field of ['code', 'householdNumber'] as const) {
      const text = this.text(row, field).replace(/\s+/g, '');
      if (text !== '') return `${field} ${text}`;
    }
    if (this.has('member') && this.text(row, 'head') !== '') return `head ${this.text(row, 'head')}`;
    return '';
  }

  /** Does a household begin with this row, although nothing says which? */
  begins(row: DataRow): boolean {
    if (this.has('relation')) return isHead(this.relation(row));
    return !this.has('member') && this.has('order') && this.text(row, 'order') !== '';
  }

  /** Is a namesake of the head above the head of the next household? */
  isNamesake(row: DataRow, current: readonly DataRow[]): boolean {
    // Where a head is named once a household, whoever is named begins another.
    if (this.#headsOnce) return true;
    const isSelf = (one: DataRow) => this.text(one, 'member') === this.text(one, 'head');
    return isSelf(row) && current.some(isSelf);
  }

  headOf(rows: readonly DataRow[]): DataRow | null {
    if (this.has('relation')) {
      const named = rows.find((row) => isHead(this.relation(row)));
      // A row that says nothing of relations is a household of its own among persons.
      return named ?? (rows.length === 1 && rows[0] && this.relation(rows[0]) === '' ? rows[0] : null);
    }
    const name = rows.map((row) => this.text(row, 'head')).find((text) => text !== '');
    return rows.find((row) => this.has('member') && this.text(row, 'member') === name) ?? rows[0] ?? null;
  }
}

function grouped(rows: readonly DataRow[], reader: PersonReader): PersonGroups {
  const households: DataRow[][] = [];
  const orphans: DataRow[] = [];
  const byCode = new Map<string, DataRow[]>();
  let current: { rows: DataRow[]; key: string } | null = null;
  for (const row of rows) {
    const key = reader.key(row);
    const above: DataRow | undefined = current?.rows.at(-1);
    if (above && (above.hamlet !== row.hamlet || above.cluster !== row.cluster)) current = null;
    const known = key.startsWith('code') ? byCode.get(key) : undefined;
    if (known) current = { rows: known, key };
    else if (current === null || beginsAnother(row, key, current, reader)) {
      if (key === '' && !reader.begins(row)) {
        orphans.push(row);
        continue;
      }
      current = { rows: [], key };
      households.push(current.rows);
      if (key.startsWith('code')) byCode.set(key, current.rows);
    }
    current.rows.push(row);
  }
  return { households: households.map((one) => withHead(one, reader)), orphans };
}

function beginsAnother(
  row: DataRow,
  key: string,
  current: { rows: DataRow[]; key: string },
  reader: PersonReader,
): boolean {
  if (key === '') return reader.begins(row);
  return key !== current.key || (key.startsWith('head ') && reader.isNamesake(row, current.rows));
}

function withHead(rows: DataRow[], reader: PersonReader): Persons {
  const head = reader.headOf(rows);
  return {
    rows,
    head,
    otherHeads: reader.has('relation') ? rows.filter((row) => row !== head && reader.begins(row)) : [],
  };
}
