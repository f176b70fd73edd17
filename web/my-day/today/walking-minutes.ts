import { DETOUR, metresPerMinute, PACE } from '#geo/network/types.ts';
import type { MyDayStop } from '../../data/my-day.ts';
import { metresBetween } from '../../map/distance.ts';

/** To a door nobody knows the place of: one has to ask for the way. */
const UNKNOWN_PLACE_MINUTES = 8;

/** Walking minutes from where the device is to each door, by the straight line and what lanes usually add to it. */
export const minutesFrom = (here: readonly [number, number], stops: readonly MyDayStop[]): number[] =>
  stops.map(({ location }) =>
    location ? (metresBetween(here, location) * DETOUR) / metresPerMinute(PACE.usual) : UNKNOWN_PLACE_MINUTES,
  );
