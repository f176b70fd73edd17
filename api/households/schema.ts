import { z } from '@hono/zod-openapi';
import { OUTREACH_STATUSES, VISIT_OUTCOMES } from '#geo';
import type { IssueWord } from '../http/issue-words.vi.ts';
import {
  changedSchema,
  flag,
  id,
  idParam,
  listOf,
  localDate,
  pageOf,
  pageQuery,
  position,
  tristate,
} from '../http/schema.ts';

export { idParam };

/** Numbers of people in one household; more is a slip of the finger. */
const count = z.number().int().min(0).max(99);
const birthYear = z.number().int().min(1880).max(2200);
const name = z.string().trim().min(1).max(200);
const phone = z.string().trim().min(1).max(30);
const address = z.string().trim().min(1).max(300);
const code = z.string().trim().min(1).max(60);
const platforms = z.array(z.string().max(60)).max(50);

export const LOCATION_SOURCES = ['register', 'tapped', 'measured', 'suggested'] as const;

/** A household as the asking user may see it: what he may not see is null, and so is what nobody knows. */
export const householdSchema = z
  .object({
    id,
    code: z.string().nullable(),
    head: z.string().nullable(),
    phone: z.string().nullable().openapi({ description: 'masked in lists, whole in the single household' }),
    address: z.string().nullable(),
    hamletId: id,
    clusterId: id.nullable(),
    memberId: id.nullable(),
    location: position.nullable(),
    elderly: z.boolean().nullable(),
    elders: count.nullable(),
    eldestBirthYear: birthYear.nullable(),
    adults: count.nullable(),
    adultsWithoutDevice: count.nullable(),
    deviceless: z.boolean().nullable(),
    status: z.enum(OUTREACH_STATUSES).nullable(),
    flagged: z.boolean().nullable(),
    priorityRank: z.number().int().min(1).max(7).nullable(),
    reasons: z.array(z.string()).nullable(),
    lastVisitAt: z.string().nullable(),
    followUpOn: localDate.nullable(),
    platforms: z.array(z.string()).nullable(),
    version: z.number().int().nullable(),
  })
  .openapi('Household');
export type Household = z.infer<typeof householdSchema>;

/** One household with what only its panel shows. */
export const householdDetailSchema = householdSchema
  .extend({
    locationSource: z.enum(LOCATION_SOURCES).nullable(),
    locationAccuracyMetres: z.number().nullable(),
    locationDoubtful: z.boolean().nullable(),
    proposed: z.boolean().nullable(),
  })
  .openapi('HouseholdDetail');
export type HouseholdDetail = z.infer<typeof householdDetailSchema>;

/** `west,south,east,north` in degrees. */
const bbox = z
  .string()
  .transform((text) => text.split(',').map(Number))
  .pipe(z.tuple([z.number(), z.number(), z.number(), z.number()]))
  .refine(([west, south, east, north]) => west <= east && south <= north, { message: 'box' satisfies IssueWord })
  .openapi({ type: 'string', example: '106.2,20.0,106.4,20.2' });

/** What a list of households can be narrowed to. A filter on what a user may not see finds nothing of it. */
export const householdFilter = z.object({
  hamlet: id.optional(),
  cluster: id.optional(),
  member: id.optional(),
  status: listOf(OUTREACH_STATUSES).optional(),
  flagged: flag.optional(),
  elderly: tristate.optional(),
  deviceless: tristate.optional(),
  unassigned: flag.optional(),
  unplaced: flag.optional(),
  proposed: flag.optional(),
  q: z.string().trim().max(100).optional(),
  bbox: bbox.optional(),
});
export type HouseholdFilter = z.infer<typeof householdFilter>;

export const householdQuery = householdFilter.extend({ sort: z.enum(['priority']).default('priority'), ...pageQuery });
export const householdPage = pageOf(householdSchema).openapi('HouseholdPage');
export type HouseholdPage = z.infer<typeof householdPage>;

const facts = {
  code: code.nullable(),
  head: name,
  phone: phone.nullable(),
  address: address.nullable(),
  hamletId: id,
  clusterId: id.nullable(),
  location: position.nullable(),
  locationSource: z.enum(['tapped', 'measured', 'suggested']),
  locationAccuracyMetres: z.number().min(0).max(100_000).nullable(),
  elders: count.nullable(),
  eldestBirthYear: birthYear.nullable(),
  elderly: z.boolean().nullable(),
  adults: count.nullable(),
  adultsWithoutDevice: count.nullable(),
  deviceless: z.boolean().nullable(),
  platforms: platforms.nullable(),
};

/** A correction: what is named changes, the rest stays; null says that it is unknown. */
export const householdPatch = z.strictObject(facts).partial().openapi('HouseholdPatch');
export type HouseholdPatch = z.infer<typeof householdPatch>;

/** Where a household stands, and how that is known. */
export const householdLocation = z
  .strictObject({
    location: position,
    source: z.enum(LOCATION_SOURCES),
    accuracyMetres: facts.locationAccuracyMetres.optional(),
  })
  .openapi('HouseholdLocation');

/** A new household under an identifier made by the client; from a member it is a proposal. */
export const householdCreate = z
  .strictObject(facts)
  .partial()
  .required({ head: true, hamletId: true })
  .extend({ id })
  .openapi('HouseholdCreate');
export type HouseholdCreate = z.infer<typeof householdCreate>;

/** Many households into one cluster, or out of any. */
export const setCluster = z
  .strictObject({ householdIds: z.array(id).min(1).max(1000), clusterId: id.nullable() })
  .openapi('SetCluster');
export const clusterSet = changedSchema
  .extend({
    changeIds: z.array(id).openapi({ description: 'For POST /clusters/proposals/{id}/undo, one for each hamlet' }),
  })
  .openapi('ClusterSet');

export const HISTORY_KINDS = ['visit', 'assignment', 'edit', 'import', 'location'] as const;

/** One entry of a household's timeline, newest first. */
export const historyItem = z
  .object({
    id: z.string(),
    kind: z.enum(HISTORY_KINDS),
    at: z.string(),
    byName: z.string().nullable(),
    outcome: z.enum(VISIT_OUTCOMES).optional(),
    supported: z.number().int().optional(),
    topics: z.array(z.string()).optional(),
    platforms: z.array(z.string()).optional(),
    followUpOn: localDate.nullable().optional(),
    note: z.string().nullable().optional(),
    memberId: id.nullable().optional(),
    memberName: z.string().nullable().optional(),
    previousMemberId: id.nullable().optional(),
    action: z.string().optional().openapi({ description: 'what was done to the household' }),
    fields: z.array(z.string()).optional(),
    undoable: z.boolean(),
    undone: z.boolean().optional(),
    superseded: z.boolean().optional(),
  })
  .openapi('HistoryItem');
export type HistoryItem = z.infer<typeof historyItem>;
export const historySchema = z.object({ items: z.array(historyItem) }).openapi('History');

/** A priority household that a visit took out of sight, until its leader has looked. */
export const endedHousehold = householdSchema
  .extend({ endedAt: z.string(), endedBy: z.string().nullable(), note: z.string().nullable() })
  .openapi('EndedHousehold');
export type EndedHousehold = z.infer<typeof endedHousehold>;
export const endedHouseholds = z.object({ items: z.array(endedHousehold) }).openapi('EndedHouseholds');
