import { type RefObject, useCallback, useState } from 'react';
import type { Household } from '../data/households.ts';
import type { HouseholdMapHandle } from '../map/camera.ts';
import type { Position } from '../map/interaction/pick.ts';
import type { MapTool } from '../map/interaction/pointer.ts';

/** Where a household stands, being chosen on the map. */
export interface Placing {
  /** null: a household that is only being added */
  household: Household | null;
  position: Position | null;
  /** how well the device knew the position; null: tapped or dragged */
  accuracyMetres: number | null;
}

const NEAR_ZOOM = 17;

/** The map's tool, and the household being put in its place by taps, by dragging, or by the device's position. */
export function usePlacing(map: RefObject<HouseholdMapHandle | null>) {
  const [tool, setTool] = useState<MapTool>('pan');
  const [moving, setMoving] = useState<Placing | null>(null);
  const place = useCallback(
    (household: Household | null) => {
      const at = household?.location ?? null;
      setMoving((now) =>
        household === null && now?.household === null ? now : { household, position: at, accuracyMetres: null },
      );
      setTool('place');
      if (at) map.current?.flyTo(at, NEAR_ZOOM);
    },
    [map],
  );
  const move = useCallback(
    (position: Position, accuracyMetres: number | null = null) =>
      setMoving((now) => ({ household: now?.household ?? null, position, accuracyMetres })),
    [],
  );
  const measured = useCallback(
    (position: Position, accuracyMetres: number) => {
      move(position, accuracyMetres);
      map.current?.flyTo(position, NEAR_ZOOM);
    },
    [map, move],
  );
  const stop = useCallback(() => {
    setMoving(null);
    setTool('pan');
  }, []);
  return { tool, setTool, moving, place, move, measured, stop };
}
