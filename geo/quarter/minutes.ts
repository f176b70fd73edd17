import type { QuarterInput } from './types.ts';
import { type Minutes, straightMinutes } from './walking.ts';

/** Of a household whose position nobody knows: some asking on the way. */
const UNKNOWN_MINUTES = 4;

/**
 * Minutes on foot between two households of the input by their ids; a household without a position is 4 minutes from
 * everywhere, the same household 0.
 */
export function minutesById(input: QuarterInput): (a: string, b: string) => number {
  const index = new Map(input.households.map((household, i) => [household.id, i]));
  const positions = input.households.map((household) => household.position);
  const minutes: Minutes = input.walkingMinutes ?? straightMinutes(positions);
  return (a, b) => {
    const [i, j] = [index.get(a), index.get(b)];
    if (i === undefined || j === undefined) return UNKNOWN_MINUTES;
    if (i === j) return 0;
    return positions[i] === null || positions[j] === null ? UNKNOWN_MINUTES : minutes(i, j);
  };
}
