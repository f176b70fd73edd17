import type { Geometry, Position } from 'geojson';
import { clipLine, clipRing, type Square } from './clip.ts';
import { simplify } from './simplify.ts';
import { EXTENT, mercatorX, mercatorY, type TileId } from './tile.ts';

/**
 * What is drawn in a tile, in whole units of its grid (0 to {@link EXTENT}, y downwards).
 * Paths are x0 y0 x1 y1 …; the rings of a polygon are closed, an outer one (positive area) before its holes.
 */
export type TileGeometry = { kind: 'points' | 'lines' | 'polygons'; paths: number[][] };

/** Margin in units that lines and areas reach over the tile's edge, so that borders and dashes meet their neighbours. */
export const BUFFER = 64;

/** Points nearer than this (in units) to the simplified path are left out: an eighth of a pixel on a 512-pixel tile. */
const TOLERANCE = 1;
const FRAME: Square = { min: -BUFFER, max: EXTENT + BUFFER };

/**
 * A geometry as one tile shows it: projected, simplified, cut to the tile with its margin, set on the grid.
 * Points have no margin and are rounded down, so that each lies in exactly one tile: maps draw a point's symbol
 * over the edge by themselves and ignore points outside.
 *
 * @param geometry  WGS 84 degrees; a collection's parts must be of one kind, else the first kind counts
 * @returns null where nothing of it is in the tile
 */
export function toTile(geometry: Geometry, tile: TileId): TileGeometry | null {
  switch (geometry.type) {
    case 'Point':
      return filled('points', pointsIn([geometry.coordinates], tile));
    case 'MultiPoint':
      return filled('points', pointsIn(geometry.coordinates, tile));
    case 'LineString':
      return filled('lines', linesIn([geometry.coordinates], tile));
    case 'MultiLineString':
      return filled('lines', linesIn(geometry.coordinates, tile));
    case 'Polygon':
      return filled('polygons', ringsIn(geometry.coordinates, tile));
    case 'MultiPolygon':
      return filled(
        'polygons',
        geometry.coordinates.flatMap((polygon) => ringsIn(polygon, tile)),
      );
    case 'GeometryCollection':
      return collected(geometry.geometries, tile);
  }
}

const filled = (kind: TileGeometry['kind'], paths: number[][]): TileGeometry | null =>
  paths.length > 0 ? { kind, paths } : null;

function collected(geometries: Geometry[], tile: TileId): TileGeometry | null {
  const parts = geometries.map((part) => toTile(part, tile)).filter((part) => part !== null);
  const kind = parts[0]?.kind;
  if (kind === undefined) return null;
  return filled(
    kind,
    parts.filter((part) => part.kind === kind).flatMap((part) => part.paths),
  );
}

/** A point's place in a tile, or null where it lies in another. */
export function pointIn([lon, lat]: Position, { z, x, y }: TileId): [number, number] | null {
  const px = Math.floor((mercatorX(lon!) * 2 ** z - x) * EXTENT);
  const py = Math.floor((mercatorY(lat!) * 2 ** z - y) * EXTENT);
  return px >= 0 && px < EXTENT && py >= 0 && py < EXTENT ? [px, py] : null;
}

const pointsIn = (positions: Position[], tile: TileId): number[][] =>
  positions.map((position) => pointIn(position, tile)).filter((point) => point !== null);

const linesIn = (lines: Position[][], tile: TileId): number[][] =>
  lines
    .flatMap((line) => clipLine(simplify(project(line, tile), TOLERANCE), FRAME))
    .map(onGrid)
    .filter((line) => line.length >= 4);

function ringsIn(polygon: Position[][], tile: TileId): number[][] {
  const rings: number[][] = [];
  for (const [index, positions] of polygon.entries()) {
    const ring = onGrid(clipRing(simplify(project(positions, tile), TOLERANCE), FRAME));
    const area = doubleArea(ring);
    if (ring.length >= 8 && area !== 0) rings.push(area > 0 === (index === 0) ? ring : reversed(ring));
    else if (index === 0) return [];
  }
  return rings;
}

function project(path: Position[], { z, x, y }: TileId): number[] {
  const side = 2 ** z;
  const projected: number[] = [];
  for (const [lon, lat] of path) {
    projected.push((mercatorX(lon!) * side - x) * EXTENT, (mercatorY(lat!) * side - y) * EXTENT);
  }
  return projected;
}

/** Rounded to whole units, repeated points left out. */
function onGrid(path: number[]): number[] {
  const rounded: number[] = [];
  for (let i = 0; i < path.length; i += 2) {
    const px = Math.round(path[i]!);
    const py = Math.round(path[i + 1]!);
    const end = rounded.length;
    if (end === 0 || rounded[end - 2] !== px || rounded[end - 1] !== py) rounded.push(px, py);
  }
  return rounded;
}

/** Twice the area of a closed ring; positive for an outer ring as the specification wants it (y downwards). */
function doubleArea(ring: number[]): number {
  let sum = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) sum += ring[i]! * ring[i + 3]! - ring[i + 2]! * ring[i + 1]!;
  return sum;
}

function reversed(ring: number[]): number[] {
  const turned: number[] = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) turned.push(ring[i]!, ring[i + 1]!);
  return turned;
}
