import { boxOf, distance, keyOf, meet, nearestOnSide, type Point, type Shape, scaleAt } from './grid.ts';
import { partition } from './overlay.ts';
import type { HamletShapes } from './shared-corners.ts';

/** Where a point would snap to. */
export interface SnapTarget {
  at: Point;
  /** A corner there is, or a place on a side. */
  on: 'corner' | 'side';
}

/** The corner of some shapes nearest to a point, else the place on a side; null where none is near enough. */
export function snapTarget(shapes: Iterable<Shape>, point: Point, toleranceMetres: number): SnapTarget | null {
  const scale = scaleAt(point[1] / 1e7);
  const margin = Math.ceil(toleranceMetres / Math.min(scale.east, scale.north));
  const box = [point[0], point[1], point[0], point[1]] as const;
  let corner: { at: Point; metres: number } | null = null;
  let side: { at: Point; metres: number } | null = null;
  for (const shape of shapes) {
    if (!meet(boxOf(shape), box, margin)) continue;
    for (const ring of shape.flat())
      for (const [i, a] of ring.entries()) {
        const metres = distance(a, point, scale);
        if (metres <= toleranceMetres && metres < (corner?.metres ?? Infinity)) corner = { at: a, metres };
        const near = nearestOnSide(point, a, ring[(i + 1) % ring.length]!, scale);
        if (near.metres <= toleranceMetres && near.metres < (side?.metres ?? Infinity)) side = near;
      }
  }
  if (corner) return { at: corner.at, on: 'corner' };
  return side && { at: side.at, on: 'side' };
}

/** Enough units of the grid for a metre, in whatever direction. */
const UNITS_PER_METRE = 200;

/**
 * Fits a hamlet among the others: its corners near theirs become theirs, what others have stays theirs, and strips
 * narrower than the tolerance between it and them are closed. Neighbours get its corners on their borders, so that
 * afterwards both share them; what they cover stays the same but for closed strips.
 *
 * @param id  the hamlet that gives way
 */
export function fitAmong(shapes: HamletShapes, id: string, toleranceMetres: number): HamletShapes {
  const drawn = shapes.get(id);
  if (!drawn) return shapes;
  const box = boxOf(drawn);
  const margin = Math.ceil(toleranceMetres * UNITS_PER_METRE);
  const near = [...shapes].filter(([other, shape]) => other !== id && meet(box, boxOf(shape), margin));
  const neighbours = near.map(([, shape]) => shape);
  const snapped = drawn.map((rings) =>
    rings.map((ring) => ring.map((corner) => snapTarget(neighbours, corner, toleranceMetres)?.at ?? corner)),
  );
  const fitted = partition([...neighbours, snapped], { sliverMetres: toleranceMetres });
  const changed = new Map(shapes);
  for (const [i, [other, shape]] of near.entries()) if (!sameCorners(shape, fitted[i]!)) changed.set(other, fitted[i]!);
  changed.set(id, fitted.at(-1)!);
  return changed;
}

/** Whether nothing happened to a shape but that its rings may begin elsewhere. */
function sameCorners(a: Shape, b: Shape): boolean {
  const [before, after] = [a.flat(2).map(keyOf), b.flat(2).map(keyOf)];
  const known = new Set(before);
  return before.length === after.length && after.every((corner) => known.has(corner));
}
