import { z } from '@hono/zod-openapi';
import { id, itemsOf, pageOf, pageQuery, position } from '../http/schema.ts';

const ring = z.array(z.array(z.number().min(-180).max(180)).min(2).max(3)).min(4);
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) });
const multiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) });

/** A boundary as GeoJSON; anything beyond `[longitude, latitude]` in a position is left out. */
const boundary = z
  .union([multiPolygon, polygon])
  .openapi({ description: 'GeoJSON Polygon or MultiPolygon, WGS 84 degrees', type: 'object' });
const keptBoundary = multiPolygon.nullable();
const version = z.number().int();
const name = z.string().trim().min(1).max(100);

export const boundaryPut = z.strictObject({ boundary: boundary.nullable() }).openapi('BoundaryPut');

/** Several hamlets at once, for borders they share: all or none. */
export const boundarySet = z
  .strictObject({
    hamlets: z
      .array(z.strictObject({ hamletId: id, version, boundary: boundary.nullable() }))
      .min(1)
      .max(500),
  })
  .openapi('BoundarySet');
export type BoundarySet = z.input<typeof boundarySet>;

export const hamletBoundary = z
  .object({ id, code: z.string(), name: z.string(), boundary: keptBoundary, version })
  .openapi('HamletBoundary');
export type HamletBoundary = z.infer<typeof hamletBoundary>;
export const hamletBoundaryList = itemsOf(hamletBoundary).openapi('HamletBoundaryList');

export const hamletCreate = z.strictObject({ id, name, boundary: boundary.nullish() }).openapi('HamletCreate');
export const hamletPatch = z.strictObject({ name }).openapi('HamletPatch');

export const proposalRequest = z
  .strictObject({
    hamletIds: z
      .array(id)
      .min(1)
      .max(500)
      .optional()
      .openapi({ description: 'only these; the boundaries of the others stay, and nothing of them is proposed' }),
  })
  .openapi('BoundaryProposalRequest');

export const proposal = z
  .object({
    hamletId: id,
    boundary: multiPolygon,
    squareMetres: z.number(),
    households: z.number().int().openapi({ description: 'of the hamlet, inside' }),
    left: z.array(id).openapi({ description: 'households of the hamlet that lie outside of what is proposed' }),
  })
  .openapi('BoundaryProposal');
export type Proposal = z.infer<typeof proposal>;
export const proposalList = itemsOf(proposal).openapi('BoundaryProposalList');

/** Where households live and which hamlet they name, without a word of who they are. */
export const householdPoints = z
  .object({
    hamletIds: z.array(id),
    points: z.array(z.tuple([id, z.number().int(), z.number(), z.number()])).openapi({
      description: '[id, place of its hamlet in hamletIds, longitude, latitude]',
      type: 'array',
      items: { type: 'array', items: {} },
    }),
  })
  .openapi('HouseholdPoints');
export type HouseholdPoints = z.infer<typeof householdPoints>;

export const disagreementQuery = z.object({
  ...pageQuery,
  hamlet: id.optional(),
  inside: z.union([id, z.literal('none')]).optional(),
});

export const disagreement = z
  .object({
    household: z.object({ id, code: z.string().nullable(), head: z.string() }),
    location: position,
    hamletId: id,
    insideId: id.nullable().openapi({ description: 'the hamlet whose boundary holds it' }),
    metres: z.number().int().nullable().openapi({ description: 'to the boundary of its own hamlet' }),
  })
  .openapi('Disagreement');
export type DisagreementItem = z.infer<typeof disagreement>;

export const disagreementPage = pageOf(disagreement)
  .extend({
    pairs: z.array(z.object({ hamletId: id, insideId: id.nullable(), households: z.number().int() })),
  })
  .openapi('DisagreementPage');
export type DisagreementPage = z.infer<typeof disagreementPage>;

export const mendRequest = z.strictObject({ householdIds: z.array(id).min(1).max(1000) }).openapi('DisagreementMend');
