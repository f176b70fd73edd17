import { z } from '@hono/zod-openapi';
import { crsOfEpsg } from '#geo/crs/index.ts';
import { id } from '../http/schema.ts';

export const importQuery = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .openapi({ description: 'only say what would happen' }),
});

export const IMPORT_KINDS = ['households', 'members', 'hamlets'] as const;

export const importForm = z.object({
  file: z
    .custom<File>((value) => value instanceof File)
    .openapi({
      type: 'string',
      format: 'binary',
      description: '.xlsx, .xls, .ods, .csv, .tsv, GeoJSON, KML, KMZ, GPX, GeoPackage, Shapefile in a .zip',
    }),
  crs: z
    .string()
    .refine((code) => crsOfEpsg(code) !== undefined)
    .optional()
    .openapi({ description: 'EPSG code of the coordinates; without it they are recognised', example: 'EPSG:9209' }),
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
      }),
    ),
    rows: count,
    created: count,
    updated: count,
    unchanged: count,
    unplaced: count.openapi({ description: 'households of the first three without a position' }),
    rejected: count,
    problems: z.array(importProblemSchema),
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
