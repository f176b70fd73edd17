/** A square of the Web Mercator world: column `x` from the west, row `y` from the north, `2^z` of each at zoom `z`. */
export interface TileId {
  z: number;
  x: number;
  y: number;
}

/** `[west, south, east, north]` in degrees, WGS 84. */
export type Bounds = [west: number, south: number, east: number, north: number];

/** Deepest zoom for which tiles are served; the map overzooms beyond. */
export const MAX_ZOOM = 18;

/** Zoom at which positions are keyed: columns and rows of 24 bits, about 2.4 m at the equator. */
export const KEY_ZOOM = 24;

/** Units along a tile's side, as the Mapbox Vector Tile specification's usual grid. */
export const EXTENT = 4096;

/** Whether the tile exists: whole numbers, zoom 0 to {@link MAX_ZOOM}, column and row within the zoom's. */
export function isTile({ z, x, y }: TileId): boolean {
  if (!Number.isInteger(z) || z < 0 || z > MAX_ZOOM) return false;
  const side = 2 ** z;
  return Number.isInteger(x) && Number.isInteger(y) && x >= 0 && x < side && y >= 0 && y < side;
}

/** Position from west to east in the Mercator world, 0 to 1. */
export const mercatorX = (lon: number): number => (lon + 180) / 360;

/** Position from north to south in the Mercator world, 0 to 1 within ±85.05° of latitude. */
export function mercatorY(lat: number): number {
  const radians = (lat * Math.PI) / 180;
  return (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
}

const longitude = (x: number): number => x * 360 - 180;
const latitude = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** The tile that holds a position at a zoom; positions off the world go to its edge. */
export function tileAt(lon: number, lat: number, z: number): TileId {
  const side = 2 ** z;
  const cell = (part: number) => Math.min(Math.max(Math.floor(part * side), 0), side - 1);
  return { z, x: cell(mercatorX(lon)), y: cell(mercatorY(lat)) };
}

/**
 * A tile's bounds, widened on every side by `buffer` units of its own grid.
 *
 * @param buffer  in units of {@link EXTENT}, 0 by default
 */
export function tileBounds({ z, x, y }: TileId, buffer = 0): Bounds {
  const side = 2 ** z;
  const margin = buffer / EXTENT;
  return [
    longitude((x - margin) / side),
    latitude((y + 1 + margin) / side),
    longitude((x + 1 + margin) / side),
    latitude((y - margin) / side),
  ];
}
