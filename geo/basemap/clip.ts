import type { Position } from 'geojson';
import { extentOf } from './inside.ts';
import type { BaseGeometry, Box } from './types.ts';

/**
 * The part of a geometry inside a box: lines cut cleanly at its sides and otherwise untouched, so that lanes go on
 * sharing their corners; areas cut side by side (Sutherland and Hodgman 1974). Null where nothing is inside.
 * A line that leaves and comes back is several lines.
 */
export function clipToBox(geometry: BaseGeometry, box: Box): BaseGeometry[] {
  switch (geometry.type) {
    case 'Point':
      return contains(box, geometry.coordinates) ? [geometry] : [];
    case 'LineString':
      return clipLine(geometry.coordinates, box).map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'Polygon': {
      const coordinates = clipPolygon(geometry.coordinates, box);
      return coordinates ? [{ type: 'Polygon', coordinates }] : [];
    }
    case 'MultiPolygon': {
      const parts = geometry.coordinates.flatMap((polygon) => {
        const part = clipPolygon(polygon, box);
        return part ? [part] : [];
      });
      const [only] = parts;
      if (!only) return [];
      return parts.length === 1
        ? [{ type: 'Polygon', coordinates: only }]
        : [{ type: 'MultiPolygon', coordinates: parts }];
    }
  }
}

/** Is the point in the box, or on its side? */
export const contains = ([west, south, east, north]: Box, [x = Number.NaN, y = Number.NaN]: Position): boolean =>
  x >= west && x <= east && y >= south && y <= north;

/** The box grown by `metres` to all sides, at most to where Web Mercator ends. */
export function growBox([west, south, east, north]: Box, metres: number): Box {
  const degrees = metres / 111_320;
  const across = degrees / Math.max(Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180), 0.1);
  return [
    Math.max(west - across, -180),
    Math.max(south - degrees, -85),
    Math.min(east + across, 180),
    Math.min(north + degrees, 85),
  ];
}

function clipPolygon(polygon: Position[][], box: Box): Position[][] | null {
  const [outline, ...holes] = polygon.map((ring) => clipRing(ring, box));
  return outline && outline.length > 0 ? [outline, ...holes.filter((hole) => hole.length > 0)] : null;
}

function clipRing(ring: Position[], box: Box): Position[] {
  const [west, south, east, north] = extentOf(ring);
  if (west >= box[0] && south >= box[1] && east <= box[2] && north <= box[3]) return ring;
  if (west > box[2] || south > box[3] || east < box[0] || north < box[1]) return [];
  let cut = ring;
  for (const axis of [0, 1] as const) {
    cut = keepSide(cut, axis, box[axis], 1);
    cut = keepSide(cut, axis, box[axis + 2]!, -1);
  }
  return cut;
}

/** The part of a closed ring where `axis` is at least (sign 1) or at most (sign -1) `limit`. */
function keepSide(ring: Position[], axis: 0 | 1, limit: number, sign: 1 | -1): Position[] {
  const kept: Position[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [from, to] = [ring[i]!, ring[i + 1]!];
    const a = (from[axis]! - limit) * sign;
    const b = (to[axis]! - limit) * sign;
    if (a >= 0) kept.push(from);
    if ((a > 0 && b < 0) || (a < 0 && b > 0)) kept.push(meet(from, to, axis, limit));
  }
  if (kept.length < 3) return [];
  kept.push(kept[0]!);
  return kept;
}

/** Where a segment meets a line along the other axis; exactly on it. */
function meet(from: Position, to: Position, axis: 0 | 1, limit: number): Position {
  const other = axis === 0 ? 1 : 0;
  const part = (limit - from[axis]!) / (to[axis]! - from[axis]!);
  const along = from[other]! + part * (to[other]! - from[other]!);
  return axis === 0 ? [limit, along] : [along, limit];
}

function clipLine(line: Position[], box: Box): Position[][] {
  const parts: Position[][] = [];
  let part: Position[] = [];
  for (let i = 0; i + 1 < line.length; i++) {
    const inside = clipSegment(line[i]!, line[i + 1]!, box);
    if (!inside) continue;
    const [from, to] = inside;
    if (part.at(-1) !== from) {
      if (part.length > 1) parts.push(part);
      part = [from];
    }
    part.push(to);
  }
  if (part.length > 1) parts.push(part);
  return parts;
}

/** The stretch of a segment in the box (Liang and Barsky 1984); ends inside it are kept as they are, not copied. */
function clipSegment(from: Position, to: Position, box: Box): [Position, Position] | null {
  const [x, y] = [from[0]!, from[1]!];
  const [dx, dy] = [to[0]! - x, to[1]! - y];
  let [enter, leave] = [0, 1];
  for (const [step, room] of [
    [-dx, x - box[0]],
    [dx, box[2] - x],
    [-dy, y - box[1]],
    [dy, box[3] - y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
      continue;
    }
    const at = room / step;
    if (step < 0) enter = Math.max(enter, at);
    else leave = Math.min(leave, at);
  }
  // A mere touch has no length.
  if (enter >= leave) return null;
  const at = (part: number): Position => [x + part * dx, y + part * dy];
  return [enter === 0 ? from : at(enter), leave === 1 ? to : at(leave)];
}
