import { ELDERLY_FROM_AGE, type LocalDate, yearOf } from '#geo';
import type { Column } from './columns.ts';
import type { ProblemCode } from './problems.ts';
import type { RegisterRow } from './rows.ts';
import type { DataRow } from './tables.ts';
import { parseDevices } from './values/devices.ts';
import { type Elderly, parseAges, parseBirthYears, parseElders } from './values/elderly.ts';
import { Fault, flawOf } from './values/words.ts';

/** What the persons of a household come to: never more than is known of every one of them. */
export type PersonCounts = Pick<
  RegisterRow,
  'elders' | 'elderlyStated' | 'eldestBirthYear' | 'adults' | 'adultsWithoutDevice' | 'devicelessStated'
>;

export interface PersonFault {
  row: number;
  column: Column;
  code: ProblemCode;
  value: string;
}

/** From this age on somebody is an adult (Civil Code 91/2015/QH13, article 20). */
const ADULT_FROM_AGE = 18;

/** What is known of one person; null unknown. */
interface Person {
  birthYear: number | null;
  elder: boolean | null;
  adult: boolean | null;
  hasDevice: boolean | null;
}

/**
 * Counts elders, adults and adults without a device among the persons of one household.
 *
 * @param columns  those that speak of each person
 */
export function countPersons(
  rows: readonly DataRow[],
  columns: readonly Column[],
  today: LocalDate,
): { counts: PersonCounts; faults: PersonFault[] } {
  const faults: PersonFault[] = [];
  const persons = rows.map((row) => readPerson(row, columns, today, faults));
  return { counts: summed(persons), faults };
}

function readPerson(row: DataRow, columns: readonly Column[], today: LocalDate, faults: PersonFault[]): Person {
  const person: Person = { birthYear: null, elder: null, adult: null, hasDevice: null };
  for (const column of columns) {
    const cell = row.cells[column.index] ?? null;
    const flaw = flawOf(cell);
    const said = flaw ?? parsed(column, cell, today);
    if (said instanceof Fault) faults.push({ row: row.row, column, code: said.code, value: said.value });
    else if (typeof said === 'boolean') person.hasDevice = person.hasDevice === true || said;
    else if (said !== null) {
      person.birthYear ??= said.eldestBirthYear;
      person.elder ??= said.stated ?? (said.elders === null ? null : said.elders > 0);
    }
  }
  if (person.birthYear === null) return { ...person, adult: person.elder === true ? true : null };
  const age = yearOf(today) - person.birthYear;
  return { ...person, elder: age >= ELDERLY_FROM_AGE, adult: age >= ADULT_FROM_AGE };
}

function parsed(column: Column, cell: DataRow['cells'][number], today: LocalDate): Elderly | boolean | null | Fault {
  switch (column.field) {
    case 'headBirthYear':
    case 'eldestBirthYear':
      return parseBirthYears(cell, today);
    case 'headAge':
    case 'eldestAge':
      return parseAges(cell, today);
    case 'elders':
      return parseElders(cell, today);
    case 'devices':
      return parseDevices(cell);
    case 'deviceless': {
      const without = parseDevices(cell);
      return typeof without === 'boolean' ? !without : without;
    }
    default:
      return null;
  }
}

function summed(persons: readonly Person[]): PersonCounts {
  const every = <K extends keyof Person>(key: K, of = persons) => of.every((person) => person[key] !== null);
  const agesKnown = every('adult');
  const adults = persons.filter(({ adult }) => adult === true);
  const births = persons.flatMap(({ birthYear }) => (birthYear === null ? [] : [birthYear]));
  const elders = every('elder') ? persons.filter(({ elder }) => elder).length : null;
  const without = adults.filter(({ hasDevice }) => hasDevice === false).length;
  const asked = agesKnown && adults.length > 0 ? adults : persons;
  const owned = persons.some(({ hasDevice }) => hasDevice === true);
  return {
    elders,
    elderlyStated: elders === null && persons.some(({ elder }) => elder === true) ? true : null,
    eldestBirthYear: births.length === persons.length ? Math.min(...births) : null,
    adults: agesKnown ? adults.length : null,
    adultsWithoutDevice: agesKnown && every('hasDevice', adults) ? without : null,
    devicelessStated: owned ? false : every('hasDevice', asked) ? true : null,
  };
}
