import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useMemo } from 'react';
import type { MapSearch } from '../app/map-search.ts';
import { boxAround } from '../data/bounds.ts';
import { householdQuery } from '../data/households.ts';
import type { HouseholdMapHandle } from '../map/camera.ts';
import type { Position } from '../map/interaction/pick.ts';
import type { Way } from '../map/style/way-layers.ts';
import type { UserPosition } from '../map/user-position.ts';

const NEAR_ZOOM = 17;

/** Where the household lies to which the address asks to be shown the way. */
export function useGoal({ way, household }: MapSearch): Position | null {
  const { data } = useQuery({ ...householdQuery(household ?? ''), enabled: way === true && household !== undefined });
  return (way && household && data?.location) || null;
}

/**
 * The line from where one stands to a goal. It is brought into sight once, when both ends are known, and not again at
 * every step on the way; before that, or where the device does not tell, the goal alone.
 */
export function useWay(
  map: RefObject<HouseholdMapHandle | null>,
  ready: boolean,
  goal: Position | null,
  position: UserPosition | null,
): Way | null {
  const way = useMemo<Way | null>(
    () => (goal && position ? { from: [position.lon, position.lat], to: goal } : null),
    [goal, position],
  );
  const known = way !== null;
  useEffect(() => {
    if (!ready || !goal) return;
    if (way) map.current?.fitBounds(boxAround([way.from, way.to]));
    else map.current?.flyTo(goal, NEAR_ZOOM);
  }, [map, ready, goal, known]);
  return way;
}
