import type { Tx } from '../db/door.ts';
import type { HouseholdPatch, LOCATION_SOURCES } from './schema.ts';
import { searchText } from './search.ts';
import type { ResidentColumns } from './stated.ts';

/** A household's own facts as its row keeps them: what a correction changes and an undo brings back. */
export interface Stored extends ResidentColumns {
  code: string | null;
  head: string;
  phone: string | null;
  address: string | null;
  hamlet_id: string;
  cluster_id: string | null;
  location: [lon: number, lat: number] | null;
  location_source: (typeof LOCATION_SOURCES)[number] | null;
  location_accuracy_metres: number | null;
  platforms: string[] | null;
}

/** The field of the API that a column belongs to; `field_edits` and the timeline name fields. */
export const FIELD_OF = {
  code: 'code',
  head: 'head',
  phone: 'phone',
  address: 'address',
  hamlet_id: 'hamletId',
  cluster_id: 'clusterId',
  location: 'location',
  location_source: 'location',
  location_accuracy_metres: 'location',
  elders: 'elders',
  eldest_birth_year: 'eldestBirthYear',
  elderly_stated: 'elderly',
  adults: 'adults',
  adults_without_device: 'adultsWithoutDevice',
  deviceless_stated: 'deviceless',
  platforms: 'platforms',
} as const satisfies Record<keyof Stored, keyof HouseholdPatch>;

/** The stored facts of a household, read for a change. */
export async function readStored(tx: Tx, id: string): Promise<Stored> {
  const [row] = await tx<(Omit<Stored, 'location'> & { lon: number | null; lat: number | null })[]>`
    select code, head, phone, address, hamlet_id, cluster_id, st_x(location) as lon, st_y(location) as lat,
      location_source, location_accuracy_metres, elders, eldest_birth_year, elderly_stated, adults,
      adults_without_device, deviceless_stated, platforms
    from tn.household
    where commune_id = tn.current_commune() and id = ${id}`;
  const { lon, lat, ...rest } = row!;
  return { ...rest, location: lon === null || lat === null ? null : [lon, lat] };
}

/** The columns in which two states of a household differ. */
export const changedColumns = (before: Stored, after: Stored): (keyof Stored)[] =>
  (Object.keys(FIELD_OF) as (keyof Stored)[]).filter(
    (column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]),
  );

export const fieldsOf = (columns: readonly (keyof Stored)[]): string[] => [...new Set(columns.map((c) => FIELD_OF[c]))];

/**
 * Writes a household's facts and notes which fields a person has spoken on, so that no register wipes them.
 *
 * @param fields  the fields spoken on, changed or confirmed
 */
export async function writeStored(tx: Tx, id: string, { location, ...row }: Stored, fields: readonly string[]) {
  const at = new Date().toISOString();
  const edits = Object.fromEntries(fields.map((field) => [field, at]));
  const columns = { ...row, location: pointText(location), search_text: searchText(row.head, row.address, row.code) };
  await tx`
    update tn.household set
      ${tx(columns)},
      field_edits = field_edits || ${tx.json(edits)},
      version = version + 1
    where commune_id = tn.current_commune() and id = ${id}`;
}

/** A position as the text that PostGIS reads as a point. */
export const pointText = (location: readonly [lon: number, lat: number] | null): string | null =>
  location && `SRID=4326;POINT(${location[0]} ${location[1]})`;
