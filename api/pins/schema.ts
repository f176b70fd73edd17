import { z } from '@hono/zod-openapi';
import type { IssueWord } from '../http/issue-words.vi.ts';
import { id, isWithinAYear, itemsOf, localDate } from '../http/schema.ts';

export const PIN_KINDS = ['pin', 'postpone'] as const;

/** A leader's word on a household's turn: first, or not now. It ends by itself, or earlier by hand. */
export const pinSchema = z
  .object({
    id,
    householdId: id,
    hamletId: id,
    kind: z.enum(PIN_KINDS),
    from: localDate,
    until: localDate.openapi({ description: 'the last day on which it holds' }),
    reason: z.string(),
    madeAt: z.string(),
    madeBy: z.string().nullable(),
    endedAt: z.string().nullable(),
  })
  .openapi('Pin');
export type HouseholdPin = z.infer<typeof pinSchema>;
export const pinList = itemsOf(pinSchema).openapi('PinList');
export const pinQuery = z.object({ hamlet: id.optional(), household: id.optional() });

export const pinCreate = z
  .strictObject({
    id,
    householdId: id,
    kind: z.enum(PIN_KINDS),
    from: localDate,
    until: localDate,
    reason: z.string().trim().min(1).max(300),
  })
  .refine(({ from, until }) => until >= from, { path: ['until'], message: 'from_first_day' satisfies IssueWord })
  .refine(({ from, until }) => isWithinAYear(from, until), {
    path: ['until'],
    message: 'within_a_year' satisfies IssueWord,
  })
  .openapi('PinCreate');
export type PinCreate = z.infer<typeof pinCreate>;
