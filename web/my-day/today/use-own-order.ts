import { useState } from 'react';
import { keep, kept } from '../../app/kept.ts';
import type { OwnOrder } from './view.ts';

const KEPT = 'my-day-order';

/** The order a member chose last, kept on the phone: he comes back from every door's form to the same list. */
export function useOwnOrder(date: string): [OwnOrder | null, (order: OwnOrder | null) => void] {
  const [order, setOrder] = useState(() => {
    const last = kept<OwnOrder>(KEPT);
    return last?.date === date ? last : null;
  });
  return [
    order,
    (next) => {
      keep(KEPT, next);
      setOrder(next);
    },
  ];
}
