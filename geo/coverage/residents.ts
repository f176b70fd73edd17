import { type LocalDate, yearOf } from '../time/local-date.ts';
import type { ResidentFacts } from './facts.ts';

/** Vietnam's Law on the Elderly (39/2009/QH12), article 2. */
export const ELDERLY_FROM_AGE = 60;

/**
 * Does an elderly person live here on `today`? True, false, or null where nobody knows.
 * A number of elders says most, then the year of birth of the eldest (the age reached in the year counts), then a tick.
 */
export function isElderly(facts: ResidentFacts, today: LocalDate): boolean | null {
  if (facts.elders !== null && facts.elders > 0) return true;
  if (facts.eldestBirthYear !== null) return yearOf(today) - facts.eldestBirthYear >= ELDERLY_FROM_AGE;
  if (facts.elders === 0) return false;
  return facts.elderlyStated;
}

/** The day on which the answer of {@link isElderly} turns from no to yes with nobody writing anything; null: never. */
export function becomesElderlyOn(facts: ResidentFacts, today: LocalDate): LocalDate | null {
  if (facts.eldestBirthYear === null || isElderly(facts, today) !== false) return null;
  return `${facts.eldestBirthYear + ELDERLY_FROM_AGE}-01-01`;
}

/** Has nobody here a smartphone, tablet or computer? True, false, or null where nobody knows. */
export function isDeviceless(facts: ResidentFacts): boolean | null {
  const { adults, adultsWithoutDevice } = facts;
  if (adults !== null && adultsWithoutDevice !== null && adults > 0) return adultsWithoutDevice >= adults;
  return facts.devicelessStated;
}
