/** Plain geometry on WGS 84 coordinates, written apart from the demo's own so that it can judge it. */
import type { Position } from 'geojson';

const METRES_PER_DEGREE = 111_195;

/** Metres east and north of a fixed point near the coast; true enough over some tens of kilometres. */
export const toMetres = ([lon, lat]: Position): [number, number] => [
  (lon! - 106.45) * METRES_PER_DEGREE * Math.cos((20.2 * Math.PI) / 180),
  (lat! - 20.2) * METRES_PER_DEGREE,
];

export function inRing(point: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as [number, number];
    const [bx, by] = ring[i + 1] as [number, number];
    const [x, y] = point as [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Metres from a point to a polyline. */
export function distanceToLine(point: Position, line: readonly Position[]): number {
  const [x, y] = toMetres(point);
  let least = Infinity;
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, ay] = toMetres(line[i]!);
    const [bx, by] = toMetres(line[i + 1]!);
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    least = Math.min(least, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
  }
  return least;
}

/** Whether any two edges of two rings cross. */
export function ringsCross(a: readonly Position[], b: readonly Position[]): boolean {
  const side = (p: Position, q: Position, r: Position) =>
    Math.sign((q[0]! - p[0]!) * (r[1]! - p[1]!) - (q[1]! - p[1]!) * (r[0]! - p[0]!));
  for (let i = 0; i + 1 < a.length; i++) {
    for (let j = 0; j + 1 < b.length; j++) {
      const [p, q, r, s] = [a[i]!, a[i + 1]!, b[j]!, b[j + 1]!];
      if (side(p, q, r) !== side(p, q, s) && side(r, s, p) !== side(r, s, q)) return true;
    }
  }
  return false;
}

/** Bounding box of positions: west, south, east, north. */
export function bboxOf(positions: readonly Position[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions as [number, number][]) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

export const boxesMeet = (a: readonly number[], b: readonly number[], slack = 0) =>
  a[0]! <= b[2]! + slack && b[0]! <= a[2]! + slack && a[1]! <= b[3]! + slack && b[1]! <= a[3]! + slack;
