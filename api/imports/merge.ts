import { isDeviceless, isElderly, type LocalDate, type ResidentFacts } from '#geo';
import type { Position } from './values/position.ts';

/** What a register says of a household and the database keeps. */
export interface RegisterFacts {
  code: string | null;
  head: string;
  phone: string | null;
  address: string | null;
  hamletId: string;
  clusterId: string | null;
  /** WGS 84 */
  location: Position | null;
  elders: number | null;
  elderlyStated: boolean | null;
  eldestBirthYear: number | null;
  adults: number | null;
  adultsWithoutDevice: number | null;
  devicelessStated: boolean | null;
  platforms: string[] | null;
}

export type Changes = Partial<RegisterFacts>;

// Fields that answer one question are protected together: a count from the register must not
// overrule "nobody old lives here" from the field.
const ELDERLY = ['elders', 'elderlyStated', 'eldestBirthYear'] as const;
const DEVICES = ['adultsWithoutDevice', 'devicelessStated'] as const;
const EDITED_AS: Record<keyof RegisterFacts, readonly string[]> = {
  code: ['code'],
  head: ['head'],
  phone: ['phone'],
  address: ['address'],
  hamletId: ['hamletId', 'hamlet'],
  clusterId: ['clusterId', 'cluster'],
  location: ['location'],
  elders: [...ELDERLY, 'elderly'],
  elderlyStated: [...ELDERLY, 'elderly'],
  eldestBirthYear: [...ELDERLY, 'elderly'],
  adults: ['adults'],
  adultsWithoutDevice: [...DEVICES, 'deviceless'],
  devicelessStated: [...DEVICES, 'deviceless'],
  platforms: ['platforms'],
};
const FIELDS = Object.keys(EDITED_AS) as (keyof RegisterFacts)[];

/**
 * What a newer register changes in a household.
 *
 * An import never wipes: what the file does not know stays, and so does every field recorded by a person.
 */
export function changesOf(
  household: RegisterFacts & { fieldEdits: Readonly<Record<string, unknown>> },
  row: RegisterFacts,
): Changes {
  const edited = (field: keyof RegisterFacts) => editedBy(household.fieldEdits, field);
  const news = new Map<keyof RegisterFacts, unknown>();
  for (const field of FIELDS) {
    if (row[field] !== null && !edited(field) && !same(row[field], household[field])) news.set(field, row[field]);
  }
  replaceContradicted(household, row, edited, news);
  // A cluster lies in its hamlet: it comes along with a move, and never without.
  if (news.has('hamletId') && row.clusterId !== household.clusterId) news.set('clusterId', row.clusterId);
  if (!news.has('hamletId') && row.hamletId !== household.hamletId) news.delete('clusterId');
  keepCountsPossible(household, row, edited, news);
  return Object.fromEntries(news) as Changes;
}

/** Has a person spoken on this field, or on another that answers the same question? */
export const editedBy = (fieldEdits: Readonly<Record<string, unknown>>, field: keyof RegisterFacts): boolean =>
  EDITED_AS[field].some((name) => Object.hasOwn(fieldEdits, name));

/** Where the new register answers the other way round, its answer replaces the old one with all its parts. */
function replaceContradicted(
  household: RegisterFacts,
  row: RegisterFacts,
  edited: (field: keyof RegisterFacts) => boolean,
  news: Map<keyof RegisterFacts, unknown>,
): void {
  const replace = (fields: readonly (keyof RegisterFacts)[]) => {
    for (const field of fields) if (!edited(field) && !same(row[field], household[field])) news.set(field, row[field]);
  };
  // Both on one day, so that only the facts differ.
  const day: LocalDate = '2026-01-01';
  const merged = { ...household, ...Object.fromEntries(news) } as ResidentFacts;
  const old = isElderly(row, day);
  if (old !== null && isElderly(merged, day) !== old) replace(ELDERLY);
  const without = isDeviceless(row);
  if (without !== null && isDeviceless(merged) !== without) replace(DEVICES);
}

/** Never more adults without a device than adults, whichever of the two the file knows. */
function keepCountsPossible(
  household: RegisterFacts,
  row: RegisterFacts,
  edited: (field: keyof RegisterFacts) => boolean,
  news: Map<keyof RegisterFacts, unknown>,
): void {
  const value = (field: 'adults' | 'adultsWithoutDevice') =>
    (news.has(field) ? news.get(field) : household[field]) as number | null;
  const adults = value('adults');
  const without = value('adultsWithoutDevice');
  if (adults === null || without === null || without <= adults) return;
  if (row.adultsWithoutDevice === null && !edited('adultsWithoutDevice')) news.set('adultsWithoutDevice', null);
  else {
    news.delete('adults');
    news.delete('adultsWithoutDevice');
  }
}

/** The same value, positions to a tenth of a millimetre. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => same(value, b[i]));
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 1e-9;
  return a === b;
}
