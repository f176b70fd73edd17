import type { Position } from 'geojson';
import { type Extent, extentOf, isInside } from './inside.ts';

interface Nested {
  ring: Position[];
  box: Extent;
  /** indices of the rings around it */
  around: number[];
}

/**
 * Which rings are outlines and which are holes: one that lies in an odd number of others is a hole of the innermost
 * of these. Roles written by people are often wrong; where rings lie is not.
 *
 * @param rings  closed; they may touch, and must not cross
 * @returns polygons, each with its outline first
 */
export function nestRings(rings: readonly Position[][]): Position[][][] {
  const nested: Nested[] = rings.map((ring) => ({ ring, box: extentOf(ring), around: [] }));
  for (const [i, inner] of nested.entries()) {
    for (const [j, outer] of nested.entries()) {
      if (i !== j && liesIn(inner, outer)) inner.around.push(j);
    }
  }
  const polygons = new Map<number, Position[][]>();
  for (const [i, { ring, around }] of nested.entries()) if (around.length % 2 === 0) polygons.set(i, [ring]);
  for (const { ring, around } of nested) {
    if (around.length % 2 === 0) continue;
    const innermost = around.reduce((best, j) => (nested[j]!.around.length > nested[best]!.around.length ? j : best));
    polygons.get(innermost)?.push(ring);
  }
  return [...polygons.values()];
}

/** A ring lies in another if one of its corners does that is not on the other's line. */
function liesIn(inner: Nested, outer: Nested): boolean {
  const [west, south, east, north] = inner.box;
  const [w, s, e, n] = outer.box;
  if (west < w || south < s || east > e || north > n) return false;
  if (west === w && south === s && east === e && north === n && inner.ring === outer.ring) return false;
  const corners = new Set(outer.ring.map(([x, y]) => `${x} ${y}`));
  const free = inner.ring.find(([x, y]) => !corners.has(`${x} ${y}`));
  if (free) return isInside(free, outer.ring);
  // All corners are shared: the middle of a side that the other does not have decides.
  const [a, b] = [inner.ring[0]!, inner.ring[1]!];
  return isInside([(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2], outer.ring);
}
