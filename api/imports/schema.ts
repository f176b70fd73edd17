import { z } from '@hono/zod-openapi';
import { crsOfEpsg } from '#geo/crs/index.ts';
import type { IssueWord } from '../http/issue-words.vi.ts';
import { id, position } from '../http/schema.ts';
import { mappingSchema } from './choices.ts';
import { correctionSchema } from './corrections.ts';

export type { ColumnChoice, Mapping } from './choices.ts';
export type { Correction } from './corrections.ts';

export const importQuery = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .openapi({ description: 'only say what would happen' }),
});

/** A value that travels as JSON in a field of a form. */
const jsonField = <Schema extends z.ZodType>(schema: Schema, description: string) =>
  z
    .string()
    .max(4_000_000)
    .transform((text, ctx): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        ctx.addIssue({ code: 'custom', message: 'not_json' satisfies IssueWord });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .optional()
    .openapi({ type: 'string', description });

/** What a file can be about. */
export const IMPORT_KINDS = ['households', 'members', 'hamlets'] as const;

export const importForm = z.object({
  file: z
    .custom<File>((value) => value instanceof File, { message: 'file' satisfies IssueWord })
    .openapi({
      type: 'string',
      format: 'binary',
      description: '.xlsx, .xls, .ods, .csv, .tsv, GeoJSON, KML, KMZ, GPX, GeoPackage, Shapefile in a .zip',
    }),
  crs: z
    .string()
    .refine((code) => crsOfEpsg(code) !== undefined, { message: 'coordinate_system' satisfies IssueWord })
    .optional()
    .openapi({ description: 'EPSG code of the coordinates; without it they are recognised', example: 'EPSG:9209' }),
  mapping: jsonField(
    mappingSchema,
    'JSON: sheet (`*`: every) → heading → field, `platforms:CODE`, or null to leave out',
  ),
  corrections: jsonField(
    z.array(correctionSchema).max(20_000),
    'JSON: [{sheet, row, column, value}, {sheet, row, householdId: id or null}, {sheet, row, leaveOut: true}]',
  ),
  sheetHamlets: jsonField(z.record(z.string(), z.string().min(1).max(200)), 'JSON: sheet → the hamlet it stands for'),
  hamlet: z.string().min(1).max(200).optional().openapi({ description: 'hamlet of rows that name none' }),
  kind: z.enum(IMPORT_KINDS).optional().openapi({ description: 'what the file is about; without it, found by itself' }),
});

const count = z.number().int().min(0);

const system = {
  name: z.string(),
  code: z.string().nullable().openapi({ example: 'EPSG:9209' }),
  confidence: z.number().min(0).max(1),
};

/** One thing wrong with one row; rows with problems do not go in. */
export const importProblemSchema = z
  .object({
    sheet: z.string(),
    row: z.number().int().openapi({ description: 'number of the row in its sheet as the user sees it, from 1' }),
    column: z.string().nullable().openapi({ description: 'heading of the column' }),
    code: z.string(),
    message: z.string().openapi({ description: 'what is wrong and what to do' }),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .openapi('ImportProblem');

/** One of two sides to compare. */
const sideSchema = z.object({
  head: z.string(),
  phone: z.string().nullable().openapi({ description: 'masked' }),
  address: z.string().nullable(),
  hamlet: z.string(),
  eldestBirthYear: z.number().int().nullable(),
  location: position.nullable(),
});
export type Side = z.infer<typeof sideSchema>;

/** A row beside the households it may speak of; answered by a correction with `householdId`. */
const importMatchSchema = z
  .object({
    sheet: z.string(),
    row: z.number().int(),
    said: sideSchema.nullable().openapi({ description: 'null in what is kept of an import' }),
    candidates: z.array(
      z.object({
        householdId: id,
        score: z.number().openapi({ description: 'log-odds in bits: 0 is even, 10 a thousand to one' }),
        known: sideSchema.nullable(),
      }),
    ),
  })
  .openapi('ImportMatch');

/** What a register held and what became of it; `created + updated + unchanged + rejected = rows`. */
export const importAnswerSchema = z
  .object({
    kind: z.enum(['households', 'hamlets']),
    format: z.string(),
    encoding: z.string(),
    crs: z
      .object({
        ...system,
        centralMeridian: z.number().optional().openapi({ description: 'of a national grid, degrees east' }),
        guessed: z.boolean().openapi({ description: 'by where the households would lie; see confidence' }),
        alternatives: z.array(z.object(system)).openapi({ description: 'what else could be meant, likeliest first' }),
      })
      .openapi({ description: 'what the coordinates are measured in' }),
    sheets: z.array(
      z.object({
        name: z.string(),
        hamlet: z.string().nullable().openapi({ description: 'the hamlet the name of the sheet stands for' }),
        rows: count,
      }),
    ),
    columns: z.array(
      z.object({
        sheet: z.string(),
        heading: z.string(),
        field: z.string().nullable().openapi({ description: 'what the column is taken for; null: left out' }),
        confidence: z.number().min(0).max(1),
        sample: z.string().nullable().openapi({ description: 'first value in it, telephone numbers masked' }),
        remembered: z.boolean().openapi({ description: 'said by a person when this form was last brought' }),
      }),
    ),
    notes: z
      .array(
        z.object({
          sheet: z.string(),
          code: z.string(),
          message: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      )
      .openapi({ description: 'how sheets were read where it is not plain: persons counted, lists side by side …' }),
    rows: count,
    created: count,
    updated: count,
    unchanged: count,
    unplaced: count.openapi({ description: 'households of the first three without a position' }),
    rejected: count,
    problems: z.array(importProblemSchema),
    matches: z.array(importMatchSchema).openapi({ description: 'rows that may be one of several households, or none' }),
    missing: z.array(id).openapi({ description: 'households of the hamlets of the file that no row speaks of' }),
    missingHouseholds: z
      .array(sideSchema.extend({ householdId: id }))
      .openapi({ description: 'the first of them in words' }),
    points: z.array(position).openapi({ description: 'where the households stand; not kept' }),
    outside: z
      .array(count)
      .openapi({ description: 'which of the points lie in no hamlet, where boundaries are known' }),
    hamlets: z.object({
      created: z.array(z.string()),
      bounded: z.array(z.string()).openapi({ description: 'hamlets that got a new boundary' }),
    }),
  })
  .openapi('ImportAnswer');
export type ImportAnswer = z.infer<typeof importAnswerSchema>;

/** One import of the past. */
export const importItemSchema = z
  .object({
    id,
    at: z.string(),
    fileName: z.string().nullable(),
    madeBy: z.string().nullable().openapi({ description: 'the name or account of who brought it' }),
    rows: count,
    created: count,
    updated: count,
    unchanged: count,
    rejected: count,
    mendable: count.openapi({ description: 'bad rows whose cells were kept, to be mended and brought again' }),
    finished: z.boolean().openapi({ description: 'false: it runs, or was interrupted' }),
    undoneAt: z.string().nullable(),
    undoableUntil: z
      .string()
      .nullable()
      .openapi({ description: 'null: cannot be undone, or there is nothing to undo' }),
  })
  .openapi('ImportItem');
export type ImportItem = z.infer<typeof importItemSchema>;

/** One import with everything it answered. */
export const importDetailSchema = importItemSchema.extend({ answer: importAnswerSchema }).openapi('ImportDetail');
export type ImportDetail = z.infer<typeof importDetailSchema>;

/** What undoing an import came to. */
export const undoAnswerSchema = z
  .object({
    removed: count.openapi({ description: 'households the import had created and that are gone' }),
    restored: count.openapi({ description: 'households of which at least one field has its old value back' }),
    kept: z
      .array(z.object({ householdId: id, reason: z.enum(['visited', 'assigned', 'edited', 'imported', 'in_use']) }))
      .openapi({ description: 'households of which something stays, because of what was recorded since' }),
  })
  .openapi('ImportUndo');
export type ImportUndo = z.infer<typeof undoAnswerSchema>;

/** How far an import is; households are counted while they are written. */
export type Progress =
  | { stage: 'waiting' | 'reading' | 'comparing' }
  | { stage: 'writing'; importId: string; done: number; total: number };
