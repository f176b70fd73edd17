import type { Geometry } from 'geojson';
import type { PendingQuery } from 'postgres';
import type { Database } from '#api/db/database.ts';
import type { Identity, Tx } from '#api/db/door.ts';
import { encodeTile, type TileFeature, type TileValue } from '#geo/tiles/encode.ts';
import { type TileGeometry, toTile } from '#geo/tiles/geometry.ts';
import { EXTENT, type TileId } from '#geo/tiles/tile.ts';
import type { TileLayerName } from './layers.ts';
import { type TileQuery, tileQuery } from './queries.ts';
import { type DatabaseKind, numbersOf, type Statement, statement } from './shapes.ts';

/**
 * One tile as the user may see it.
 *
 * @returns the Mapbox Vector Tile; no bytes where nothing is in it
 */
export async function readTile(
  db: Pick<Database, 'kind' | 'asUser' | 'readAsUser'>,
  user: Identity,
  layer: TileLayerName,
  tile: TileId,
): Promise<Uint8Array> {
  if (db.kind === 'embedded') return db.asUser(user, (tx) => byEncoder(tx, layer, tile));
  const [row] = await db.readAsUser(
    user,
    (tx) => ask<{ tile: Uint8Array }>(tx, statements('postgres', layer, tile.z)[0]!, tile),
    { planOnce: true },
  );
  return row!.tile;
}

interface LayerStatement extends Statement {
  /** The vector layer whose features it answers; none where it answers whole tiles. */
  name?: string;
}

const texts = new Map<string, LayerStatement[]>();

/** What to ask for a layer's tiles of one zoom. Putting the text together takes as long as a small tile: done once. */
export function statements(kind: DatabaseKind, layer: TileLayerName, z: number): LayerStatement[] {
  const key = `${kind} ${layer} ${z}`;
  let made = texts.get(key);
  if (!made) {
    const { shared, layers } = tileQuery(kind, layer, z);
    const before = shared ? `with ${shared}` : '';
    made =
      kind === 'postgres'
        ? [statement(`${before} select ${layers.map(encoded).join(' || ')} as tile`)]
        : layers.map(({ name, features }) => ({ name, ...statement(`${before} ${features}`) }));
    texts.set(key, made);
  }
  return made;
}

/** A layer encoded by PostGIS. Layers of a vector tile may be put one after the other. */
const encoded = ({ name, features }: TileQuery['layers'][number]): string =>
  `(select st_asmvt(f, '${name}', ${EXTENT}, 'geom') from (${features}) f)`;

function ask<Row extends object>(tx: Tx, { text, parameters }: Statement, tile: TileId): PendingQuery<Row[]> {
  const numbers = numbersOf(tile);
  return tx.unsafe<Row[]>(
    text,
    parameters.map((name) => numbers[name]),
    { prepare: true },
  );
}

type FeatureRow = { geom: Geometry | [x: number, y: number] | null } & Record<string, TileValue>;

/** The same features, encoded by ourselves. */
async function byEncoder(tx: Tx, layer: TileLayerName, tile: TileId): Promise<Uint8Array> {
  const layers = [];
  for (const { name, ...query } of statements('embedded', layer, tile.z)) {
    const rows = await ask<FeatureRow>(tx, query, tile);
    const features = rows.map((row) => toFeature(row, tile)).filter((feature) => feature !== null);
    layers.push({ name: name!, features });
  }
  return encodeTile(layers);
}

function toFeature({ geom, ...properties }: FeatureRow, tile: TileId): TileFeature | null {
  if (geom === null) return null;
  const geometry: TileGeometry | null = Array.isArray(geom) ? { kind: 'points', paths: [geom] } : toTile(geom, tile);
  return geometry && { geometry, properties };
}
