import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../../ui/symbols/colours.ts';
import { MAP_COLOURS } from '../colours.ts';
import { FONT } from './fonts.ts';
import { householdZoom } from './scale.ts';

const AREAS = { source: 'hamlets', 'source-layer': 'hamlets' } as const;

/** Washes out what lies outside the hamlet looked at: by its mask where we have its boundary, else the other hamlets. */
export function washLayers(theme: Theme, hamletId: string | undefined): LayerSpecification[] {
  const c = MAP_COLOURS[theme];
  const paint = { 'fill-color': c.wash, 'fill-opacity': c.washOpacity, 'fill-antialias': false };
  return [
    { id: 'wash-mask', type: 'fill', source: 'mask', paint },
    {
      id: 'wash-others',
      type: 'fill',
      ...AREAS,
      filter: ['!=', ['get', 'id'], hamletId ?? ''],
      layout: { visibility: hamletId ? 'visible' : 'none' },
      paint,
    },
  ];
}

export function hamletBorderLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: 'hamlet-border',
      type: 'line',
      ...AREAS,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': MAP_COLOURS[theme].border,
        'line-opacity': 0.9,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 15, 1.6],
        'line-dasharray': [4.4, 1.9, 0.95, 1.9],
      },
    },
  ];
}

/** Names of hamlets, seen from so far away that clusters are symbols. */
export function hamletNameLayers(theme: Theme, hamletId: string | undefined): LayerSpecification[] {
  const c = MAP_COLOURS[theme];
  return [
    {
      id: 'hamlet-name',
      type: 'symbol',
      source: 'hamlets',
      'source-layer': 'hamlet_labels',
      maxzoom: householdZoom(hamletId),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT.bold,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11, 14, 16],
        'text-letter-spacing': 0.02,
        'text-max-width': 8,
        // Beside the clusters' symbols where there is room, and over them rather than not at all.
        'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
        'text-radial-offset': 1.1,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': c.text, 'text-halo-color': c.textHalo, 'text-halo-width': 1.6 },
    },
  ];
}
