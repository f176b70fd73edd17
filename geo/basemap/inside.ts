import type { Position } from 'geojson';

export type Extent = [west: number, south: number, east: number, north: number];

/** The box around points; without points an empty one (west of infinity). */
export function extentOf(points: Iterable<Position>): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of points) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

/** Even-odd rule: is the point inside the closed ring? Points on its line may be either. */
export function isInside([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i]!;
    const [xj = 0, yj = 0] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/**
 * A point inside a polygon, its holes left out: the middle of the widest stretch along the line halfway up.
 * Null where the polygon has no area there.
 */
export function pointInside(polygon: readonly (readonly Position[])[]): Position | null {
  const [, south, , north] = extentOf(polygon[0] ?? []);
  // A little off the middle, so that the line does not run along a side of what is drawn with round numbers.
  for (const part of [0.5003, 0.2501, 0.7507]) {
    const y = south + (north - south) * part;
    const crossings = polygon.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b);
    let widest = 0;
    let found: Position | null = null;
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1]! - crossings[i]!;
      if (width > widest) {
        widest = width;
        found = [crossings[i]! + width / 2, y];
      }
    }
    if (found) return found;
  }
  return null;
}

function crossingsAt(ring: readonly Position[], y: number): number[] {
  const found: number[] = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i]!;
    const [xj = 0, yj = 0] = ring[j]!;
    if (yi > y !== yj > y) found.push(((xj - xi) * (y - yi)) / (yj - yi) + xi);
  }
  return found;
}
