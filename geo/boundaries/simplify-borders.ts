import type { BorderGraph } from './border-graph.ts';
import { distanceToSide, type Point, type Scale, turn } from './grid.ts';
import { type PointIndex, pointIndex } from './point-index.ts';
import { createQueue } from './queue.ts';

export interface SimplifyOptions {
  /** Corners whose triangle with their neighbours is smaller go, square metres. */
  detail: number;
  /** No border comes nearer than this to what must keep its side, metres. */
  clearance: number;
  scale: Scale;
}

/** Side of the index' cells, units of the grid: some 50 m. */
const CELL = 5000;

/**
 * Straightens borders in place, the least corner first (Visvalingam and Whyatt 1993). A corner stays where three
 * borders meet, and where the triangle that goes with it holds another corner or one of `fixed`: so neither does a
 * border ever cross another, nor does anything change sides.
 */
export function simplifyBorders(graph: BorderGraph, fixed: readonly Point[], options: SimplifyOptions): void {
  const { at, sides } = graph;
  const { scale, detail } = options;
  const squareMetres = (scale.east * scale.north) / 2;
  const corners = indexOf(at);
  const houses = indexOf(fixed);
  const queue = createQueue();
  const neighbours = (b: number): [number, number] | null => {
    if (sides[b]!.size !== 2) return null;
    const [a, c] = [...sides[b]!.keys()] as [number, number];
    return [a, c];
  };
  const offer = (b: number) => {
    const ends = neighbours(b);
    if (!ends) return;
    const area = Math.abs(turn(at[ends[0]]!, at[b]!, at[ends[1]]!)) * squareMetres;
    if (area < detail) queue.push(b, area);
  };
  for (let b = 0; b < at.length; b++) offer(b);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const b = next.id;
    const ends = neighbours(b);
    if (!ends) continue;
    const [a, c] = ends;
    if (Math.abs(turn(at[a]!, at[b]!, at[c]!)) * squareMetres !== next.rank) continue; // offered anew since
    if (sides[a]!.has(c) || sides[c]!.has(a)) continue; // three corners are the least
    const others = corners.some(
      ...boxOf(at[a]!, at[b]!, at[c]!),
      (point, id) =>
        id !== a && id !== b && id !== c && sides[id]!.size > 0 && inTriangle(point, at[a]!, at[b]!, at[c]!),
    );
    if (others || sweepsOver(houses, [at[a]!, at[b]!, at[c]!], options)) continue;
    sides[a]!.set(c, sides[a]!.get(b)!);
    sides[c]!.set(a, sides[c]!.get(b)!);
    sides[a]!.delete(b);
    sides[c]!.delete(b);
    sides[b]!.clear();
    offer(a);
    offer(c);
  }
}

function indexOf(points: readonly Point[]): PointIndex {
  const index = pointIndex(CELL);
  for (const [id, point] of points.entries()) index.add(point, id);
  return index;
}

type Triangle = readonly [a: Point, b: Point, c: Point];

/** Whether the border, laid from a to c instead of over b, would pass over a point or too near by it. */
function sweepsOver(points: PointIndex, [a, b, c]: Triangle, { clearance, scale }: SimplifyOptions): boolean {
  const margin = Math.ceil(clearance / Math.min(scale.east, scale.north));
  const [west, south, east, north] = boxOf(a, b, c);
  return points.some(
    west - margin,
    south - margin,
    east + margin,
    north + margin,
    (point) => inTriangle(point, a, b, c) || distanceToSide(point, a, c, scale) < clearance,
  );
}

function boxOf(a: Point, b: Point, c: Point): [number, number, number, number] {
  return [
    Math.min(a[0], b[0], c[0]),
    Math.min(a[1], b[1], c[1]),
    Math.max(a[0], b[0], c[0]),
    Math.max(a[1], b[1], c[1]),
  ];
}

/** Inside a triangle or on its edge, however it turns. */
function inTriangle(p: Point, a: Point, b: Point, c: Point): boolean {
  const [ab, bc, ca] = [turn(a, b, p), turn(b, c, p), turn(c, a, p)];
  return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
}
