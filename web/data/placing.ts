import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { HouseholdDetail } from '#api/households/schema.ts';
import type {
  IssueKind,
  LocationsChange,
  PlaceIssue,
  PlaceQuality,
  PlaceSuggestion,
  UnplacedHousehold,
  UnplacedPage,
} from '#api/placing/schema.ts';
import { ask, get, post } from '../app/http.ts';
import { refreshAll } from './changes.ts';

export type { IssueKind, PlaceIssue, PlaceSuggestion, UnplacedHousehold };

/** A place as it is written: with how it is known. */
export type Place = Omit<LocationsChange['places'][number], 'id'>;

/** Households without a place in the order of a walk, with where they may stand. */
export const unplacedQuery = (hamlet: string | undefined, limit: number) =>
  queryOptions({
    queryKey: ['households', 'unplaced', hamlet ?? null, limit],
    queryFn: ({ signal }) => get<UnplacedPage>('/households/unplaced', { hamlet, limit }, signal),
    placeholderData: keepPreviousData,
  });

const MOST = 1000;

/** Those of a hamlet whose best place may be accepted unseen. */
export const surePlaces = (hamlet: string | undefined) =>
  get<UnplacedPage>('/households/unplaced', { hamlet, sure: true, limit: MOST });

/** Where one household may stand, by its address or beside another one. */
export const placesQuery = (id: string, beside?: string) =>
  queryOptions({
    queryKey: ['households', 'places', id, beside ?? null],
    queryFn: async ({ signal }) =>
      (await get<{ items: PlaceSuggestion[] }>(`/households/${id}/places`, { beside }, signal)).items,
  });

/** Places that a person should look at. */
export const qualityQuery = (hamlet: string | undefined, kind: IssueKind | undefined) =>
  queryOptions({
    queryKey: ['households', 'quality', hamlet ?? null, kind ?? null],
    queryFn: ({ signal }) => get<PlaceQuality>('/households/quality', { hamlet, kind }, signal),
    placeholderData: keepPreviousData,
  });

const refreshed = async <T>(change: Promise<T>): Promise<T> => {
  try {
    return await change;
  } finally {
    refreshAll().catch(() => undefined);
  }
};

/** Puts one household in its place; refused where somebody else changed it meanwhile. */
export const placeHousehold = (household: { id: string; version: number | null }, place: Place) =>
  refreshed(
    ask<HouseholdDetail>('POST', `/households/${household.id}/location`, {
      body: place,
      ...(household.version === null ? {} : { ifMatch: household.version }),
    }),
  );

/** Households written in one request: so few that nobody else waits long for it. */
const AT_ONCE = 20;

/**
 * Writes many places, some at a time.
 * @param progress  called with the number written so far
 */
export async function placeMany(
  places: LocationsChange['places'],
  { onlyUnplaced = false, progress = () => {} }: { onlyUnplaced?: boolean; progress?: (done: number) => void } = {},
): Promise<void> {
  try {
    for (let from = 0; from < places.length; from += AT_ONCE) {
      await post('/households/locations', { places: places.slice(from, from + AT_ONCE), onlyUnplaced });
      progress(Math.min(places.length, from + AT_ONCE));
    }
  } finally {
    refreshAll().catch(() => undefined);
  }
}

/** A check is all right as it is, or is to be shown again. */
export const reviewPlace = ({ hamletId, key }: Pick<PlaceIssue, 'hamletId' | 'key'>, reviewed: boolean) =>
  refreshed(post<{ changed: number }>('/households/quality/reviewed', { hamletId, key, reviewed }));
