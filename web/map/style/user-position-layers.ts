import type { GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapColours } from '../colours.ts';
import type { UserPosition } from '../user-position.ts';

/** CSS pixels a metre at zoom 0 and 22, latitude 20.2° N. */
const PIXELS_PER_METRE_AT_22 = 2 ** 22 / 73_440;

/** The device's own position, with the radius it may be wrong by. */
export const userPositionSource = (position: UserPosition | null): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: {
    type: 'FeatureCollection',
    features: position
      ? [
          {
            type: 'Feature',
            properties: { accuracy: position.accuracyMetres },
            geometry: { type: 'Point', coordinates: [position.lon, position.lat] },
          },
        ]
      : [],
  },
});

export function userPositionLayers(c: MapColours): LayerSpecification[] {
  return [
    {
      id: 'user-accuracy',
      type: 'circle',
      source: 'user',
      paint: {
        'circle-color': c.accent,
        'circle-opacity': 0.14,
        'circle-radius': [
          'interpolate',
          ['exponential', 2],
          ['zoom'],
          0,
          0,
          22,
          ['*', ['get', 'accuracy'], PIXELS_PER_METRE_AT_22],
        ],
      },
    },
    {
      id: 'user-dot',
      type: 'circle',
      source: 'user',
      paint: {
        'circle-color': c.accent,
        'circle-radius': 6.5,
        'circle-stroke-color': c.ringCasing,
        'circle-stroke-width': 2.5,
      },
    },
  ];
}
