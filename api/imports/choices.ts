import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { IssueWord } from '../http/issue-words.vi.ts';
import { type Column, REPEATABLE } from './columns.ts';
import { type Field, foldHeading } from './headings.ts';

/** What a column of a register can be said to be, in the order of a form. */
const FIELDS = [
  'code',
  'head',
  'phone',
  'address',
  'hamlet',
  'cluster',
  'lat',
  'lon',
  'coordinates',
  'elders',
  'eldestBirthYear',
  'eldestAge',
  'headBirthYear',
  'headAge',
  'adults',
  'adultsWithoutDevice',
  'devices',
  'deviceless',
  'platforms',
  'member',
  'relation',
  'householdNumber',
] as const satisfies readonly Field[];

/** What a person says a column is: a field, the one platform whose use it ticks, or null: to be left out. */
export type ColumnChoice = Field | `platforms:${string}` | null;

const choice = z.union([
  z.null(),
  z.string().refine((text): text is NonNullable<ColumnChoice> => isChoice(text), {
    message: 'unknown_field' satisfies IssueWord,
  }),
]);

/** Choices by sheet (`*`: every sheet) and heading as it stands in the file. */
export const mappingSchema = z.record(z.string(), z.record(z.string(), choice));
export type Mapping = z.infer<typeof mappingSchema>;

/** Choices made for forms brought before: form → folded heading → what it is. @see formOf */
export type RememberedChoices = Readonly<Record<string, Readonly<Record<string, ColumnChoice>>>>;

const PLATFORM = /^platforms:[a-z0-9_]{1,60}$/;
const known: ReadonlySet<string> = new Set(FIELDS);
const isChoice = (text: string): boolean => known.has(text) || PLATFORM.test(text);

/** The same form is the same headings, in whatever order and spelling of accents. */
export function formOf(columns: readonly Column[]): string {
  const headings = columns.map(({ heading }) => foldHeading(heading)).sort();
  return createHash('sha256').update(JSON.stringify(headings)).digest('hex').slice(0, 32);
}

/**
 * Columns as a person said they are: now for this file, or once for this form. What he says is sure, and of fields
 * that one column fills his column is the one.
 */
export function withChoices(
  columns: readonly Column[],
  sheet: string,
  mapping: Mapping,
  remembered: RememberedChoices,
): Column[] {
  const own = new Map<string, ColumnChoice>();
  for (const name of ['*', sheet]) {
    if (!Object.hasOwn(mapping, name)) continue;
    for (const [heading, said] of Object.entries(mapping[name] ?? {})) own.set(foldHeading(heading), said);
  }
  const earlier = new Map(Object.entries(remembered[formOf(columns)] ?? {}));
  if (own.size === 0 && earlier.size === 0) return [...columns];
  const chosen = columns.map((column) => {
    const heading = foldHeading(column.heading);
    if (own.has(heading)) return chosenColumn(column, own.get(heading) ?? null, false);
    return earlier.has(heading) ? chosenColumn(column, earlier.get(heading) ?? null, true) : column;
  });
  const taken = new Set(chosen.filter(({ chosen }) => chosen).map(({ field }) => field));
  return chosen.map((column) =>
    column.chosen || column.field === null || REPEATABLE.has(column.field) || !taken.has(column.field)
      ? column
      : { ...column, field: null, confidence: 0 },
  );
}

function chosenColumn(column: Column, said: ColumnChoice, remembered: boolean): Column {
  const [field, platform] = said === null ? [null, null] : (said.split(':', 2) as [Field, string | undefined]);
  return { ...column, field, platform: platform ?? null, confidence: 1, chosen: true, remembered };
}

/** The choices of a mapping, by the form they were made for: what the next import of that form is to remember. */
export function choicesByForm(
  tables: readonly { sheet: string; columns: readonly Column[] }[],
): { form: string; heading: string; choice: ColumnChoice }[] {
  const seen = new Map<string, { form: string; heading: string; choice: ColumnChoice }>();
  for (const { columns } of tables) {
    const form = formOf(columns);
    for (const { heading, field, platform, chosen, remembered } of columns) {
      if (!chosen || remembered) continue;
      const said: ColumnChoice = field === 'platforms' && platform ? `platforms:${platform}` : field;
      seen.set(`${form} ${foldHeading(heading)}`, { form, heading: foldHeading(heading), choice: said });
    }
  }
  return [...seen.values()];
}
