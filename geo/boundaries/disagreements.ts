import { boxOf, distanceToSide, holds, meet, type Point, pointOf, type Shape, scaleAt, shapeOf } from './grid.ts';
import type { HamletShapes } from './shared-corners.ts';
import type { PlacedHousehold } from './sites.ts';
import type { HamletArea } from './validate.ts';

/** A household that lives outside of the hamlet it names. */
export interface Disagreement {
  householdId: string;
  /** The hamlet it names. */
  hamletId: string;
  /** The hamlet whose boundary holds it; null where none does. */
  insideId: string | null;
  /** Metres to the boundary of its own hamlet; null where that has none. */
  metres: number | null;
}

/** The hamlet whose boundary holds a place; of several the first. */
function hamletFinder(hamlets: readonly { hamletId: string; shape: Shape }[]): (point: Point) => string | null {
  const boxed = hamlets.map((hamlet) => ({ ...hamlet, box: boxOf(hamlet.shape) }));
  return (point) => {
    const box = [point[0], point[1], point[0], point[1]] as const;
    return boxed.find((hamlet) => meet(hamlet.box, box) && holds(hamlet.shape, point))?.hamletId ?? null;
  };
}

/**
 * Households whose place lies outside of their own hamlet's boundary; without one, those inside another's. On a
 * border one is inside. In the order of the households.
 */
export function disagreements(households: readonly PlacedHousehold[], hamlets: readonly HamletArea[]): Disagreement[] {
  return disagreementsOnGrid(
    households.map(({ id, hamletId, location }) => ({ id, hamletId, point: pointOf([...location]) })),
    new Map(hamlets.map(({ hamletId, geometry }) => [hamletId, shapeOf(geometry)])),
  );
}

/** The same on the grid, for who asks again and again while a border moves. */
export function disagreementsOnGrid(
  households: readonly { id: string; hamletId: string; point: Point }[],
  shapes: HamletShapes,
): Disagreement[] {
  const hamletAt = hamletFinder([...shapes].map(([hamletId, shape]) => ({ hamletId, shape })));
  return households.flatMap(({ id, hamletId, point }) => {
    const shape = shapes.get(hamletId);
    if (shape && holds(shape, point)) return [];
    const insideId = hamletAt(point);
    if (!shape && insideId === null) return [];
    return [{ householdId: id, hamletId, insideId, metres: shape ? metresTo(shape, point) : null }];
  });
}

function metresTo(shape: Shape, point: Point): number {
  const scale = scaleAt(point[1] / 1e7);
  let least = Infinity;
  for (const ring of shape.flat())
    for (const [i, corner] of ring.entries())
      least = Math.min(least, distanceToSide(point, corner, ring[(i + 1) % ring.length]!, scale));
  return Math.round(least);
}
