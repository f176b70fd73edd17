/** Changes to a set of hamlets that keep what they share in common: a corner of two moves for both. */
import { liesOn } from './arrangement.ts';
import { type Point, type Ring, type Shape, same } from './grid.ts';
import { pointIndex } from './point-index.ts';

/** Hamlets by identifier. Changes give a new set; shapes they do not touch are the same objects. */
export type HamletShapes = ReadonlyMap<string, Shape>;

/** Moves a corner in every hamlet that has it. */
export const moveCorner = (shapes: HamletShapes, from: Point, to: Point): HamletShapes =>
  changeRings(shapes, (ring) =>
    ring.some((corner) => same(corner, from)) ? ring.map((corner) => (same(corner, from) ? to : corner)) : ring,
  );

/** Puts a corner into the side from `a` to `b`, in every hamlet that has that side. */
export const insertCorner = (shapes: HamletShapes, a: Point, b: Point, at: Point): HamletShapes =>
  changeRings(shapes, (ring) => {
    const i = ring.findIndex((corner, k) => {
      const next = ring[(k + 1) % ring.length]!;
      return (same(corner, a) && same(next, b)) || (same(corner, b) && same(next, a));
    });
    return i < 0 ? ring : [...ring.slice(0, i + 1), at, ...ring.slice(i + 1)];
  });

/**
 * Takes a corner away from every hamlet that has it.
 *
 * @returns null where it cannot go: where a ring would have two corners left, or where borders meet, so that without
 *   it the hamlets would no longer agree on where they run
 */
export function removeCorner(shapes: HamletShapes, at: Point): HamletShapes | null {
  let ends: readonly [Point, Point] | null = null;
  let possible = true;
  const changed = changeRings(shapes, (ring) => {
    const i = ring.findIndex((corner) => same(corner, at));
    if (i < 0) return ring;
    const own = [ring.at(i - 1)!, ring[(i + 1) % ring.length]!] as const;
    if (ring.length <= 3 || (ends && !samePair(ends, own))) possible = false;
    ends = own;
    return ring.filter((_, k) => k !== i);
  });
  return possible ? changed : null;
}

const samePair = ([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean =>
  (same(a, c) && same(b, d)) || (same(a, d) && same(b, c));

/** Side of a cell of the index, units: some 50 m. */
const CELL = 5000;

/** Corners of one hamlet on the border of another become corners of both, so that they move together. */
export function withSharedCorners(shapes: HamletShapes): HamletShapes {
  const index = pointIndex(CELL);
  for (const shape of shapes.values()) for (const ring of shape.flat()) for (const corner of ring) index.add(corner, 0);
  return changeRings(shapes, (ring) => {
    const full = ring.flatMap((a, i) => [a, ...cornersOn(a, ring[(i + 1) % ring.length]!)]);
    return full.length === ring.length ? ring : full;
  });

  function cornersOn(a: Point, b: Point): Point[] {
    const found: Point[] = [];
    index.some(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]), (corner) => {
      const known = same(corner, a) || same(corner, b) || found.some((other) => same(other, corner));
      if (!known && liesOn(corner, a, b)) found.push(corner);
      return false;
    });
    const along = ([x, y]: Point) => (x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1]);
    return found.sort((p, q) => along(p) - along(q));
  }
}

function changeRings(shapes: HamletShapes, change: (ring: Ring) => Ring): HamletShapes {
  let touched = false;
  const changed = new Map<string, Shape>();
  for (const [id, shape] of shapes) {
    const next = shape.map((rings) => rings.map(change));
    const differs = next.some((rings, i) => rings.some((ring, k) => ring !== shape[i]![k]));
    changed.set(id, differs ? next : shape);
    touched ||= differs;
  }
  return touched ? changed : shapes;
}
