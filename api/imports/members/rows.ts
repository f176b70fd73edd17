import type { LocalDate } from '#geo';
import type { Member } from '../../teams/schema.ts';
import type { Column } from '../columns.ts';
import { asHamletName, hamletFromCell } from '../hamlet-names.ts';
import type { Field } from '../headings.ts';
import type { Lang } from '../messages.ts';
import type { Cell } from '../read/types.ts';
import type { DataRow } from '../tables.ts';
import { flawOf, isUnknown, textOf } from '../values/words.ts';
import { type MemberProblem, type MemberProblemCode, memberProblem } from './problems.ts';
import { bodyOf, roleOf } from './standing.ts';
import { dayOf, personName, phoneOf } from './values.ts';

/** One person as a list tells it; null: the list does not say. */
export interface MemberRow {
  sheet: string;
  /** the row's number in its sheet as the user sees it, from 1 */
  row: number;
  name: string;
  hamletName: string;
  phone: string | null;
  role: Member['role'] | null;
  body: Member['body'];
  fromOn: LocalDate | null;
  /** what the list wishes the account to be called */
  username: string | null;
}

export interface MemberContext {
  sheet: string;
  /** the hamlet where neither a column nor a section row names one */
  hamlet: string | null;
  lang: Lang;
}

const USERNAME = /^[a-z0-9][a-z0-9_.]{2,29}$/;

/** What a row says of a member, or everything that is wrong with it. */
export function readMember(
  row: DataRow,
  columns: readonly Column[],
  context: MemberContext,
): MemberRow | MemberProblem[] {
  const problems: MemberProblem[] = [];
  const at = { sheet: context.sheet, row: row.row };
  const failed = (column: Column | null, code: MemberProblemCode, params: Record<string, string> = {}) => {
    problems.push(memberProblem(context.lang, at, column?.heading ?? null, code, params));
  };
  const cellOf = (column: Column): Cell => row.cells[column.index] ?? null;
  const used = columns.filter(({ field }) => field !== null && field !== 'order' && field !== 'note');
  for (const column of used) {
    const flaw = flawOf(cellOf(column));
    if (flaw) failed(column, 'cell_flawed', { value: flaw.value });
  }
  if (problems.length > 0) return problems;
  const columnOf = (field: Field): Column | null => used.find((column) => column.field === field) ?? null;
  const said = (column: Column | null): string => {
    const text = column ? textOf(cellOf(column)) : '';
    return isUnknown(text) ? '' : text;
  };
  /** The value a cell stands for; a problem where something stands there that is none. */
  const value = <T>(
    field: Field,
    read: (text: string, cell: Cell) => T | undefined,
    code: MemberProblemCode,
  ): T | null => {
    const column = columnOf(field);
    const text = said(column);
    if (column === null || text === '') return null;
    const found = read(text, cellOf(column));
    if (found === undefined) failed(column, code, { value: text });
    return found ?? null;
  };

  const nameColumn = columnOf('head');
  if (said(nameColumn) === '') failed(nameColumn, 'name_missing');
  const name = value('head', (text) => personName(text) ?? undefined, 'name_bad');
  const hamletName = hamletOf(columnOf('hamlet'), said) ?? row.hamlet ?? context.hamlet;
  if (hamletName === null) failed(columnOf('hamlet'), 'hamlet_missing');
  const phone = phoneIn(used, said, failed) ?? phoneOf(said(columnOf('zalo'))) ?? null;
  const fromOn = value('fromOn', (_, cell) => dayOf(cell), 'date_bad');
  const username = value(
    'username',
    (text) => (USERNAME.test(text.toLowerCase()) ? text.toLowerCase() : undefined),
    'username_bad',
  );
  const { role, body } = partOf(columnOf('duty'), columnOf('standing'), said, failed);
  if (problems.length > 0 || name === null || hamletName === null) return problems;
  return { ...at, name, hamletName, phone, role, body, fromOn, username };
}

/** `Xóm 3`, `Tổ CNSCĐ xóm 3`, or a bare number that takes the word of its heading. */
function hamletOf(column: Column | null, said: (column: Column | null) => string): string | null {
  const text = said(column);
  return column === null || text === '' ? null : (asHamletName(text) ?? hamletFromCell(text, column.heading));
}

function phoneIn(
  columns: readonly Column[],
  said: (column: Column) => string,
  failed: (column: Column, code: MemberProblemCode, params: Record<string, string>) => void,
): string | null {
  for (const column of columns.filter(({ field }) => field === 'phone')) {
    const phone = phoneOf(said(column));
    if (phone === undefined) failed(column, 'phone_bad', { value: said(column) });
    else if (phone !== null) return phone;
  }
  return null;
}

/** One column may say both: "Trưởng xóm, Tổ trưởng". */
function partOf(
  duty: Column | null,
  standing: Column | null,
  said: (column: Column | null) => string,
  failed: (column: Column | null, code: MemberProblemCode, params: Record<string, string>) => void,
): Pick<MemberRow, 'role' | 'body'> {
  const [task, office] = [said(duty), said(standing)];
  const role = roleOf(task) ?? roleOf(office);
  const body = bodyOf(office) ?? bodyOf(task) ?? (office !== '' && roleOf(office) === null ? 'other' : null);
  if (task !== '' && roleOf(task) === null && bodyOf(task) === null) failed(duty, 'duty_unclear', { value: task });
  return { role, body };
}
