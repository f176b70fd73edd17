import type { Geometry } from 'geojson';
import type { Plane, Point } from './plane.ts';

/** An area or a line of water in the plane, with the box around it. */
export interface Shape {
  /** Rings of areas, closed; odd-even. */
  rings: Point[][];
  /** Lines that stand for a strip of `halfWidth` metres to each side. */
  lines: Point[][];
  halfWidth: number;
  box: readonly [west: number, south: number, east: number, north: number];
}

/** A canal drawn as a line is taken to be this wide, from its middle, metres. */
const CANAL_HALF_WIDTH = 3;

/** A geometry in the plane; points have no extent and are left out. */
export function shapeOf(geometry: Geometry, plane: Plane): Shape {
  const rings: Point[][] = [];
  const lines: Point[][] = [];
  const path = (positions: readonly number[][]) => positions.map(plane.toMetres);
  if (geometry.type === 'Polygon') rings.push(...geometry.coordinates.map(path));
  else if (geometry.type === 'MultiPolygon') rings.push(...geometry.coordinates.flat().map(path));
  else if (geometry.type === 'LineString') lines.push(path(geometry.coordinates));
  else if (geometry.type === 'MultiLineString') lines.push(...geometry.coordinates.map(path));
  const halfWidth = lines.length > 0 ? CANAL_HALF_WIDTH : 0;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of [...rings, ...lines].flat()) {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return { rings, lines, halfWidth, box: [west - halfWidth, south - halfWidth, east + halfWidth, north + halfWidth] };
}

/** Whether a point lies in the shape, or within `margin` metres of it. A negative margin asks for that much inside. */
export function covers({ rings, lines, halfWidth, box }: Shape, point: Point, margin = 0): boolean {
  const [x, y] = point;
  const reach = Math.max(0, margin);
  if (x < box[0] - reach || x > box[2] + reach || y < box[1] - reach || y > box[3] + reach) return false;
  if (lines.some((line) => distanceToLine(line, point) <= halfWidth + margin)) return true;
  const isNear = () => rings.some((ring) => distanceToLine(ring, point) <= Math.abs(margin));
  if (isInside(rings, point)) return margin >= 0 || !isNear();
  return margin > 0 && isNear();
}

/** Metres from the edge of the areas. */
export const distanceToEdge = ({ rings }: Shape, point: Point): number =>
  Math.min(...rings.map((ring) => distanceToLine(ring, point)));

function isInside(rings: readonly Point[][], [x, y]: Point): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i]!;
      const [xj, yj] = ring[j]!;
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

function distanceToLine(line: readonly Point[], point: Point): number {
  let least = Infinity;
  for (let i = 0; i + 1 < line.length; i++) least = Math.min(least, distanceToSegment(line[i]!, line[i + 1]!, point));
  return least;
}

function distanceToSegment(a: Point, b: Point, [x, y]: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / square));
  return Math.hypot(a[0] + t * dx - x, a[1] + t * dy - y);
}

/** Shapes by cell, so that a point is compared with those around it alone. */
export interface ShapeIndex {
  /** Whether any shape covers the point, or comes within `margin` metres of it. */
  covers(point: Point, margin?: number): boolean;
}

const CELL = 200;

/** @param reach  the largest margin that will be asked for, metres */
export function shapeIndex(shapes: readonly Shape[], reach: number): ShapeIndex {
  const cells = new Map<string, Shape[]>();
  const at = (value: number) => Math.floor(value / CELL);
  for (const shape of shapes) {
    const [west, south, east, north] = shape.box;
    if (west > east) continue;
    for (let column = at(west - reach); column <= at(east + reach); column++) {
      for (let row = at(south - reach); row <= at(north + reach); row++) {
        const there = cells.get(`${column}/${row}`);
        if (there) there.push(shape);
        else cells.set(`${column}/${row}`, [shape]);
      }
    }
  }
  return {
    covers: (point, margin = 0) =>
      (cells.get(`${at(point[0])}/${at(point[1])}`) ?? []).some((shape) => covers(shape, point, margin)),
  };
}
