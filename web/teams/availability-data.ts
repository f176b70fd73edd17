import { queryOptions } from '@tanstack/react-query';
import type { AbsenceCreate, Availability, AvailabilityPut } from '#api/availability/schema.ts';
import { ask, get, post, remove } from '../app/http.ts';
import { queryClient } from '../app/query-client.ts';

/** When the serving members of a team can come, by their identifiers. */
export const availabilityQuery = (hamlet: string | undefined) =>
  queryOptions({
    queryKey: ['availability', hamlet ?? null],
    queryFn: async ({ signal }) => {
      const { items } = await get<{ items: Availability[] }>('/availability', { hamlet }, signal);
      return new Map(items.map((item) => [item.memberId, item]));
    },
  });

async function refreshed<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['availability'] });
  }
}

export const putAvailability = ({ memberId, version }: Availability, facts: AvailabilityPut) =>
  refreshed(ask<Availability>('PUT', `/availability/${memberId}`, { body: facts, ifMatch: version }));

export const addAbsence = (memberId: string, absence: AbsenceCreate) =>
  refreshed(post<Availability>(`/availability/${memberId}/absences`, absence));

export const removeAbsence = (memberId: string, absenceId: string) =>
  refreshed(remove<Availability>(`/availability/${memberId}/absences/${absenceId}`));
