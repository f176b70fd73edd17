import { useCallback, useRef, useState } from 'react';
import type { Household } from '../data/households.ts';

/** Many households at once: one by one, or all between two of the list. */
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
  return { picked, setPicked, pick };
}
