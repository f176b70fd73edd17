import type { PendingQuery, Row } from 'postgres';
import type { Tx } from '#api/db/door.ts';
import { BUFFER } from '#geo/tiles/geometry.ts';
import { tileKeyRange } from '#geo/tiles/key.ts';
import { EXTENT, type TileId, tileBounds } from '#geo/tiles/tile.ts';

export type Fragment = PendingQuery<Row[]>;

/** A real PostGIS makes tiles itself; the embedded one hands out what our encoder needs. */
export type DatabaseKind = 'embedded' | 'postgres';

/** The SQL that one tile's queries have in common: what lies inside, and where on the tile's grid. */
export interface TileSql {
  tx: Tx;
  tile: TileId;
  /** `key` is in the tile's one stretch of the Z-order index. For points that is the exact test as well. */
  keyInside(key: Fragment): Fragment;
  /** The box of `shape` meets the tile with its margin. */
  boxMeets(shape: Fragment): Fragment;
  /** The tile's margin as a box of degrees, for tables that keep their boxes in columns. */
  bounds: { west: number; south: number; east: number; north: number };
  /** Degrees per unit of the tile's grid, west to east. */
  unit: number;
  /** The label point `point` (WGS 84) is in this tile and in no other. */
  pointInside(point: Fragment): Fragment;
  /** The column `geom` of a point, rounded down on the grid. */
  point(point: Fragment): Fragment;
  /** The column `geom` of an area, cut to the tile. */
  shape(shape: Fragment): Fragment;
  /** The column `geom` of a point, line or area, each as above; null for a point of another tile. */
  any(shape: Fragment): Fragment;
}

export function tileSql(tx: Tx, kind: DatabaseKind, tile: TileId): TileSql {
  const { z, x, y } = tile;
  const side = 2 ** z;
  const keys = tileKeyRange(tile);
  const [west, south, east, north] = tileBounds(tile, BUFFER);
  // Web Mercator by arithmetic, as geo/tiles does it: row by row far cheaper than a change of reference system.
  const column = (point: Fragment) => tx`((st_x(${point}) + 180) / 360 * ${side}::float8 - ${x}::float8)`;
  const row = (point: Fragment) => tx`
    ((1 - ln(tan(radians(st_y(${point}))) + 1 / cos(radians(st_y(${point})))) / pi()) / 2
      * ${side}::float8 - ${y}::float8)`;
  const onGrid = (part: Fragment) => tx`floor(${part} * ${EXTENT}::float8)`;
  const pointInside = (point: Fragment) => tx`
    ${column(point)} >= 0 and ${column(point)} < 1 and ${row(point)} >= 0 and ${row(point)} < 1`;
  const pointOnGrid = (point: Fragment) =>
    kind === 'postgres'
      ? tx`st_makepoint(${onGrid(column(point))}, ${onGrid(row(point))})`
      : tx`json_build_array(${onGrid(column(point))}, ${onGrid(row(point))})`;
  const cut = (shape: Fragment) =>
    kind === 'postgres'
      ? tx`st_asmvtgeom(st_transform(${shape}, 3857), st_tileenvelope(${z}, ${x}, ${y}), ${EXTENT}, ${BUFFER})`
      : tx`st_asgeojson(${shape}, 9)::json`;
  return {
    tx,
    tile,
    bounds: { west, south, east, north },
    unit: 360 / side / EXTENT,
    keyInside: (key) => tx`${key} >= ${keys.from}::bigint and ${key} < ${keys.to}::bigint`,
    boxMeets: (shape) => tx`${shape} && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)`,
    pointInside,
    point: (point) => tx`${pointOnGrid(point)} as geom`,
    shape: (shape) => tx`${cut(shape)} as geom`,
    any: (shape) => tx`
      case when geometrytype(${shape}) <> 'POINT' then ${cut(shape)}
           when ${pointInside(shape)} then ${pointOnGrid(shape)} end as geom`,
  };
}
