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

/** A household on the map, with what its tile says of who is in charge and where it belongs. */
export interface LassoedHousehold {
  id: string;
  memberId: string | null;
  clusterId: string | null;
}

const idOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Matching households drawn inside a ring on the screen, each once. */
export function householdsInside(map: MapLibreMap, ring: readonly ScreenPoint[]): LassoedHousehold[] {
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
  const found = new Map<string, LassoedHousehold>();
  for (const { geometry, properties } of features) {
    if (geometry.type !== 'Point') continue;
    const { x, y } = map.project(geometry.coordinates as [number, number]);
    const id = String(properties.id);
    if (insideRing([x, y], ring))
      found.set(id, { id, memberId: idOrNull(properties.memberId), clusterId: idOrNull(properties.clusterId) });
  }
  return [...found.values()];
}
