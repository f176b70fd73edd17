import type { LocalDate } from '../time/local-date.ts';
import type { HouseholdFacts } from './facts.ts';
import { isDeviceless, isElderly } from './residents.ts';
import { type OutreachStatus, outreachStatus } from './status.ts';

/** 1 is visited first, 7 last. */
export type PriorityRank = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Why a household has its rank; the page has a word for each. */
export type PriorityReason =
  | 'elderly'
  | 'deviceless'
  | 'elderly_unknown'
  | 'devices_unknown'
  | 'adult_without_device'
  | OutreachStatus;

/** A household's place in the order of visits. */
export interface Priority {
  rank: PriorityRank;
  /** order inside the rank, lower first, before the date of the last attempt */
  within: 0 | 1;
  reasons: PriorityReason[];
}

/** What the rank follows from. */
export interface Standing {
  status: OutreachStatus;
  elderly: boolean | null;
  deviceless: boolean | null;
  adultsWithoutDevice: number | null;
}

const UNREACHED: ReadonlySet<OutreachStatus> = new Set(['never_reached', 'attempted', 'informed']);

/** Not supported so far, and neither refused nor gone. */
export const isUnreached = (status: OutreachStatus): boolean => UNREACHED.has(status);

/** A priority household (elderly or deviceless) that was never reached. */
export const isFlaggedStanding = ({ status, elderly, deviceless }: Standing): boolean =>
  isUnreached(status) && (elderly === true || deviceless === true);

/** {@link isFlaggedStanding} from the facts. */
export const isFlagged = (facts: HouseholdFacts, today: LocalDate): boolean =>
  isFlaggedStanding(standing(facts, today));

/** Rank and its reasons, from a household's facts on a day. */
export const priorityOf = (facts: HouseholdFacts, today: LocalDate): Priority =>
  priorityOfStanding(standing(facts, today));

/** Rank and its reasons. @see DOMAIN, Priority rank */
export function priorityOfStanding(standing: Standing): Priority {
  const { status, elderly, deviceless } = standing;
  const residents: PriorityReason[] = [];
  if (elderly) residents.push('elderly');
  if (deviceless) residents.push('deviceless');
  const reasons = [...residents, status];

  if (status === 'refused' || status === 'inactive') return { rank: 7, within: 0, reasons };
  if (status === 'follow_up_due') return { rank: 5, within: 0, reasons };
  if (!isUnreached(status)) return { rank: 6, within: 0, reasons };
  if (residents.length === 2) return { rank: 1, within: 0, reasons };
  if (residents.length === 1) return { rank: 2, within: 0, reasons };

  const unknown: PriorityReason[] = [];
  if (elderly === null) unknown.push('elderly_unknown');
  if (deviceless === null) unknown.push('devices_unknown');
  if (unknown.length > 0) return { rank: 3, within: 0, reasons: [...unknown, status] };
  if ((standing.adultsWithoutDevice ?? 0) > 0) return { rank: 4, within: 0, reasons: ['adult_without_device', status] };
  return { rank: 4, within: 1, reasons };
}

/** What the rank of a household follows from, on a day. */
export const standing = (facts: HouseholdFacts, today: LocalDate): Standing => ({
  status: outreachStatus(facts, today),
  elderly: isElderly(facts, today),
  deviceless: isDeviceless(facts),
  adultsWithoutDevice: facts.adultsWithoutDevice,
});
