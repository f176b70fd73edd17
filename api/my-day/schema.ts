import { z } from '@hono/zod-openapi';
import { OUTREACH_STATUSES, VISIT_OUTCOMES } from '#geo';
import { id, localDate, position } from '../http/schema.ts';
import { VISIT_REASONS } from '../plans/schema.ts';

/** `through`: doors of the day, in the order in which the line is to pass them; left out: all, as planned. */
export const myDayQuery = z.object({
  date: localDate.optional(),
  through: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(id).min(1).max(100))
    .openapi({ type: 'string', example: '01900000-0000-7000-8000-000000000001' })
    .optional(),
});

const minutes = z.number().min(0);

const stop = z.object({
  householdId: id,
  position: z.number().int().openapi({ description: 'place in the order of the walk, from 1' }),
  head: z.string().nullable(),
  address: z.string().nullable(),
  location: position.nullable(),
  elderly: z.boolean().nullable(),
  eldestBirthYear: z.number().int().nullable(),
  deviceless: z.boolean().nullable(),
  status: z.enum(OUTREACH_STATUSES).nullable(),
  flagged: z.boolean().nullable(),
  reasons: z.array(z.string()).nullable().openapi({ description: 'why anybody should go there' }),
  reason: z.enum(VISIT_REASONS).openapi({ description: 'why on this day' }),
  expectedMinutes: minutes.openapi({ description: 'at the door' }),
  calls: z
    .array(z.object({ id, at: z.string(), outcome: z.enum(VISIT_OUTCOMES) }))
    .openapi({ description: 'visits of that day that count, oldest first, whoever called' }),
  doneAt: z.string().nullable().openapi({ description: 'of the last call of the day' }),
  outcome: z.enum(VISIT_OUTCOMES).nullable(),
});
export type MyDayStop = z.infer<typeof stop>;

const line = z
  .object({
    coordinates: z
      .array(position)
      .openapi({ description: 'from the start past all stops, or past those asked for, `[lon, lat]`' }),
    ends: z
      .array(z.number().int())
      .openapi({ description: 'where in `coordinates` each walk from one known place to the next ends' }),
    metres: z.number(),
    minutes,
    approximate: z.boolean().openapi({ description: 'not along known lanes, at least in part' }),
  })
  .nullable();

const day = z
  .object({
    date: localDate,
    from: z.string(),
    to: z.string(),
    with: z.array(z.string()).openapi({ description: 'names of the others who go' }),
    clusterNames: z.array(z.string()),
    changedAt: z.string().nullable().openapi({ description: 'changed after it was published' }),
    start: position.nullable().openapi({ description: 'where the member sets out; null: at the first door' }),
    stops: z.array(stop),
    line,
    matrix: z
      .array(z.array(minutes))
      .openapi({ description: 'walking minutes: row and column 0 the start, then the stops in their order' }),
  })
  .openapi('MyDayPlan');
export type MyDayPlan = z.infer<typeof day>;

/** What a member is sent to on a date, and when he goes out next. Names come only for today and tomorrow. */
export const myDaySchema = z
  .object({
    date: localDate,
    next: localDate.nullable().openapi({ description: 'the day after `date` on which he goes out' }),
    day: day.nullable(),
  })
  .openapi('MyDay');
export type MyDay = z.infer<typeof myDaySchema>;
