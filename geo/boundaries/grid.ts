/**
 * Areas on a grid of whole numbers, 1e-7 degrees a unit (about a centimetre): what two hamlets share is equal to the
 * last digit, and which side of a line a point lies on is decided without rounding.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson';

export type Area = Polygon | MultiPolygon;
/** A point of the grid. */
export type Point = readonly [x: number, y: number];
/** Corners of a ring, the first one not repeated at the end. */
export type Ring = readonly Point[];
/** Polygons, each an outer ring before its holes. */
export type Shape = readonly (readonly Ring[])[];

const UNITS_PER_DEGREE = 1e7;
const METRES_PER_DEGREE = 111_195;

export const pointOf = ([lon, lat]: Position): Point => [
  Math.round(lon! * UNITS_PER_DEGREE),
  Math.round(lat! * UNITS_PER_DEGREE),
];
export const positionOf = ([x, y]: Point): Position => [x / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE];

/** One number a point; only points on one meridian and a multiple of 46 km apart would have the same. */
export const keyOf = ([x, y]: Point): number => x * 2 ** 22 + (((y % 2 ** 22) + 2 ** 22) % 2 ** 22);

export const same = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

/** Metres per unit of the grid, eastwards and northwards, at a latitude. */
export function scaleAt(latitude: number): { east: number; north: number } {
  const north = METRES_PER_DEGREE / UNITS_PER_DEGREE;
  return { east: north * Math.cos((latitude * Math.PI) / 180), north };
}
export type Scale = ReturnType<typeof scaleAt>;

/** The scale at the first corner of some shapes; of nothing, that of the equator. */
export function scaleOf(shapes: readonly Shape[]): Scale {
  const first = shapes.flat(2)[0]?.[0];
  return scaleAt(first ? first[1] / UNITS_PER_DEGREE : 0);
}

/** Metres between two points. */
export const distance = (a: Point, b: Point, scale: Scale): number =>
  Math.hypot((a[0] - b[0]) * scale.east, (a[1] - b[1]) * scale.north);

/** Positive where a, b, c turn anticlockwise, 0 where they lie on a line. Exact within some degrees. */
export const turn = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Twice the signed area of a ring in square units, positive anticlockwise. */
export function doubleArea(ring: Ring): number {
  const origin = ring[0];
  let sum = 0;
  for (let i = 1; origin && i + 1 < ring.length; i++) sum += turn(origin, ring[i]!, ring[i + 1]!);
  return sum;
}

/** Area of a shape, square metres. */
export function areaOf(shape: Shape, scale: Scale = scaleOf([shape])): number {
  let units = 0;
  for (const rings of shape)
    for (const [i, ring] of rings.entries()) units += (i === 0 ? 1 : -1) * Math.abs(doubleArea(ring));
  return (units / 2) * scale.east * scale.north;
}

/** A GeoJSON area on the grid, repeated corners left out. */
export function shapeOf(area: Area): Shape {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return polygons.map((rings) => rings.map(openRing));
}

function openRing(positions: Position[]): Ring {
  const ring: Point[] = [];
  for (const position of positions) {
    const point = pointOf(position);
    const last = ring.at(-1);
    if (!last || !same(last, point)) ring.push(point);
  }
  while (ring.length > 1 && same(ring[0]!, ring.at(-1)!)) ring.pop();
  return ring;
}

/** A shape as GeoJSON: rings closed, outer ones anticlockwise, holes clockwise (RFC 7946). */
export const areaFrom = (shape: Shape): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: shape.map((rings) =>
    rings.map((ring, i) => {
      const turned = doubleArea(ring) > 0 === (i === 0) ? ring : [...ring].reverse();
      return [...turned, turned[0]!].map(positionOf);
    }),
  ),
});

/** Where a point lies to a ring: inside, outside or on it. Exact. */
export function sideOf(ring: Ring, point: Point): 'inside' | 'outside' | 'on' {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j]!;
    const b = ring[i]!;
    if (same(b, point)) return 'on';
    const above = a[1] > point[1];
    if (above === b[1] > point[1]) {
      if (a[1] === point[1] && b[1] === point[1] && point[0] > Math.min(a[0], b[0]) && point[0] < Math.max(a[0], b[0]))
        return 'on';
      continue;
    }
    const side = turn(a, b, point);
    if (side === 0) return 'on';
    if (side > 0 !== above) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}

/** Whether a shape holds a point; its border counts as inside. */
export const holds = (shape: Shape, point: Point): boolean =>
  shape.some(([outer, ...holes]) => {
    if (!outer || sideOf(outer, point) === 'outside') return false;
    return holes.every((hole) => sideOf(hole, point) !== 'inside');
  });

export type Box = readonly [west: number, south: number, east: number, north: number];

/** The box around a shape; of nothing, one that meets no other. */
export function boxOf(shape: Shape): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of shape)
    for (const [x, y] of outer ?? []) {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  return [west, south, east, north];
}

/** Whether two boxes come nearer than `margin` units. */
export const meet = (a: Box, b: Box, margin = 0): boolean =>
  a[0] - margin <= b[2] && b[0] - margin <= a[2] && a[1] - margin <= b[3] && b[1] - margin <= a[3];

/** The point of the side from a to b that is nearest to p, and how far it is, metres. */
export function nearestOnSide(p: Point, a: Point, b: Point, scale: Scale): { at: Point; metres: number } {
  const dx = (b[0] - a[0]) * scale.east;
  const dy = (b[1] - a[1]) * scale.north;
  const px = (p[0] - a[0]) * scale.east;
  const py = (p[1] - a[1]) * scale.north;
  const along = dx * dx + dy * dy;
  const t = along === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / along));
  return {
    at: [Math.round(a[0] + t * (b[0] - a[0])), Math.round(a[1] + t * (b[1] - a[1]))],
    metres: Math.hypot(px - t * dx, py - t * dy),
  };
}

/** Metres from a point to the side from a to b. */
export const distanceToSide = (p: Point, a: Point, b: Point, scale: Scale): number =>
  nearestOnSide(p, a, b, scale).metres;
