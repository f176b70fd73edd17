/** Invented households: heads, addresses, the old, the devices, and what a register does not know. */
import type { Position } from 'geojson';
import { inventedPhone, personName } from './person_names.ts';
import type { Random } from './random.ts';
import type { DemoHousehold, LocationSource } from './types.ts';

export interface HouseholdPlace {
  id: string;
  code: string;
  hamletId: string;
  clusterId: string | null;
  address: string;
  location: Position | null;
  /** Share of households with an elderly person here. */
  elderly: number;
}

const SOURCES: LocationSource[] = ['register', 'tapped', 'measured'];

/** @param year  the year ages are counted in */
export function createHousehold(random: Random, place: HouseholdPlace, year: number): DemoHousehold {
  const hasElders = random.chance(place.elderly);
  const unknownAges = random.chance(0.085);
  const unknownDevices = random.chance(0.062);
  const elders = hasElders ? (random.chance(0.36) ? 2 : 1) : 0;
  const alone = hasElders && random.chance(0.34);
  const adults = alone ? elders : Math.max(1, elders + random.weighted([hasElders ? 0.2 : 0, 0.18, 0.5, 0.2, 0.1]));
  const deviceless = random.chance(alone ? 0.62 : hasElders ? 0.13 : 0.035);
  const without = deviceless ? adults : random.weighted([hasElders ? 0.35 : 0.7, 0.45, 0.15]);
  const eldest = hasElders ? year - 60 - Math.floor(30 * random.next() ** 1.8) : year - random.int(27, 59);
  const source = place.location ? SOURCES[random.weighted([0.55, 0.2, 0.25])]! : null;
  const woman = random.chance(alone ? 0.55 : 0.22);
  return {
    id: place.id,
    code: place.code,
    hamletId: place.hamletId,
    clusterId: place.clusterId,
    head: personName(random, woman),
    phone: deviceless || random.chance(0.17) ? null : inventedPhone(random),
    address: place.address,
    location: place.location,
    locationSource: source,
    locationAccuracyMetres: accuracyOf(random, source),
    elders: unknownAges ? null : elders,
    eldestBirthYear: unknownAges || (!hasElders && random.chance(0.3)) ? null : eldest,
    adults: unknownAges && random.chance(0.4) ? null : adults,
    adultsWithoutDevice: unknownDevices ? null : Math.min(without, deviceless ? adults : adults - 1),
    platforms: null,
  };
}

/** Metres; a register says nothing about it. */
function accuracyOf(random: Random, source: LocationSource | null): number | null {
  if (source === 'measured') return random.int(4, 18);
  return source === 'tapped' ? random.int(5, 15) : null;
}

/** An elderly person lives there; null where the register does not say. */
export const isElderly = (household: DemoHousehold) => (household.elders === null ? null : household.elders > 0);

/** Nobody in it has a device; null where the register does not say. */
export function isDeviceless({ adults, adultsWithoutDevice }: DemoHousehold) {
  return adults === null || adultsWithoutDevice === null ? null : adultsWithoutDevice >= adults;
}
