import type { MapGeoJSONFeature, Map as MapLibreMap, Point } from 'maplibre-gl';
import { HOUSEHOLD_HIT_LAYERS } from '../style/household-layers.ts';

export type Position = [lon: number, lat: number];

export interface PickedHousehold {
  id: string;
  position: Position;
}

/** Pixels a flagged household may be farther away than another and still be the one meant: it lies on top. */
const FLAGGED_BONUS = 3;

const present = (map: MapLibreMap, layers: readonly string[]) => layers.filter((layer) => map.getLayer(layer));

const pointOf = (feature: MapGeoJSONFeature): Position | null =>
  feature.geometry.type === 'Point' ? (feature.geometry.coordinates as Position) : null;

/** The household nearest to a screen point within `radius` pixels. */
export function pickHousehold(map: MapLibreMap, at: Point, radius: number): PickedHousehold | null {
  const layers = present(map, HOUSEHOLD_HIT_LAYERS);
  if (layers.length === 0) return null;
  const box: [[number, number], [number, number]] = [
    [at.x - radius, at.y - radius],
    [at.x + radius, at.y + radius],
  ];
  let best: PickedHousehold | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const feature of map.queryRenderedFeatures(box, { layers })) {
    const position = pointOf(feature);
    const id = feature.properties.id;
    if (!position || id === undefined) continue;
    const distance = map.project(position).dist(at) - (feature.properties.flagged === true ? FLAGGED_BONUS : 0);
    if (distance < bestDistance) {
      best = { id: String(id), position };
      bestDistance = distance;
    }
  }
  return best;
}

const CLUSTER_LAYERS = ['cluster-pill-selected', 'cluster-pill', 'cluster-donut', 'cluster'];

/** The cluster whose label, symbol or area lies at a screen point. */
export function pickCluster(map: MapLibreMap, at: Point): string | null {
  const layers = present(map, CLUSTER_LAYERS);
  if (layers.length === 0) return null;
  const id = map.queryRenderedFeatures(at, { layers })[0]?.properties.id;
  return id === undefined ? null : String(id);
}

/** Where a household is, as far as the loaded tiles know. */
export function positionInTiles(map: MapLibreMap, id: string): Position | null {
  if (!map.getSource('households')) return null;
  const [feature] = map.querySourceFeatures('households', {
    sourceLayer: 'households',
    filter: ['==', ['get', 'id'], id],
  });
  return feature ? pointOf(feature as MapGeoJSONFeature) : null;
}
