import type { Map as MapLibreMap } from 'maplibre-gl';

export type ScreenPoint = [x: number, y: number];

/** Whether a point lies inside a ring (even-odd), the ring open or closed. */
export function insideRing([x, y]: ScreenPoint, ring: readonly ScreenPoint[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Matching households drawn inside a ring on the screen, each once. */
export function householdsInside(map: MapLibreMap, ring: readonly ScreenPoint[]): string[] {
  if (ring.length < 3) return [];
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const layers = ['household', 'household-flagged'].filter((layer) => map.getLayer(layer));
  const features = map.queryRenderedFeatures(
    [
      [Math.min(...xs), Math.min(...ys)],
      [Math.max(...xs), Math.max(...ys)],
    ],
    { layers },
  );
  const ids = new Set<string>();
  for (const { geometry, properties } of features) {
    if (geometry.type !== 'Point') continue;
    const { x, y } = map.project(geometry.coordinates as [number, number]);
    if (insideRing([x, y], ring)) ids.add(String(properties.id));
  }
  return [...ids];
}
