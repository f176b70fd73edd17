import { PlanInputError } from '#geo/routing/input-error.ts';
import { metresPerMinute, PACE } from './types.ts';

export interface WalkOptions {
  /** kilometres per hour; {@link PACE} has those of usual and older members. 4.5 by default */
  paceKmh?: number;
}

/** Metres in a minute. */
export function readPace({ paceKmh = PACE.usual }: WalkOptions): number {
  if (!(paceKmh > 0 && paceKmh < 100))
    throw new PlanInputError('not_a_number', 'options.paceKmh', 'must be kilometres per hour above 0');
  return metresPerMinute(paceKmh);
}
