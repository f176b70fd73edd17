import { z } from '@hono/zod-openapi';
import type { IssueWord } from '../http/issue-words.vi.ts';
import { id, isWithinAYear, itemsOf, localDate, position, timeOfDay as time } from '../http/schema.ts';

const hours = z
  .strictObject({ weekday: z.number().int().min(1).max(7).openapi({ description: '1: Monday' }), from: time, to: time })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'after_beginning' satisfies IssueWord });

const facts = {
  weeklyHours: z.number().min(0).max(60).multipleOf(0.1).openapi({ description: '0: cannot come at all' }),
  hours: z.array(hours).min(1).max(30).nullable().openapi({ description: 'when he can come; null: at any time' }),
  home: position.nullable().openapi({ description: 'where he sets out' }),
  goesWith: id.nullable().openapi({ description: 'goes out only together with this member; both say so' }),
};

const absence = z.object({ id, from: localDate, to: localDate.openapi({ description: 'the last day away' }) });

/** When a serving member can come. Version 0: nobody has said anything yet, what stands here is what is supposed. */
export const availability = z
  .object({ memberId: id, ...facts, absences: z.array(absence), version: z.number().int() })
  .openapi('Availability');
export type Availability = z.infer<typeof availability>;
export const availabilityList = itemsOf(availability).openapi('AvailabilityList');
export const availabilityQuery = z.object({ hamlet: id.optional() });

export const availabilityPut = z.strictObject(facts).openapi('AvailabilityPut');
export type AvailabilityPut = z.infer<typeof availabilityPut>;

export const absenceCreate = z
  .strictObject({ id, from: localDate, to: localDate })
  .refine(({ from, to }) => from <= to, { message: 'from_first_day' satisfies IssueWord, path: ['to'] })
  .refine(({ from, to }) => isWithinAYear(from, to), { message: 'within_a_year' satisfies IssueWord, path: ['to'] })
  .openapi('AbsenceCreate');
export type AbsenceCreate = z.infer<typeof absenceCreate>;

export const absenceParam = z.object({
  id: id.openapi({ param: { name: 'id', in: 'path' }, description: 'of the member' }),
  absenceId: id.openapi({ param: { name: 'absenceId', in: 'path' } }),
});
