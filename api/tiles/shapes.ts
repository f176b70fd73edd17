import { BUFFER } from '#geo/tiles/geometry.ts';
import { tileKeyRange } from '#geo/tiles/key.ts';
import { EXTENT, type TileId, tileBounds } from '#geo/tiles/tile.ts';

/** Lines and outlines may leave their place by this many units of the grid: half a pixel, an eighth of their points. */
const TOLERANCE = 4;
/** Tiles of this zoom and more are enlarged on the screen, so there nothing is left out. */
const EXACT_FROM_ZOOM = 14;

/** A real PostGIS makes tiles itself; the embedded one hands out what our encoder needs. */
export type DatabaseKind = 'embedded' | 'postgres';

/** What of a query changes from tile to tile of one zoom. In the text it is written `:name`. */
export interface TileNumbers {
  x: number;
  y: number;
  /** The tile's stretch of keys, from `from` up to but without `to`. */
  from: number;
  to: number;
  /** The tile with its margin, in degrees. */
  west: number;
  south: number;
  east: number;
  north: number;
}

/** A prepared statement: the same text for every tile of a layer and zoom, so that it is planned once. */
export interface Statement {
  text: string;
  parameters: (keyof TileNumbers)[];
}

/** Numbers the `:name`s of a text. */
export function statement(text: string): Statement {
  const parameters: (keyof TileNumbers)[] = [];
  const numbered = text.replace(/(?<!:):(x|y|from|to|west|south|east|north)\b/g, (_, found: string) => {
    const name = found as keyof TileNumbers;
    if (!parameters.includes(name)) parameters.push(name);
    return `$${parameters.indexOf(name) + 1}`;
  });
  return { text: numbered, parameters };
}

export function numbersOf(tile: TileId): TileNumbers {
  const [west, south, east, north] = tileBounds(tile, BUFFER);
  return { x: tile.x, y: tile.y, ...tileKeyRange(tile), west, south, east, north };
}

/** The SQL that the queries of a zoom have in common: what lies inside, and where on the tile's grid. */
export interface TileSql {
  z: number;
  /** `key` is in the tile's one stretch of the Z-order index. For points that is the exact test as well. */
  keyInside(key: string): string;
  /** The box of degrees in the columns west, south, east and north of `table` meets the tile with its margin. */
  boxMeets(table: string): string;
  /** Degrees per unit of the tile's grid, west to east. */
  unit: number;
  /** The label point `point` (WGS 84) is in this tile and in no other. */
  pointInside(point: string): string;
  /** The column `geom` of a point, rounded down on the grid. */
  point(point: string): string;
  /** The column `geom` of an area, cut to the tile. */
  shape(shape: string): string;
  /** The column `geom` of a point, line or area, each as above; null for a point of another tile. */
  any(shape: string): string;
}

export function tileSql(kind: DatabaseKind, z: number): TileSql {
  const side = 2 ** z;
  // Web Mercator by arithmetic, as geo/tiles does it: row by row far cheaper than a change of reference system.
  const column = (point: string) => `((st_x(${point}) + 180) / 360 * ${side}::float8 - :x::float8)`;
  const row = (point: string) => `
    ((1 - ln(tan(radians(st_y(${point}))) + 1 / cos(radians(st_y(${point})))) / pi()) / 2
      * ${side}::float8 - :y::float8)`;
  const onGrid = (part: string) => `floor(${part} * ${EXTENT}::float8)`;
  const pointInside = (point: string) => `
    ${column(point)} >= 0 and ${column(point)} < 1 and ${row(point)} >= 0 and ${row(point)} < 1`;
  const pointOnGrid = (point: string) =>
    kind === 'postgres'
      ? `st_makepoint(${onGrid(column(point))}, ${onGrid(row(point))})`
      : `json_build_array(${onGrid(column(point))}, ${onGrid(row(point))})`;
  const unit = 360 / side / EXTENT;
  // By the database on both kinds, so that both draw the same line.
  const generalised = (shape: string) =>
    z < EXACT_FROM_ZOOM ? `st_simplifypreservetopology(${shape}, ${TOLERANCE * unit}::float8)` : shape;
  const cut = (shape: string) =>
    kind === 'postgres'
      ? `st_asmvtgeom(st_transform(${generalised(shape)}, 3857), st_tileenvelope(${z}, :x::int, :y::int), ${EXTENT}, ${BUFFER})`
      : `st_asgeojson(${generalised(shape)}, 9)::json`;
  return {
    z,
    unit,
    keyInside: (key) => `${key} >= :from::bigint and ${key} < :to::bigint`,
    boxMeets: (table) => `
      ${table}.west <= :east::float8 and ${table}.east >= :west::float8
      and ${table}.south <= :north::float8 and ${table}.north >= :south::float8`,
    pointInside,
    point: (point) => `${pointOnGrid(point)} as geom`,
    shape: (shape) => `${cut(shape)} as geom`,
    any: (shape) => `
      case when geometrytype(${shape}) <> 'POINT' then ${cut(shape)}
           when ${pointInside(shape)} then ${pointOnGrid(shape)} end as geom`,
  };
}
