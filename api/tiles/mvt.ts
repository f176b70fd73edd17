import type { Geometry } from 'geojson';
import type { Tx } from '#api/db/door.ts';
import { encodeTile, type TileFeature, type TileValue } from '#geo/tiles/encode.ts';
import { type TileGeometry, toTile } from '#geo/tiles/geometry.ts';
import { EXTENT, type TileId } from '#geo/tiles/tile.ts';
import type { TileLayerName } from './layers.ts';
import { type TileQuery, tileQuery } from './queries.ts';
import type { DatabaseKind } from './shapes.ts';

/**
 * One tile as the asking user may see it.
 *
 * @returns the Mapbox Vector Tile; no bytes where nothing is in it
 */
export function readTile(tx: Tx, kind: DatabaseKind, layer: TileLayerName, tile: TileId): Promise<Uint8Array> {
  const query = tileQuery(tx, kind, layer, tile);
  return kind === 'postgres' ? byDatabase(tx, query) : byEncoder(tx, query, tile);
}

/** All layers in one statement, encoded by PostGIS. Layers of a vector tile may be put one after the other. */
async function byDatabase(tx: Tx, { shared, layers }: TileQuery): Promise<Uint8Array> {
  const encoded = layers.map(
    ({ name, features }, i) => tx`
      ${i ? tx`||` : tx``} (select st_asmvt(f, ${name}, ${EXTENT}, 'geom') from (${features}) f)`,
  );
  const [, [row]] = await Promise.all([
    // Compiling the plan (PostgreSQL does, where it expects a long query) takes ten times as long as carrying it out.
    tx`select set_config('jit', 'off', true)`,
    tx<{ tile: Uint8Array }[]>`${shared ? tx`with ${shared}` : tx``} select ${encoded} as tile`,
  ]);
  return row!.tile;
}

type FeatureRow = { geom: Geometry | [x: number, y: number] | null } & Record<string, TileValue>;

/** The same features, encoded by ourselves. */
async function byEncoder(tx: Tx, { shared, layers }: TileQuery, tile: TileId): Promise<Uint8Array> {
  const encoded = [];
  for (const { name, features } of layers) {
    const rows = await tx<FeatureRow[]>`${shared ? tx`with ${shared}` : tx``} ${features}`;
    encoded.push({ name, features: rows.map((row) => toFeature(row, tile)).filter((feature) => feature !== null) });
  }
  return encodeTile(encoded);
}

function toFeature({ geom, ...properties }: FeatureRow, tile: TileId): TileFeature | null {
  if (geom === null) return null;
  const geometry: TileGeometry | null = Array.isArray(geom) ? { kind: 'points', paths: [geom] } : toTile(geom, tile);
  return geometry && { geometry, properties };
}
