import { z } from '@hono/zod-openapi';
import type { IssueWord } from '../http/issue-words.vi.ts';
import { id, itemsOf, localDate, position, timeOfDay as time } from '../http/schema.ts';

const range = { from: localDate, to: localDate };
const shift = z
  .strictObject({ weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7), from: time, to: time })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'after_beginning' satisfies IssueWord });
const harvest = z
  .strictObject({ ...range, work: z.enum(['evenings', 'none']) })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'from_first_day' satisfies IssueWord });

export const VISIT_REASONS = ['pinned', 'flagged', 'never_reached', 'follow_up', 'deepen', 'second_call'] as const;
export const PLAN_STATES = ['computing', 'draft', 'published', 'failed', 'cancelled', 'deleted'] as const;

export const planOptions = z
  .strictObject({
    daysPerWeek: z.number().int().min(1).max(7).openapi({ description: 'the most activity days a week' }),
    fewestMembers: z.number().int().min(1).max(12),
    replan: z.enum(['all', 'open']).openapi({ description: '`all`: published days are planned anew as well' }),
    empty: z.boolean().openapi({ description: 'begin with an empty plan, made by hand' }),
    shifts: z.array(shift).min(1).max(20),
    harvests: z.array(harvest).max(10),
    daysOff: z
      .array(localDate)
      .max(100)
      .openapi({ description: 'nobody goes out: holidays of one’s own, a rainy week' }),
    trial: z.boolean().openapi({ description: 'made to look at; `step: adopt` makes it a plan like others' }),
    without: z.array(id).max(12).openapi({ description: 'what if these members were not there' }),
    seed: z.number().int().min(1).max(1_000_000),
  })
  .partial()
  .openapi('PlanOptions');
export type PlanOptions = z.infer<typeof planOptions>;

/** A quarter's plan of one hamlet. `scenario` plans are for looking only: they cannot be published. */
export const planCreate = z
  .strictObject({ hamletId: id, ...range, options: planOptions.default({}) })
  .openapi('PlanCreate');
export type PlanCreate = z.infer<typeof planCreate>;

const visit = z.object({ householdId: id, memberId: id, reason: z.enum(VISIT_REASONS) });
const day = z
  .object({
    date: localDate,
    from: time,
    to: time,
    memberIds: z.array(id),
    clusterIds: z.array(id),
    visits: z.array(visit).openapi({ description: 'those of a member in the order in which he walks them' }),
    expectedSupports: z.number(),
    change: z
      .enum(['new', 'changed', 'same'])
      .nullable()
      .openapi({ description: 'beside the day as it was published; null: this plan was never published' }),
    past: z.boolean(),
    loads: z.array(
      z.object({
        memberId: id,
        households: z.number().int(),
        flagged: z.number().int(),
        workMinutes: z.number().openapi({ description: 'at the doors' }),
        walkMinutes: z.number(),
      }),
    ),
  })
  .openapi('PlanDay');
export type PlanDay = z.infer<typeof day>;

const normFigure = z.object({
  id: z.string(),
  period: z.string().openapi({ description: 'quarter `2026-Q4`, week `2026-W48`, date' }),
  memberId: id.optional(),
  planned: z.number(),
  threshold: z.number(),
  met: z.boolean(),
});
const shortfall = z.object({
  normId: z.string(),
  period: z.string(),
  memberId: id.optional(),
  reason: z.string(),
  needed: z.record(z.string(), z.union([z.number(), z.string()])),
});
const unplanned = z.object({ householdId: id, reason: z.enum(['postponed', 'comes_later', 'not_planned']) });
const warning = z.looseObject({ kind: z.string(), date: localDate.optional(), memberId: id.optional() });

/** What the plan comes to: the figures on top of the page. */
const outlook = z
  .object({
    supportsRecorded: z.number(),
    supportsExpected: z.number().openapi({ description: 'recorded and expected' }),
    flagged: z.number().int().openapi({ description: 'flagged households that can have a visit' }),
    flaggedPlanned: z.number().int(),
    lastFlaggedOn: localDate.nullable(),
    visits: z.number().int(),
    walkMinutes: z.number(),
    walkMetres: z.number(),
    hours: z.number().openapi({ description: 'of all members together, days to come' }),
  })
  .openapi('PlanOutlook');
export type PlanOutlook = z.infer<typeof outlook>;

const memberLoad = z.object({
  memberId: id,
  households: z.number().int().openapi({ description: 'in charge of' }),
  flagged: z.number().int(),
  visits: z.number().int(),
  hoursPerWeek: z.number(),
  walkMetres: z.number(),
});

const facts = {
  id,
  hamletId: id,
  ...range,
  state: z.enum(PLAN_STATES),
  options: planOptions,
  madeAt: z.string(),
  madeBy: z.string().nullable(),
  changedAt: z.string(),
  changedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
  replacedBy: id.nullable(),
  failure: z.string().nullable(),
  progress: z.number().min(0).max(1).nullable().openapi({ description: 'while computing' }),
  version: z.number().int(),
};
export const planSummary = z.object(facts).openapi('PlanSummary');
export type PlanSummary = z.infer<typeof planSummary>;
export const planList = itemsOf(planSummary).openapi('PlanList');
export const planQuery = z.object({ hamlet: id.optional() });

