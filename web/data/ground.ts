import { queryOptions } from '@tanstack/react-query';
import type { ShownGround } from '#api/basemap/schema.ts';
import { get } from '../app/http.ts';

/** Whom the map must name for its ground, and how far the ground reaches. */
export const groundQuery = queryOptions({
  queryKey: ['ground'],
  queryFn: ({ signal }) => get<ShownGround>('/basemap/shown', undefined, signal),
});
