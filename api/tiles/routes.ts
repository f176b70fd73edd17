import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Database } from '#api/db/database.ts';
import type { Identity } from '#api/db/door.ts';
import { problem } from '#api/http/problem.ts';
import { type Env, problems, routes } from '#api/http/routes.ts';
import { localDateOf } from '#geo';
import { isTile, MAX_ZOOM } from '#geo/tiles/tile.ts';
import { boundsOf } from './bounds.ts';
import { createTileCache, type TileCache } from './cache.ts';
import { isPacked, pack, takesGzip } from './gzip.ts';
import { maySee, TILE_LAYERS, type TileLayerName, VECTOR_LAYERS } from './layers.ts';
import { readTile } from './mvt.ts';
import { layerParams, type TileJson, tileJson, tileParams } from './schema.ts';

const MVT = 'application/vnd.mapbox-vector-tile';
/** One's own browser may keep it, but asks each time whether it still holds. */
const CACHING = { 'Cache-Control': 'private, no-cache', Vary: 'Accept-Encoding' };

const describe = createRoute({
  method: 'get',
  path: '/tiles/{layer}',
  tags: ['tiles'],
  summary: 'TileJSON 3 of a layer',
  request: { params: layerParams },
  responses: {
    200: { description: 'TileJSON', content: { 'application/json': { schema: tileJson } } },
    ...problems(401, 403, 404),
  },
});

const read = createRoute({
  method: 'get',
  path: '/tiles/{layer}/{z}/{x}/{y}',
  tags: ['tiles'],
  summary: 'A vector tile; no personal data in it',
  request: { params: tileParams },
  responses: {
    200: {
      description: 'Mapbox Vector Tile',
      content: { [MVT]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    204: { description: 'Nothing in this tile' },
    304: { description: 'Still what the client has' },
    ...problems(401, 403, 404),
  },
});

export const tileRoutes = routes()
  .openapi(describe, async (c) => {
    const layer = layerFor(c.var.user, c.req.valid('param').layer);
    const bounds = await c.var.db.asUser(c.var.user, (tx) => boundsOf(tx, layer));
    const body: TileJson = {
      tilejson: '3.0.0',
      name: layer,
      tiles: [`${origin(c)}/api/tiles/${layer}/{z}/{x}/{y}`],
      minzoom: 0,
      maxzoom: MAX_ZOOM,
      bounds,
      vector_layers: VECTOR_LAYERS[layer],
    };
    return c.json(body, 200, CACHING);
  })
  .openapi(read, async (c) => {
    const { layer: name, ...position } = c.req.valid('param');
    const layer = layerFor(c.var.user, name);
    const tile = { z: wholeNumber(position.z), x: wholeNumber(position.x), y: wholeNumber(position.y) };
    if (!isTile(tile)) throw problem('not_found');

    const { db, user } = c.var;
    const packed = takesGzip(c.req.header('accept-encoding'));
    const key = [packed ? 'gzip' : 'plain', layer, tile.z, tile.x, tile.y, ...(await viewOf(c))].join(' ');
    const { bytes, etag } = await cacheOf(db).get(key, async () => {
      const plain = await readTile(db, user, layer, tile);
      return packed ? pack(plain) : plain;
    });
    if (bytes.byteLength === 0) return c.body(null, 204, CACHING);
    const headers = { ...CACHING, ETag: etag };
    if (holds(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    if (isPacked(bytes)) c.header('Content-Encoding', 'gzip');
    return c.body(bytes, 200, { ...headers, 'Content-Type': MVT });
  });

/** The layer asked for, if there is one and the user's role may see it. */
function layerFor(user: Identity, name: string): TileLayerName {
  const layer = TILE_LAYERS.find((known) => known === name);
  if (layer === undefined) throw problem('not_found');
  if (!maySee(user.role, layer)) throw problem('forbidden');
  return layer;
}

const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN);

/** Whose view of which data: everything a tile's content depends on beside its place. */
async function viewOf(c: Context<Env>): Promise<(string | number | null)[]> {
  const { communeId, role, hamletId, memberId } = c.var.user;
  const version = communeId === null ? 0 : await c.var.events.dataVersion(communeId);
  return [communeId, role, hamletId, memberId, version, localDateOf(new Date())];
}

const caches = new WeakMap<Database, TileCache>();

/** Each open database has a cache of its own. */
function cacheOf(db: Database): TileCache {
  let cache = caches.get(db);
  if (!cache) {
    cache = createTileCache();
    caches.set(db, cache);
  }
  return cache;
}

/** Maps fetch tiles from a worker, which knows no relative addresses. */
const origin = (c: Context<Env>): string => c.var.config.publicUrl ?? new URL(c.req.url).origin;

const holds = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') ?? false;
