import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CountsByCluster } from '#api/coverage/schema.ts';
import type { EndedHousehold, HistoryItem, Household, HouseholdDetail, HouseholdPage } from '#api/households/schema.ts';
import { get, type Query } from '../app/http.ts';

export type { CountsByCluster, EndedHousehold, HistoryItem, Household, HouseholdDetail };

const PAGE = 100;

/** What a list of households is narrowed to, in the words of the API. */
export interface ListFilter {
  hamlet?: string | undefined;
  cluster?: string | undefined;
  member?: string | undefined;
  status?: string | undefined;
  flagged?: boolean | undefined;
  elderly?: string | undefined;
  deviceless?: string | undefined;
  unassigned?: boolean | undefined;
  unplaced?: boolean | undefined;
  /** brought by a member, not accepted yet */
  proposed?: boolean | undefined;
  q?: string | undefined;
}

/** Households best first, page by page. */
export const householdsQuery = (filter: ListFilter, limit = PAGE) =>
  infiniteQueryOptions({
    queryKey: ['households', filter, limit],
    queryFn: ({ pageParam, signal }) =>
      get<HouseholdPage>('/households', { ...(filter as Query), limit, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** How many households match in each cluster: what the map shows from far away. */
export const byClusterQuery = (filter: ListFilter) =>
  queryOptions({
    queryKey: ['households', 'by-cluster', filter],
    queryFn: ({ signal }) => get<CountsByCluster>('/households/by-cluster', filter as Query, signal),
    placeholderData: keepPreviousData,
  });

/** One household with its whole phone number: the server writes down who asked, so only ask when its panel opens. */
export const householdQuery = (id: string) =>
  queryOptions({
    queryKey: ['household', id],
    queryFn: ({ signal }) => get<HouseholdDetail>(`/households/${id}`, undefined, signal),
  });

/** What happened at a household, newest first. */
export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['household', id, 'history'],
    queryFn: async ({ signal }) =>
      (await get<{ items: HistoryItem[] }>(`/households/${id}/history`, undefined, signal)).items,
  });

/** Refused or moved priority households that the leader has not confirmed yet. */
export const endedQuery = queryOptions({
  queryKey: ['households', 'to-confirm'],
  queryFn: async ({ signal }) =>
    (await get<{ items: EndedHousehold[] }>('/households/to-confirm', undefined, signal)).items,
});
