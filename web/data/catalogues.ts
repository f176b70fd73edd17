import { queryOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import type { Norm, Platform, Topic } from '#api/catalogues/schema.ts';
import { get, isOffline } from '../app/http.ts';
import { keep, kept } from '../app/kept.ts';

const A_DAY_MS = 86_400_000;

/** A list that a door's form needs: the phone keeps it, so that it is there without signal. */
async function keptList<T>(name: 'topics' | 'platforms', signal: AbortSignal): Promise<T[]> {
  try {
    const { items } = await get<{ items: T[] }>(`/${name}`, undefined, signal);
    keep(name, items);
    return items;
  } catch (error) {
    const last = isOffline(error) ? kept<T[]>(name) : null;
    if (last) return last;
    throw error;
  }
}

/** What is taught, the most frequent first. */
export const topicsQuery = queryOptions({
  queryKey: ['topics'],
  staleTime: A_DAY_MS,
  networkMode: 'always',
  queryFn: ({ signal }) => keptList<Topic>('topics', signal),
});

/** Digital platforms that count as adopted. */
export const platformsQuery = queryOptions({
  queryKey: ['platforms'],
  staleTime: A_DAY_MS,
  networkMode: 'always',
  queryFn: ({ signal }) => keptList<Platform>('platforms', signal),
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
