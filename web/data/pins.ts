import { queryOptions } from '@tanstack/react-query';
import type { HouseholdPin } from '#api/pins/schema.ts';
import { pinOn } from '#geo/coverage/pins.ts';
import { get } from '../app/http.ts';

export type { HouseholdPin };

/** Words on households' turns that hold today or will, of all households the user may see. */
export const pinsQuery = () =>
  queryOptions({
    queryKey: ['pins'],
    queryFn: async ({ signal }) => (await get<{ items: HouseholdPin[] }>('/pins', undefined, signal)).items,
  });

/** Which households' turn is moved on a day, and where to. */
export const turnsOn = (pins: readonly HouseholdPin[], day: string): Map<string, HouseholdPin['kind']> =>
  new Map(
    pins.flatMap(({ householdId }) => {
      const pin = pinOn(pins, householdId, day);
      return pin ? [[householdId, pin.kind] as const] : [];
    }),
  );
