import { queryOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import type { Norm, Platform, Topic } from '#api/catalogues/schema.ts';
import { get } from '../app/http.ts';

const A_DAY_MS = 86_400_000;

/** What is taught, the most frequent first. */
export const topicsQuery = queryOptions({
  queryKey: ['topics'],
  staleTime: A_DAY_MS,
  queryFn: async ({ signal }) => (await get<{ items: Topic[] }>('/topics', undefined, signal)).items,
});

/** Digital platforms that count as adopted. */
export const platformsQuery = queryOptions({
  queryKey: ['platforms'],
  staleTime: A_DAY_MS,
  queryFn: async ({ signal }) => (await get<{ items: Platform[] }>('/platforms', undefined, signal)).items,
});

/** The norms in force today. */
export const normsQuery = queryOptions({
  queryKey: ['norms'],
  staleTime: A_DAY_MS,
  queryFn: async ({ signal }) => (await get<{ items: Norm[] }>('/norms', undefined, signal)).items,
});

/** Name of a topic or platform in the language of the page. */
export const nameOf = (entry: { nameVi: string; nameEn: string }): string =>
  i18next.language === 'en' ? entry.nameEn : entry.nameVi;
