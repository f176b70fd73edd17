import {
  type HamletShapes,
  insertCorner,
  moveCorner,
  type Point,
  removeCorner,
  withSharedCorners,
} from '#geo/boundaries/index.ts';

const same = (a: Point | undefined, b: Point | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

/**
 * What one ring's change means for all hamlets: a corner moved, put in or taken away, for every hamlet that has it.
 *
 * @param before  the ring as it is in `shapes`
 * @param after  the ring as it was drawn
 * @param settle  false while a corner is still being dragged
 * @returns null where the corner cannot go without neighbours falling apart
 */
export function applyRing(
  shapes: HamletShapes,
  before: readonly Point[],
  after: readonly Point[],
  settle = true,
): HamletShapes | null {
  if (after.length === before.length) {
    const i = after.findIndex((corner, k) => !same(corner, before[k]));
    if (i < 0) return shapes;
    const moved = moveCorner(shapes, before[i]!, after[i]!);
    return settle ? withSharedCorners(moved) : moved;
  }
  if (after.length === before.length + 1) {
    const i = after.findIndex((corner, k) => !same(corner, before[k]));
    return insertCorner(shapes, after.at(i - 1)!, after[(i + 1) % after.length]!, after[i]!);
  }
  if (after.length === before.length - 1) {
    const gone = before.find((corner) => !after.some((other) => same(corner, other)));
    return gone ? removeCorner(shapes, gone) : shapes;
  }
  return shapes;
}
