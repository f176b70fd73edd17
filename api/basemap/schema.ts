import { z } from '@hono/zod-openapi';
import type { IssueWord } from '../http/issue-words.vi.ts';

export const basemapQuery = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .openapi({ description: 'only say what would happen' }),
});

/** Around the commune, so that the ways out of it and its neighbours' first houses are there. */
export const MARGIN_METRES = { usual: 1_000, most: 10_000 } as const;

export const basemapForm = z.object({
  file: z
    .custom<File>((value) => value instanceof File, { message: 'file' satisfies IssueWord })
    .openapi({ type: 'string', format: 'binary', description: '.osm, .osm.pbf, GeoJSON' }),
  attribution: z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'whom the map must name for a GeoJSON; OpenStreetMap is named by itself' }),
  marginMetres: z.coerce
    .number()
    .min(0)
    .max(MARGIN_METRES.most)
    .optional()
    .openapi({ description: `around the commune; ${MARGIN_METRES.usual} without it` }),
});

const count = z.number().int().min(0);

/** How many features of each kind. */
const features = z.object({
  lanes: count,
  railways: count,
  water: count,
  dykes: count,
  fields: count,
  landCover: count,
  buildings: count,
  places: count,
});
export type FeatureCounts = z.infer<typeof features>;

const attribution = z.object({ text: z.string(), url: z.string().nullable() });
export type Attribution = z.infer<typeof attribution>;

/** What a file held, and what became of it. */
export const basemapAnswerSchema = z
  .object({
    format: z.enum(['osm', 'osm.pbf', 'geojson']),
    features,
    bounds: z.array(z.number()).length(4).openapi({ description: 'west, south, east, north: cut to this' }),
    marginMetres: z.number().openapi({ description: 'added around it; 0 where the whole file was taken' }),
    clippedTo: z.enum(['hamlets', 'households', 'file']).openapi({ description: 'what the box was drawn around' }),
    skipped: z
      .object({ outside: count, incomplete: count, invalid: count, coordinates: count })
      .openapi({ description: 'left out: beyond the box, parts missing in the file, no shape, nowhere on the globe' }),
    mended: count.openapi({ description: 'areas whose outline crossed itself' }),
    attribution: attribution.nullable(),
    dataAt: z.string().nullable().openapi({ description: 'the day the data is from' }),
  })
  .openapi('BasemapAnswer');
export type BasemapAnswer = z.infer<typeof basemapAnswerSchema>;

const ground = z.object({
  at: z.string(),
  fileName: z.string().nullable(),
  format: z.enum(['osm', 'osm.pbf', 'geojson', 'demo']),
  features: features.partial(),
  attribution: attribution.nullable(),
  dataAt: z.string().nullable(),
});
export type Ground = z.infer<typeof ground>;

export const basemapStateSchema = z
  .object({
    shown: ground.nullable(),
    former: ground.nullable().openapi({ description: 'can be brought back' }),
    running: z
      .object({ written: count })
      .nullable()
      .openapi({ description: 'a file is being brought in: features written so far' }),
  })
  .openapi('Basemap');
export type BasemapState = z.infer<typeof basemapStateSchema>;

export const shownGroundSchema = z
  .object({
    attribution: attribution.nullable().openapi({ description: 'whom the map must name' }),
    bounds: z.array(z.number()).length(4).nullable().openapi({ description: 'west, south, east, north' }),
  })
  .openapi('ShownGround');
export type ShownGround = z.infer<typeof shownGroundSchema>;
