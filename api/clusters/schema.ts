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
    locked: z.boolean().openapi({ description: 'Stays as it is: no proposal and no move changes it' }),
    version: z.number().int(),
  })
  .openapi('Cluster');
export type Cluster = z.infer<typeof clusterSchema>;
export const clusterList = itemsOf(clusterSchema).openapi('ClusterList');
export const clusterQuery = z.object({ hamlet: id.optional() });

const name = z.string().trim().min(1).max(100);
const ring = z.array(position).min(4).max(5000);
const multiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) });
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) });
const area = z.union([multiPolygon, polygon]).openapi({ type: 'object' });
export const clusterCreate = z.strictObject({ id, hamletId: id, name }).openapi('ClusterCreate');
export const clusterPatch = z
  .strictObject({
    name: name.optional(),
    locked: z.boolean().optional(),
    outline: area.optional().openapi({
      description: 'GeoJSON: the households inside join, those of the cluster outside go to their nearest neighbour',
    }),
  })
  .openapi('ClusterPatch');

const changeId = id
  .nullable()
  .openapi({ description: 'For POST /clusters/proposals/{id}/undo; null: nothing changed' });
export const clusterPatched = clusterSchema.extend({ changeId }).openapi('ClusterPatched');

export const clusterSplit = z
  .strictObject({
    line: z.array(position).min(2).max(500).openapi({ description: 'Drawn across; its ends are prolonged' }),
    names: z
      .array(name)
      .min(1)
      .max(2)
      .optional()
      .openapi({ description: 'Of the larger part, which stays, and of the other' }),
  })
  .openapi('ClusterSplit');
export const clusterMerge = z
  .strictObject({
    clusterIds: z.array(id).min(2).max(20).openapi({ description: 'The first stays, the others join it' }),
    name: name.optional(),
  })
  .openapi('ClusterMerge');

/** A cluster with its households and its outline, as it stands or as it is proposed. */
export const clusterShape = z
  .object({
    id,
    name: z.string(),
    householdIds: z.array(id),
    households: z.number().int(),
    outline: z
      .object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(z.array(z.number())))) })
      .nullable(),
    locked: z.boolean(),
    isNew: z.boolean(),
  })
  .openapi('ClusterShape');
export type ClusterShape = z.infer<typeof clusterShape>;
export const clusterShapeList = itemsOf(clusterShape)
  .extend({ homes: z.array(z.object({ id, location: position })).openapi({ description: 'Where households live' }) })
  .openapi('ClusterShapeList');
export type ClusterShapeList = z.infer<typeof clusterShapeList>;
export const clusterShapeQuery = z.object({ hamlet: id });

export const proposalOptions = z
  .strictObject({
    least: z.number().int().min(1).max(1000).optional(),
    target: z.number().int().min(2).max(1000).optional(),
    most: z.number().int().min(2).max(1000).optional(),
    existing: z.enum(['keep', 'redraw']).optional(),
    seed: z.number().int().min(1).max(1_000_000).optional(),
  })
  .openapi('ClusterProposalOptions', {
    description:
      'Households in a cluster; `keep` changes known clusters only where they must, `redraw` all but locked ones',
  });
export type ProposalOptions = z.infer<typeof proposalOptions>;
export const clusterProposalRequest = z
  .strictObject({ hamletId: id, options: proposalOptions.default({}) })
  .openapi('ClusterProposalRequest');

const clusterMeasure = z.object({
  smallest: z.number().int(),
  largest: z.number().int(),
  meanMinutes: z.number().openapi({ description: 'on foot, between two households of one cluster' }),
});

const clusterProblem = z.object({
  kind: z.enum(['too_small', 'too_large', 'not_connected', 'outline_parts']),
  clusterId: id,
  households: z.number().int().optional(),
  parts: z.number().int().optional(),
  why: z.enum(['locked', 'kept', 'no_neighbours', 'shape', 'across_water']).optional(),
});
export type ClusterProblem = z.infer<typeof clusterProblem>;

const proposalHead = {
  id,
  hamletId: id,
  how: z.enum(['computed', 'split', 'merge', 'redraw', 'move', 'patch']),
  state: z.enum(['open', 'accepted', 'undone']),
  madeAt: z.string(),
  acceptedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  left: z.number().int().openapi({ description: 'clusters of its outcome that were not accepted' }),
  version: z.number().int(),
};
/** A change of a hamlet's clusters: proposed by computation, or made by hand and taken at once. */
export const clusterProposal = z
  .object({
    ...proposalHead,
    taken: z.array(id).openapi({
      description: 'Clusters of `after` that were accepted; the others can be, until it is undone',
    }),
    options: proposalOptions,
    before: z.array(clusterShape),
    after: z.array(clusterShape),
    moved: z.array(z.object({ householdId: id, from: id.nullable(), to: id.nullable() })),
    unplaced: z.array(id).openapi({ description: 'Households in no cluster: nobody knows where they live' }),
    problems: z.array(clusterProblem),
    measure: z
      .object({ before: clusterMeasure.nullable(), after: clusterMeasure })
      .nullable()
      .openapi({ description: 'How compact and even, before and as proposed; null: a change by hand' }),
    approximate: z.boolean().openapi({ description: 'No lanes are known: ways are straight lines with a detour' }),
  })
  .openapi('ClusterProposal');
export type ClusterProposal = z.infer<typeof clusterProposal>;
export const clusterProposalList = itemsOf(z.object(proposalHead)).openapi('ClusterProposalList');
export type ClusterProposalHead = z.infer<typeof clusterProposalList>['items'][number];
export const clusterProposalAccept = z
  .strictObject({
    parts: z
      .array(id)
      .min(1)
      .max(1000)
      .optional()
      .openapi({ description: 'Clusters of `after` not taken yet; all that are left without it' }),
  })
  .openapi('ClusterProposalAccept');

/** What a change by hand came to. */
export const clustersChanged = z.object({ changeId, clusters: z.array(clusterSchema) }).openapi('ClustersChanged');
export type ClustersChanged = z.infer<typeof clustersChanged>;
