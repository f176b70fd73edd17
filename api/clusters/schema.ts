import { z } from '@hono/zod-openapi';
import { id, itemsOf, position } from '../http/schema.ts';

const bbox = z.array(z.number()).length(4).nullable().openapi({ description: '[west, south, east, north] in degrees' });

const boundary = z
  .object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(z.array(z.number())))) })
  .nullable()
  .openapi({ description: 'GeoJSON, where known' });

export const hamletSchema = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    boundary,
    center: position.nullable(),
    bbox,
    version: z.number().int(),
  })
  .openapi('Hamlet');
export type Hamlet = z.infer<typeof hamletSchema>;
export const hamletList = itemsOf(hamletSchema).openapi('HamletList');

/** A residential cluster with its counts, inactive households left out; a member counts the households in his charge. */
export const clusterSchema = z
  .object({
    id,
    hamletId: id,
    name: z.string(),
    households: z.number().int(),
    reached: z.number().int(),
    neverReached: z.number().int(),
    flagged: z.number().int(),
    unassigned: z.number().int(),
    center: position.nullable(),
    bbox,
    version: z.number().int(),
  })
  .openapi('Cluster');
export type Cluster = z.infer<typeof clusterSchema>;
export const clusterList = itemsOf(clusterSchema).openapi('ClusterList');
export const clusterQuery = z.object({ hamlet: id.optional() });

const name = z.string().trim().min(1).max(100);
export const clusterCreate = z.strictObject({ id, hamletId: id, name }).openapi('ClusterCreate');
export const clusterPatch = z.strictObject({ name }).openapi('ClusterPatch');
