import { queryOptions } from '@tanstack/react-query';
import type { BasemapAnswer, BasemapState } from '#api/basemap/schema.ts';
import { get, post, remove } from '../app/http.ts';
import { bumpDataVersion } from '../app/live.ts';
import { queryClient } from '../app/query-client.ts';

/** The ground in use, the former one, and what is being brought in. */
export const basemapQuery = queryOptions({
  queryKey: ['basemap'],
  queryFn: ({ signal }) => get<BasemapState>('/basemap', undefined, signal),
});

/** A file as the ground, or what it would be. */
export function bringBasemap(file: File, attribution: string, dryRun: boolean): Promise<BasemapAnswer> {
  const form = new FormData();
  form.set('file', file);
  if (attribution.trim() !== '') form.set('attribution', attribution.trim());
  return post<BasemapAnswer>('/basemap', form, dryRun ? { dryRun: true } : {});
}

export const removeBasemap = () => remove<void>('/basemap').finally(refreshGround);
export const restoreBasemap = () => post<void>('/basemap/restore', {}).finally(refreshGround);

/** The ground changed: every map draws anew. */
export async function refreshGround(): Promise<void> {
  bumpDataVersion();
  await Promise.all(['basemap', 'ground'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}
