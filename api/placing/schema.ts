import { z } from '@hono/zod-openapi';
import { householdLocation, householdSchema, LOCATION_SOURCES } from '../households/schema.ts';
import { flag, id, itemsOf, pageOf, pageQuery, position } from '../http/schema.ts';

const REASONS = ['between_numbers', 'beside_number', 'along_lane', 'beside_neighbour', 'same_cluster'] as const;

/** A place a household may stand on, and why. */
export const placeSuggestion = z
  .object({
    location: position,
    score: z.number().openapi({ description: '0 to 1; from 0.8 on it may be accepted unseen' }),
    accuracyMetres: z.number(),
    onBuilding: z.boolean().openapi({ description: 'an empty house seen from above stands there' }),
    reason: z.object({
      kind: z.enum(REASONS),
      from: z.string().optional(),
      to: z.string().optional(),
      number: z.string().optional(),
      lane: z.string().nullable().optional(),
      head: z.string().optional(),
    }),
  })
  .openapi('PlaceSuggestion');
export type PlaceSuggestion = z.infer<typeof placeSuggestion>;

/** A household without a place, with where it may stand, best first. */
export const unplacedHousehold = householdSchema
  .extend({ suggestions: z.array(placeSuggestion) })
  .openapi('UnplacedHousehold');
export type UnplacedHousehold = z.infer<typeof unplacedHousehold>;

export const unplacedQuery = z.object({
  hamlet: id.optional(),
  sure: flag.optional().openapi({ description: 'only those whose best place may be accepted unseen' }),
  ...pageQuery,
});
export const unplacedPage = pageOf(unplacedHousehold)
  .extend({ sure: z.number().int().nullable().openapi({ description: 'of one hamlet: how many have a sure place' }) })
  .openapi('UnplacedPage');
export type UnplacedPage = z.infer<typeof unplacedPage>;

/** Where one household may stand; beside another one, where that is asked. */
export const placesQuery = z.object({ beside: id.optional() });
export const placesList = itemsOf(placeSuggestion).openapi('PlaceSuggestions');

/** Places of many households at once; null takes a place back. */
export const locationsChange = z
  .strictObject({
    places: z
      .array(
        z.strictObject({
          id,
          location: position.nullable(),
          source: z.enum(LOCATION_SOURCES),
          accuracyMetres: householdLocation.shape.accuracyMetres,
        }),
      )
      .min(1)
      .max(100),
    onlyUnplaced: z.boolean().optional().openapi({ description: 'who got a place meanwhile keeps it' }),
  })
  .openapi('LocationsChange');
export type LocationsChange = z.infer<typeof locationsChange>;

export const ISSUE_KINDS = ['outside_hamlet', 'in_water', 'same_point', 'outlier', 'numbering_gap'] as const;
export type IssueKind = (typeof ISSUE_KINDS)[number];

/** Something about places that a person should look at, with the households it is about. */
export const placeIssue = z
  .object({
    key: z.string(),
    kind: z.enum(ISSUE_KINDS),
    hamletId: id,
    households: z.array(householdSchema),
    metres: z.number().optional(),
    liesInHamletId: id.nullable().optional(),
    of: z.enum(['cluster', 'hamlet']).optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    missing: z.array(z.number().int()).optional(),
  })
  .openapi('PlaceIssue');
export type PlaceIssue = z.infer<typeof placeIssue>;

export const qualityQuery = z.object({
  hamlet: id.optional(),
  kind: z.enum(ISSUE_KINDS).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const qualityList = itemsOf(placeIssue)
  .extend({
    total: z.number().int(),
    byKind: z.record(z.enum(ISSUE_KINDS), z.number().int()),
    /** households with a place that were looked at */
    checked: z.number().int(),
  })
  .openapi('PlaceQuality');
export type PlaceQuality = z.infer<typeof qualityList>;

/** A check was looked at and is all right as it is; or, taken back, it is not. */
export const placeReview = z
  .strictObject({ hamletId: id, key: z.string().min(1).max(100), reviewed: z.boolean() })
  .openapi('PlaceReview');
