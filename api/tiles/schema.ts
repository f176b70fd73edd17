import { z } from '@hono/zod-openapi';
import { TILE_LAYERS } from './layers.ts';

const layer = z.string().openapi({
  param: { name: 'layer', in: 'path' },
  enum: [...TILE_LAYERS],
  example: 'households',
  description: 'Layer',
});
const index = (name: string, example: string) =>
  z.string().openapi({ param: { name, in: 'path' }, pattern: '^\\d+$', example });

export const layerParams = z.object({ layer });
export const tileParams = z.object({
  layer,
  z: index('z', '14'),
  x: index('x', '13032'),
  y: index('y', '7254'),
});

/** TileJSON 3.0.0, as far as ours needs it. */
export const tileJson = z
  .object({
    tilejson: z.literal('3.0.0'),
    name: z.enum(TILE_LAYERS),
    tiles: z.array(z.string()),
    minzoom: z.number().int(),
    maxzoom: z.number().int(),
    bounds: z.array(z.number()).length(4).openapi({ description: 'west, south, east, north in degrees' }),
    vector_layers: z.array(
      z.object({
        id: z.string(),
        minzoom: z.number().int(),
        maxzoom: z.number().int(),
        fields: z.record(z.string(), z.string()),
      }),
    ),
  })
  .openapi('TileJson');
export type TileJson = z.infer<typeof tileJson>;
