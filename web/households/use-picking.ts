import { useCallback, useRef, useState } from 'react';
import type { Household } from '../data/households.ts';
import type { LassoedHousehold } from '../map/interaction/lasso-selection.ts';
import type { Standing } from './taking-back.ts';

/** Many households at once: one by one, all between two of the list, or those a line is drawn around. */
export function usePicking(households: readonly Household[]) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const pick = useCallback(
    (household: Household, range: boolean) => {
      const to = households.findIndex(({ id }) => id === household.id);
      const from = households.findIndex(({ id }) => id === anchor.current);
      setPicked((now) => {
        const next = new Set(now);
        if (range && from >= 0) {
          for (const { id } of households.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(id);
        } else if (!next.delete(household.id)) {
          next.add(household.id);
        }
        return next;
      });
      anchor.current = household.id;
    },
    [households],
  );
  const lassoed = useRef<ReadonlyMap<string, Standing>>(new Map());
  const lasso = useCallback((found: LassoedHousehold[]) => {
    lassoed.current = new Map(found.map((household) => [household.id, household]));
    setPicked(new Set(lassoed.current.keys()));
  }, []);
  /** How a picked household stands now; the list knows better than the map's tiles. */
  const standing = useCallback(
    (id: string): Standing | undefined =>
      households.find((household) => household.id === id) ?? lassoed.current.get(id),
    [households],
  );
  return { picked, setPicked, pick, lasso, standing };
}
