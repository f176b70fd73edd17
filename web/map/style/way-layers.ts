import type { GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapColours } from '../colours.ts';

type Position = [lon: number, lat: number];

/** From where one stands to where one wants to go, straight: no lanes are known well enough to lead along them. */
export interface Way {
  from: Position;
  to: Position;
}

export const waySource = (way: Way | null): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: {
    type: 'FeatureCollection',
    features: way
      ? [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [way.from, way.to] } }]
      : [],
  },
});

export function wayLayers(c: MapColours): LayerSpecification[] {
  const layout = { 'line-cap': 'round' } as const;
  return [
    {
      id: 'way-casing',
      type: 'line',
      source: 'way',
      layout,
      paint: { 'line-color': c.ringCasing, 'line-width': 7, 'line-opacity': 0.8 },
    },
    {
      id: 'way',
      type: 'line',
      source: 'way',
      layout,
      paint: { 'line-color': c.accent, 'line-width': 3.5, 'line-dasharray': [0.2, 2] },
    },
  ];
}
