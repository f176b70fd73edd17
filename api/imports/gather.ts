import type { Column } from './columns.ts';
import { countPersons, type PersonCounts } from './count-persons.ts';
import type { Field } from './headings.ts';
import { splitLines } from './lines.ts';
import { type Note, note } from './notes.ts';
import { type Persons, personGroups } from './persons.ts';
import { type Problem, problem } from './problems.ts';
import { platformsOf, type RegisterRow, type RowContext, readRow } from './rows.ts';
import type { DataRow, Table } from './tables.ts';
import { textOf } from './values/words.ts';

/** One household of a table, whichever way its rows stand for households. */
export interface Gathered {
  /** the row that names its head */
  row: DataRow;
  read: RegisterRow | Problem[];
  /** false: the row may not be kept to be mended, for it names persons, or is only a part of a row */
  keep: boolean;
}

/**
 * The households of a table: a row each, several listed in the cells of one row, or one over several rows, each of them
 * a person. Persons are counted and left behind here.
 *
 * @param notes  gets what was done
 */
export function gatherHouseholds(table: Table, context: RowContext, notes: Note[]): Gathered[] {
  const say = (code: Note['code'], params: Note['params']) =>
    notes.push(note(context.lang, context.sheet, code, params));
  const groups = personGroups(table);
  if (groups) {
    const persons = groups.households.reduce((sum, { rows }) => sum + rows.length, groups.orphans.length);
    say('persons_counted', { persons, households: groups.households.length });
    const personal = personalColumns(table, groups.households);
    const orphans = groups.orphans.map((row) => ({
      row,
      read: [problem(context.lang, { sheet: context.sheet, row: row.row }, null, 'person_unassigned')],
      keep: false,
    }));
    return [...groups.households.flatMap((one) => ofPersons(one, table.columns, personal, context)), ...orphans];
  }
  const split = { rows: 0, households: 0 };
  const gathered = table.rows.flatMap((row): Gathered[] => {
    const lines = splitLines(row, table.columns);
    if (lines === null) return [{ row, read: readRow(row, table.columns, context), keep: true }];
    if (!Array.isArray(lines)) {
      const at = { sheet: context.sheet, row: row.row };
      return [{ row, read: [problem(context.lang, at, lines.column.heading, lines.code, lines.params)], keep: true }];
    }
    split.rows += 1;
    split.households += lines.length;
    return lines.map((line) => ({ row: line, read: readRow(line, table.columns, context), keep: true }));
  });
  if (split.rows > 0) say('cells_split', split);
  const joined = table.rows.reduce((sum, { more }) => sum + (more?.length ?? 0), 0);
  if (joined > 0) say('rows_joined', { rows: joined });
  return gathered;
}

const OF_PERSONS: ReadonlySet<Field> = new Set(['headBirthYear', 'headAge']);
const OF_EITHER: ReadonlySet<Field> = new Set([
  'elders',
  'devices',
  'deviceless',
  'platforms',
  'eldestBirthYear',
  'eldestAge',
]);

/** Columns that speak of each person; one filled in beside heads only speaks of the household. */
function personalColumns({ columns }: Table, households: readonly Persons[]): Set<Column> {
  const others = households.flatMap(({ rows, head }) => rows.filter((row) => row !== head));
  const filled = ({ index }: Column) => others.some(({ cells }) => textOf(cells[index] ?? null) !== '');
  return new Set(
    columns.filter(
      (column) =>
        column.field !== null && (OF_PERSONS.has(column.field) || (OF_EITHER.has(column.field) && filled(column))),
    ),
  );
}

function ofPersons(
  { rows, head, otherHeads }: Persons,
  columns: readonly Column[],
  personal: ReadonlySet<Column>,
  context: RowContext,
): Gathered[] {
  const { lang, sheet } = context;
  const [first] = rows;
  if (!first) return [];
  const heading = (field: Field) => columns.find((column) => column.field === field)?.heading ?? null;
  if (!head) {
    const fault = problem(lang, { sheet, row: first.row }, heading('relation'), 'household_without_head');
    return [{ row: first, read: [fault], keep: false }];
  }
  const twice = otherHeads.map((row): Gathered => {
    const code = columns.find(({ field }) => field === 'code');
    const value = code ? textOf(row.cells[code.index] ?? null) : '';
    const params = { value, otherRow: head.row, otherSheet: sheet };
    const fault = problem(lang, { sheet, row: row.row }, heading('code'), 'duplicate_code', params);
    return { row, read: [fault], keep: false };
  });
  const own = rows.filter((row) => !otherHeads.includes(row));
  const said = readRow(
    householdRow(own, head, columns),
    columns.filter((column) => !personal.has(column)),
    context,
  );
  const { counts, faults } = countPersons(own, [...personal], context.today);
  const problems = Array.isArray(said) ? [...said] : [];
  for (const { row, column, code, value } of faults) {
    problems.push(problem(lang, { sheet, row }, column.heading, code, { value }));
  }
  const platforms = platformsOf(
    [...personal].filter(({ field }) => field === 'platforms'),
    own,
    context.platforms,
    (column, code, params = {}, row = head.row) =>
      problems.push(problem(lang, { sheet, row }, column?.heading ?? null, code, params)),
  );
  const read = Array.isArray(said) || problems.length > 0 ? problems : withCounts(said, counts, platforms);
  return [{ row: head, read, keep: false }, ...twice];
}

const OF_HOUSEHOLDS: ReadonlySet<Field> = new Set([
  'code',
  'phone',
  'address',
  'hamlet',
  'cluster',
  'lat',
  'lon',
  'coordinates',
]);

/** The head's row with what other rows say of the household where his says nothing. */
function householdRow(rows: readonly DataRow[], head: DataRow, columns: readonly Column[]): DataRow {
  const cells = [...head.cells];
  const known = (row: DataRow, { index }: Column) => textOf(row.cells[index] ?? null) !== '';
  for (const column of columns) {
    if (column.field === null || !OF_HOUSEHOLDS.has(column.field) || known(head, column)) continue;
    const other = rows.find((row) => known(row, column));
    if (other) cells[column.index] = other.cells[column.index] ?? null;
  }
  const [name, member] = (['head', 'member'] as const).map((field) => columns.find((column) => column.field === field));
  if (name && member && !known(head, name)) cells[name.index] = cells[member.index] ?? null;
  return { ...head, cells: Array.from(cells, (cell) => cell ?? null) };
}

/** What a household says of itself goes before what its persons come to. */
function withCounts(said: RegisterRow, counts: PersonCounts, platforms: string[] | null): RegisterRow {
  const elderly = said.elders !== null || said.eldestBirthYear !== null || said.elderlyStated !== null;
  const adults = said.adults ?? counts.adults;
  const without = said.adultsWithoutDevice ?? counts.adultsWithoutDevice;
  return {
    ...said,
    ...(!elderly && {
      elders: counts.elders,
      elderlyStated: counts.elderlyStated,
      eldestBirthYear: counts.eldestBirthYear,
    }),
    adults,
    adultsWithoutDevice: adults !== null && without !== null && without > adults ? null : without,
    devicelessStated: said.devicelessStated ?? counts.devicelessStated,
    platforms: platforms ?? said.platforms,
  };
}
