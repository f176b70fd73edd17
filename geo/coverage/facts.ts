import type { LocalDate } from '../time/local-date.ts';

export const VISIT_OUTCOMES = [
  'supported',
  'informed',
  'not_home',
  'come_back',
  'refused',
  'moved',
  'wrong_location',
] as const;
/** What came of one call at one household. */
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** A visit that counts: neither superseded nor undone. */
export interface VisitFact {
  /** instant of the call, ISO 8601 */
  at: string;
  outcome: VisitOutcome;
  /** the day agreed for coming back */
  followUpOn: LocalDate | null;
}

/** Who lives in a household, as counts; null is unknown, and unknown is not no. */
export interface ResidentFacts {
  elders: number | null;
  eldestBirthYear: number | null;
  /** a bare yes or no of a register, where it gives no number */
  elderlyStated: boolean | null;
  adults: number | null;
  adultsWithoutDevice: number | null;
  /** a bare yes or no of a register: nobody here has a device */
  devicelessStated: boolean | null;
}

/** Everything from which status, flag and rank of a household follow. */
export interface HouseholdFacts extends ResidentFacts {
  /** visits that count, oldest first */
  visits: readonly VisitFact[];
  /** codes of the digital platforms in use; null is unknown */
  platforms: readonly string[] | null;
}
