import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  BoundarySet,
  DisagreementItem,
  DisagreementPage,
  HamletBoundary,
  HouseholdPoints,
  Proposal,
} from '#api/boundaries/schema.ts';
import { areaFrom, type Point, pointOf, type Shape } from '#geo/boundaries/index.ts';
import { ask, get, patch, post } from '../app/http.ts';
import { bumpDataVersion } from '../app/live.ts';
import { queryClient } from '../app/query-client.ts';

export type { DisagreementItem, Proposal };

/** A household as a dot: where it is and which hamlet it names. */
export interface HouseholdPoint {
  id: string;
  hamletId: string;
  location: [number, number];
  point: Point;
}

/** Where households live, without names. */
export const pointsQuery = queryOptions({
  queryKey: ['boundaries', 'points'],
  queryFn: async ({ signal }) => {
    const { hamletIds, points } = await get<HouseholdPoints>('/hamlets/points', undefined, signal);
    return points.map(
      ([id, hamlet, lon, lat]): HouseholdPoint => ({
        id,
        hamletId: hamletIds[hamlet]!,
        location: [lon, lat],
        point: pointOf([lon, lat]),
      }),
    );
  },
});

const A_PAGE = 50;

/** Households outside of their hamlet's boundary as saved; `inside` and `hamlet` narrow to one kind. */
export const disagreementsQuery = (pair: { hamletId: string; insideId: string | null } | null) =>
  infiniteQueryOptions({
    queryKey: ['boundaries', 'disagreements', pair],
    queryFn: ({ pageParam, signal }) =>
      get<DisagreementPage>(
        '/hamlets/disagreements',
        {
          limit: A_PAGE,
          cursor: pageParam,
          hamlet: pair?.hamletId,
          inside: pair ? (pair.insideId ?? 'none') : undefined,
        },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** The most that are put into another hamlet at once. */
const A_MOVE = 1000;

/** Households of one kind of disagreement, as many as can be moved at once. */
export async function askHouseholdsOf(pair: { hamletId: string; insideId: string | null }): Promise<string[]> {
  const query = { limit: A_MOVE, hamlet: pair.hamletId, inside: pair.insideId ?? 'none' };
  const { items } = await get<DisagreementPage>('/hamlets/disagreements', query);
  return items.map(({ household }) => household.id);
}

const TOUCHED = ['boundaries', 'hamlets', 'households', 'household', 'clusters', 'members', 'teams', 'summary'];

async function refreshed<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } finally {
    bumpDataVersion();
    queryClient
      .invalidateQueries({ predicate: ({ queryKey }) => TOUCHED.includes(String(queryKey[0])) })
      .catch(() => undefined);
  }
}

/** Saves boundaries together, so that shared borders stay shared. @returns their new versions */
export async function saveBoundaries(
  hamlets: readonly { id: string; version: number; shape: Shape | undefined }[],
): Promise<Map<string, number>> {
  const body: BoundarySet = {
    hamlets: hamlets.map(({ id, version, shape }) => ({
      hamletId: id,
      version,
      boundary: shape && shape.length > 0 ? areaFrom(shape) : null,
    })),
  };
  const { items } = await refreshed(ask<{ items: HamletBoundary[] }>('PUT', '/hamlets/boundaries', { body }));
  return new Map(items.map(({ id, version }) => [id, version]));
}

/** Boundaries from where households live; nothing is written. */
export const askProposals = async (hamletIds?: string[]): Promise<Proposal[]> =>
  (await post<{ items: Proposal[] }>('/hamlets/boundaries/proposals', hamletIds ? { hamletIds } : {})).items;

export const addHamlet = (hamlet: { id: string; name: string }) => refreshed(post<HamletBoundary>('/hamlets', hamlet));

export const renameHamlet = ({ id, version }: { id: string; version: number }, name: string) =>
  refreshed(patch<HamletBoundary>(`/hamlets/${id}`, { name }, version));

/** Puts households into the hamlets that hold them. */
export const mendHouseholds = (householdIds: string[]) =>
  refreshed(post<{ changed: number }>('/hamlets/disagreements/mend', { householdIds }));
