import type { Household } from '../data/households.ts';
import { metresBetween } from '../map/distance.ts';

export interface Stop {
  household: Household;
  /** from where one stands, as the crow flies; null where either place is unknown */
  metres: number | null;
}

/** The last rank that still calls for a visit: follow-up due. */
const LAST_RANK_TO_VISIT = 5;

/** Does its rank call for a visit? */
export const toVisit = ({ priorityRank }: Household): boolean => (priorityRank ?? 9) <= LAST_RANK_TO_VISIT;

/**
 * Households in the order to go: by priority as the server gave it, or the nearest first. By distance too, those that
 * call for a visit come before those that do not; without a position they come last.
 */
export function inOrder(
  households: readonly Household[],
  by: 'priority' | 'nearest',
  from: readonly [number, number] | null,
): Stop[] {
  const stops = households.map((household) => ({
    household,
    metres: from && household.location ? metresBetween(from, household.location) : null,
  }));
  if (by === 'priority') return stops;
  return stops.toSorted(
    (a, b) =>
      Number(toVisit(b.household)) - Number(toVisit(a.household)) ||
      (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY) ||
      0,
  );
}
