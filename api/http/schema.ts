import { z } from '@hono/zod-openapi';
import type { IssueWord } from './issue-words.vi.ts';

/** An identifier. Any UUID is taken, so that a register's own stay what they are; compared in lower case. */
export const id = z.guid().toLowerCase();

/** A calendar day in the commune, `YYYY-MM-DD`, of a year that people alive have to do with. */
export const localDate = z.iso
  .date()
  .refine((day) => day >= '1900' && day < '2200', { message: 'year' satisfies IssueWord });

const DAY_MS = 86_400_000;
/** Longer ahead nobody oversees what he says; a year's slip of the finger is caught. */
const LONGEST_DAYS = 366;

/** At most a year from one day to the other; days that are none are refused elsewhere. */
export const isWithinAYear = (from: string, to: string): boolean =>
  !(Date.parse(to) - Date.parse(from) > LONGEST_DAYS * DAY_MS);

/** A time of the day in the commune, `HH:MM`. */
export const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'time_of_day' satisfies IssueWord })
  .openapi({ example: '08:00' });

/** `[longitude, latitude]` in degrees, WGS 84. */
export const position = z
  .tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)])
  .openapi({ type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2, example: [106.31, 20.12] });

/** A yes or no in an address. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** A yes, no or unknown in an address: what is unknown can be asked for. */
export const tristate = z.enum(['true', 'false', 'unknown']);

/** How a list is paged. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().min(1).max(600).optional(),
};

/** One page of a list; `total` counts the whole filter, `next` is null on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int() });

/** A short list that comes whole. */
export const itemsOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

/** `?a=x&a=y` and `?a=x,y` say the same. */
export const listOf = <T extends readonly [string, ...string[]]>(codes: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [value].flat().flatMap((part) => part.split(',')))
    .pipe(z.array(z.enum(codes)).min(1))
    .openapi({ type: 'array', items: { type: 'string', enum: [...codes] } });

/** Path of one thing. */
export const idParam = z.object({ id: id.openapi({ param: { name: 'id', in: 'path' } }) });

/** Answer of a bulk change. */
export const changedSchema = z.object({ changed: z.number().int() }).openapi('Changed');

/** A JSON answer of a route. */
export const json = <T extends z.ZodType>(schema: T, description = 'OK') => ({
  description,
  content: { 'application/json': { schema } },
});

/** A JSON request body of a route. */
export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** The header that carries the version being edited; missing it is a problem of its own (428), so it is optional here. */
export const ifMatchHeader = z.object({
  'if-match': z.string().optional().openapi({ description: 'ETag of the version being edited', example: '"3"' }),
});