export const planSchema = z
  .object({
    ...facts,
    days: z.array(day),
    norms: z.array(normFigure),
    shortfalls: z.array(shortfall),
    unplanned: z.array(unplanned),
    warnings: z.array(warning),
    outlook,
    load: z.array(memberLoad),
    pairs: z
      .array(z.array(id).length(2))
      .openapi({ description: 'members who go only together; the first leads, their visits are in his name' }),
    undo: z.number().int().openapi({ description: 'steps that can be taken back' }),
    redo: z.number().int(),
    changedDays: z.number().int().openapi({ description: 'days that differ from what was published' }),
  })
  .openapi('Plan');
export type Plan = z.infer<typeof planSchema>;

const change = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('move_cluster'), clusterId: id, from: localDate, to: localDate }),
    z.strictObject({
      kind: z.literal('add_cluster'),
      clusterId: id,
      date: localDate,
      householdIds: z.array(id).min(1).max(500).optional(),
    }),
    z.strictObject({ kind: z.literal('remove_cluster'), clusterId: id, date: localDate }),
    z.strictObject({
      kind: z.literal('add_day'),
      date: localDate,
      from: time,
      to: time,
      memberIds: z.array(id).min(1).max(30),
    }),
    z.strictObject({ kind: z.literal('remove_day'), date: localDate }),
    z.strictObject({ kind: z.literal('move_day'), from: localDate, to: localDate }),
    z.strictObject({
      kind: z.literal('set_day'),
      date: localDate,
      from: time.optional(),
      to: time.optional(),
      memberIds: z.array(id).min(1).max(30).optional(),
    }),
    z.strictObject({ kind: z.literal('add_visit'), householdId: id, date: localDate, memberId: id.optional() }),
    z.strictObject({ kind: z.literal('remove_visit'), householdId: id, date: localDate }),
    z.strictObject({
      kind: z.literal('move_visit'),
      householdId: id,
      date: localDate,
      toDate: localDate.optional(),
      memberId: id.optional(),
      position: z.number().int().min(0).max(500).optional(),
    }),
  ])
  .openapi('PlanChange');
export type PlanChangeRequest = z.infer<typeof change>;

/** Changes made together: all or none; one step to take back. Or a step back or forth, or back to what is published. */
export const planPatch = z
  .strictObject({
    changes: z.array(change).min(1).max(50).optional(),
    step: z.enum(['undo', 'redo', 'reset', 'adopt']).optional(),
  })
  .refine((body) => (body.changes === undefined) !== (body.step === undefined), {
    message: 'changes_or_step' satisfies IssueWord,
  })
  .openapi('PlanPatch');
export type PlanPatch = z.infer<typeof planPatch>;
/** `dryRun`: the plan as it would be; nothing is kept. */
export const dryRunQuery = z.object({ dryRun: z.enum(['true', 'false']).optional() });

/** What differs between two plans of a hamlet; `after` is the one asked for. */
export const planComparison = z
  .object({
    before: outlook.extend({ id }),
    after: outlook.extend({ id }),
    days: z
      .array(z.object({ date: localDate, before: z.array(id).nullable(), after: z.array(id).nullable() }))
      .openapi({ description: 'clusters of the days that differ; null: no such day' }),
    norms: z.array(
      z.object({
        id: z.string(),
        period: z.string(),
        before: z.number().nullable(),
        after: z.number().nullable(),
        threshold: z.number(),
      }),
    ),
    visits: z.object({
      added: z.number().int(),
      removed: z.number().int(),
      otherDay: z.number().int(),
      otherMember: z.number().int(),
    }),
  })
  .openapi('PlanComparison');
export type PlanComparison = z.infer<typeof planComparison>;
export const comparisonQuery = z.object({ with: id });

/** Ways on foot of one day. */
export const planRoutes = z
  .object({
    date: localDate,
    approximate: z.boolean().openapi({ description: 'no lanes are known here: straight lines' }),
    routes: z.array(
      z.object({
        memberId: id,
        coordinates: z.array(position).openapi({ description: 'along the lanes, `[lon, lat]`' }),
        walkMinutes: z.number(),
        metres: z.number(),
        stops: z.array(
          z.object({
            householdId: id,
            head: z.string().nullable(),
            position: position.nullable(),
            arriveAt: time,
            minutes: z.number(),
          }),
        ),
      }),
    ),
  })
  .openapi('PlanRoutes');
export type PlanRoutes = z.infer<typeof planRoutes>;
export const routesQuery = z.object({ date: localDate });

export const EXPORT_FORMATS = ['gpx', 'ics', 'pdf', 'csv', 'text'] as const;
export const exportQuery = z.object({
  format: z.enum(EXPORT_FORMATS),
  date: localDate.optional(),
  member: id.optional(),
  language: z.enum(['vi', 'en']).default('vi'),
});
export type ExportQuery = z.infer<typeof exportQuery>;
