import { isDeviceless, isElderly, type LocalDate, type ResidentFacts } from '#geo';
import type { HouseholdPatch } from './schema.ts';

/** What a household's row says of its residents, as columns. */
export interface ResidentColumns {
  elders: number | null;
  eldest_birth_year: number | null;
  elderly_stated: boolean | null;
  adults: number | null;
  adults_without_device: number | null;
  deviceless_stated: boolean | null;
}

export const factsOf = (row: ResidentColumns): ResidentFacts => ({
  elders: row.elders,
  eldestBirthYear: row.eldest_birth_year,
  elderlyStated: row.elderly_stated,
  adults: row.adults,
  adultsWithoutDevice: row.adults_without_device,
  devicelessStated: row.deviceless_stated,
});

/**
 * The residents after a correction. Numbers say more than a yes or no; but a yes or no given without numbers is the
 * newest word, and older numbers that say otherwise are then unknown: what was answered is what is shown.
 */
export function settleResidents(
  before: ResidentColumns,
  patch: Omit<HouseholdPatch, 'locationSource'>,
  today: LocalDate,
): ResidentColumns {
  const after: ResidentColumns = { ...before };
  if (patch.elders !== undefined) after.elders = patch.elders;
  if (patch.eldestBirthYear !== undefined) after.eldest_birth_year = patch.eldestBirthYear;
  if (patch.adults !== undefined) after.adults = patch.adults;
  if (patch.adultsWithoutDevice !== undefined) after.adults_without_device = patch.adultsWithoutDevice;

  if (patch.elderly !== undefined) {
    after.elderly_stated = patch.elderly;
    if (isElderly(factsOf(after), today) !== patch.elderly) {
      if (patch.elders === undefined) after.elders = null;
      if (patch.eldestBirthYear === undefined) after.eldest_birth_year = null;
    }
  }
  if (patch.deviceless !== undefined) {
    after.deviceless_stated = patch.deviceless;
    if (isDeviceless(factsOf(after)) !== patch.deviceless && patch.adultsWithoutDevice === undefined)
      after.adults_without_device = null;
  }
  return after;
}
