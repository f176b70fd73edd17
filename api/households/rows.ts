import { type LocalDate, type OutreachStatus, priorityOfStanding } from '#geo';
import { maskPhone } from '#geo/text/index.ts';
import type { Tx } from '../db/door.ts';
import type { Household, HouseholdDetail } from './schema.ts';

/** A household as the database gives it to the asking user. */
export interface HouseholdRow {
  id: string;
  hamlet_id: string;
  cluster_id: string | null;
  lon: number | null;
  lat: number | null;
  full_access: boolean;
  code: string | null;
  head: string | null;
  phone: string | null;
  address: string | null;
  member_id: string | null;
  location_source: HouseholdDetail['locationSource'];
  location_accuracy_metres: number | null;
  location_doubtful: boolean | null;
  elders: number | null;
  eldest_birth_year: number | null;
  adults: number | null;
  adults_without_device: number | null;
  platforms: string[] | null;
  proposed: boolean | null;
  version: number | null;
  elderly: boolean | null;
  deviceless: boolean | null;
  status: OutreachStatus | null;
  flagged: boolean | null;
  priority_rank: number | null;
  rank_key: number;
  within_key: number;
  attempt_key: number;
  last_visit_at: Date | null;
  follow_up_on: LocalDate | null;
}

/** The columns of a {@link HouseholdRow}, of `household_view` as `h`. */
export const columns = (tx: Tx) => tx`
  h.id, h.hamlet_id, h.cluster_id, st_x(h.location) as lon, st_y(h.location) as lat, h.full_access, h.code, h.head,
  h.phone, h.address, h.member_id, h.location_source, h.location_accuracy_metres, h.location_doubtful, h.elders,
  h.eldest_birth_year, h.adults, h.adults_without_device, h.platforms, h.proposed, h.version, h.elderly, h.deviceless,
  h.status, h.flagged, h.priority_rank, h.last_visit_at, h.follow_up_on,
  ${sortKey(tx, 'rank')} as rank_key, ${sortKey(tx, 'within')} as within_key, ${sortKey(tx, 'attempt')} as attempt_key`;

/**
 * The parts of the order of visits: rank, place within it, last attempt (never: first), id.
 * What is hidden from the user comes last, in the order of ids alone. Instants as microseconds, as exact as stored.
 */
export const sortKey = (tx: Tx, part: 'rank' | 'within' | 'attempt') =>
  ({
    rank: tx`coalesce(h.priority_rank, 8)::int`,
    within: tx`coalesce(h.priority_within, 0)::int`,
    attempt: tx`coalesce((extract(epoch from h.last_attempt_at) * 1000000)::bigint, -1)`,
  })[part];

/** A household in a list: its phone number masked. */
export function toHousehold(row: HouseholdRow): Household {
  return {
    id: row.id,
    code: row.code,
    head: row.head,
    phone: maskPhone(row.phone),
    address: row.address,
    hamletId: row.hamlet_id,
    clusterId: row.cluster_id,
    memberId: row.member_id,
    location: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
    elderly: row.elderly,
    elders: row.elders,
    eldestBirthYear: row.eldest_birth_year,
    adults: row.adults,
    adultsWithoutDevice: row.adults_without_device,
    deviceless: row.deviceless,
    status: row.status,
    flagged: row.flagged,
    priorityRank: row.priority_rank,
    reasons: row.status === null ? null : reasonsOf(row, row.status),
    lastVisitAt: row.last_visit_at?.toISOString() ?? null,
    followUpOn: row.follow_up_on,
    platforms: row.full_access ? (row.platforms ?? null) : null,
    version: row.version,
  };
}

const reasonsOf = (row: HouseholdRow, status: OutreachStatus) =>
  priorityOfStanding({
    status,
    elderly: row.elderly,
    deviceless: row.deviceless,
    adultsWithoutDevice: row.adults_without_device,
  }).reasons;

/** One household for its panel: the phone number whole; reading it is noted by the caller. */
export const toDetail = (row: HouseholdRow): HouseholdDetail => ({
  ...toHousehold(row),
  phone: row.phone,
  locationSource: row.location_source,
  locationAccuracyMetres: row.location_accuracy_metres,
  locationDoubtful: row.location_doubtful,
  proposed: row.proposed,
});
