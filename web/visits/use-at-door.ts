import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isOffline } from '../app/http.ts';
import { type Me, useMe } from '../app/session.ts';
import { type HouseholdDetail, householdQuery } from '../data/households.ts';
import { keptStop, type MyDayStop } from '../data/my-day.ts';
import type { Unsent } from '../outbox/unsent.ts';

/** What a form at the door needs to know of a household. */
export type AtDoor = Pick<
  HouseholdDetail,
  | 'id'
  | 'hamletId'
  | 'head'
  | 'address'
  | 'status'
  | 'flagged'
  | 'elderly'
  | 'deviceless'
  | 'reasons'
  | 'platforms'
  | 'version'
>;

/**
 * The household a form is about. A door of today is shown at once, and without signal, from what the phone kept of the
 * day; the one a waiting visit was made at by its name.
 */
export function useAtDoor(householdId: string, unsent: Unsent | undefined) {
  const me = useMe();
  const asked = useQuery({ ...householdQuery(householdId), networkMode: 'always' });
  const kept = useMemo(() => {
    const stop = keptStop(me.memberId, householdId);
    if (stop) return ofStop(stop, me);
    return unsent && named(unsent, me);
  }, [me, householdId, unsent]);
  const isAnswered = asked.error !== null && !isOffline(asked.error);
  const data: AtDoor | undefined = asked.data ?? (isAnswered ? undefined : kept);
  return { data, error: asked.error, isPending: asked.isPending, refetch: asked.refetch };
}

function ofStop(stop: MyDayStop, me: Me): AtDoor {
  const { householdId: id, head, address, status, flagged, elderly, deviceless, reasons } = stop;
  const hamletId = me.hamletId ?? '';
  return { id, hamletId, head, address, status, flagged, elderly, deviceless, reasons, platforms: null, version: null };
}

function named({ visit, head }: Unsent, me: Me): AtDoor {
  return {
    id: visit.householdId,
    hamletId: me.hamletId ?? '',
    head,
    address: null,
    status: null,
    flagged: null,
    elderly: null,
    deviceless: null,
    reasons: null,
    platforms: null,
    version: null,
  };
}
