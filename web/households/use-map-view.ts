import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { MapSearch } from '../app/map-search.ts';
import { useMe } from '../app/session.ts';
import type { ListFilter } from '../data/households.ts';
import type { HouseholdFilter } from '../map/filter.ts';

const route = getRouteApi('/shell/');

/** What the map page looks at, from the address bar, and how to change it. */
export function useMapView() {
  const me = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  /** a leader's and a member's hamlet is his own; staff may look at one or all */
  const hamlet = me.role === 'staff' ? search.hamlet : (me.hamletId ?? undefined);
  const update = (change: Partial<MapSearch>, { replace = false } = {}) =>
    navigate({
      to: '/',
      replace,
      search: (now) => {
        const next: Record<string, unknown> = { ...now, ...change };
        for (const key of Object.keys(next)) if (next[key] === undefined) delete next[key];
        return next as MapSearch;
      },
    });
  return { me, search, hamlet, update };
}

/** The list's filter of an address. */
export function useListFilter(search: MapSearch, hamlet: string | undefined, q: string): ListFilter {
  return useMemo(
    () => ({
      hamlet,
      cluster: search.cluster,
      member: search.member,
      status: search.status,
      flagged: search.flagged,
      elderly: search.elderly,
      deviceless: search.deviceless,
      unassigned: search.unassigned,
      unplaced: search.tab === 'unplaced' || undefined,
      q: q || undefined,
    }),
    [search, hamlet, q],
  );
}

/** The map's filter of an address: the same households as the list's. */
export function useMapFilter(
  search: MapSearch,
  hamlet: string | undefined,
  visibleIds: readonly string[] | undefined,
): HouseholdFilter {
  return useMemo<HouseholdFilter>(() => {
    const given: HouseholdFilter = {
      hamletId: hamlet,
      clusterId: search.cluster,
      memberId: search.member,
      statuses: search.status?.split(','),
      flagged: search.flagged,
      elderly: search.elderly === 'unknown' ? undefined : search.elderly && search.elderly === 'true',
      deviceless: search.deviceless === 'unknown' ? undefined : search.deviceless && search.deviceless === 'true',
      unassigned: search.unassigned,
      visibleIds,
    } as HouseholdFilter;
    for (const key of Object.keys(given) as (keyof HouseholdFilter)[]) if (given[key] === undefined) delete given[key];
    return given;
  }, [hamlet, search, visibleIds]);
}
