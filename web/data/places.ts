import { queryOptions } from '@tanstack/react-query';
import type { Cluster, Hamlet } from '#api/clusters/schema.ts';
import type { Member } from '#api/teams/schema.ts';
import { get } from '../app/http.ts';

interface Items<T> {
  items: T[];
}

/** The hamlets the user may see. */
export const hamletsQuery = queryOptions({
  queryKey: ['hamlets'],
  queryFn: async ({ signal }) => (await get<Items<Hamlet>>('/hamlets', undefined, signal)).items,
});

/** Residential clusters of a hamlet or, without one, of all the user's hamlets, with their counts. */
export const clustersQuery = (hamlet: string | undefined) =>
  queryOptions({
    queryKey: ['clusters', hamlet ?? null],
    queryFn: async ({ signal }) => (await get<Items<Cluster>>('/clusters', { hamlet }, signal)).items,
  });

/** Members with the number of households each is in charge of; ended terms too. */
export const membersQuery = (hamlet: string | undefined) =>
  queryOptions({
    queryKey: ['members', hamlet ?? null],
    queryFn: async ({ signal }) => (await get<Items<Member>>('/members', { hamlet }, signal)).items,
  });
