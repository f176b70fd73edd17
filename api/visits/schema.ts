import { z } from '@hono/zod-openapi';
import { VISIT_OUTCOMES } from '#geo';
import { id, localDate, position } from '../http/schema.ts';

const codes = z.array(z.string().min(1).max(60)).max(50);

/** One call at one household. `supported` counts persons: at least one where the outcome is `supported`, else none. */
export const visitCreate = z
  .strictObject({
    id,
    householdId: id,
    at: z.iso.datetime({ offset: true }).openapi({ description: 'instant of the call' }),
    outcome: z.enum(VISIT_OUTCOMES),
    supported: z.number().int().min(0).max(99).optional(),
    topics: codes.default([]),
    platforms: codes
      .nullish()
      .openapi({ description: 'platforms the household was seen to use; added to what is known' }),
    followUpOn: localDate.nullish(),
    note: z.string().trim().max(2000).nullish(),
    location: position.nullish().openapi({ description: 'measured at the door' }),
    locationAccuracyMetres: z.number().min(0).max(100_000).nullish(),
    memberIds: z.array(id).max(20).optional().openapi({ description: 'who went; by default oneself' }),
    supersedes: id.nullish().openapi({ description: 'the visit this one corrects' }),
  })
  .openapi('VisitCreate');
export type VisitCreate = z.infer<typeof visitCreate>;

export const visitSchema = z
  .object({
    id,
    householdId: id,
    at: z.string(),
    outcome: z.enum(VISIT_OUTCOMES),
    supported: z.number().int(),
    topics: z.array(z.string()),
    platforms: z.array(z.string()).nullable(),
    followUpOn: localDate.nullable(),
    note: z.string().nullable(),
    location: position.nullable(),
    memberIds: z.array(id),
    supersedes: id.nullable(),
    recordedAt: z.string(),
    undone: z.boolean(),
    superseded: z.boolean(),
  })
  .openapi('Visit');
export type Visit = z.infer<typeof visitSchema>;
