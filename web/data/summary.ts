import { queryOptions } from '@tanstack/react-query';
import type { SummaryBy, SummaryItem } from '#api/coverage/schema.ts';
import { get } from '../app/http.ts';

export type { SummaryItem };

/** Measures by commune, hamlet, cluster or member. */
export const summaryQuery = (by: SummaryBy, hamlet?: string, cluster?: string) =>
  queryOptions({
    queryKey: ['summary', by, hamlet ?? null, cluster ?? null],
    queryFn: async ({ signal }) =>
      (await get<{ items: SummaryItem[] }>('/summary', { by, hamlet, cluster }, signal)).items,
  });
