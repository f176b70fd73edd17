import type { Feature, FeatureCollection } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { MAP_COLOURS } from '../map/colours.ts';
import { FONT } from '../map/style/fonts.ts';
import { ALL_LAYERS, mapStyle, type TileAddress } from '../map/style/map-style.ts';
import { NO_ROUTES } from '../map/style/route-layers.ts';
import { SYMBOL_PALETTES, type Theme } from '../ui/symbols/colours.ts';

/** What of the page is drawn by our own sources. */
export const SOURCES = ['areas', 'homes', 'proposals', 'labels', 'marks'] as const;
export type SourceName = (typeof SOURCES)[number];

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };
export const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/** The ground, without the hamlets as saved: those are drawn from what is being edited. */
export function boundaryStyle(theme: Theme, address: TileAddress): StyleSpecification {
  const ground = mapStyle(
    {
      theme,
      colourBy: 'status',
      filter: {},
      matching: null,
      members: [],
      selectedClusterId: null,
      shown: ALL_LAYERS,
      focusArea: null,
      userPosition: null,
      way: null,
      routes: NO_ROUTES,
      aggregatesOnly: true,
    },
    address,
  );
  const { hamlets: _, ...sources } = ground.sources;
  return {
    ...ground,
    sources: { ...sources, ...Object.fromEntries(SOURCES.map((name) => [name, { type: 'geojson', data: NOTHING }])) },
    layers: [
      ...ground.layers.filter((layer) => !('source' in layer) || layer.source !== 'hamlets'),
      ...ownLayers(theme),
    ],
  };
}

function ownLayers(theme: Theme): LayerSpecification[] {
  const c = MAP_COLOURS[theme];
  const alarm = SYMBOL_PALETTES[theme].inks.flagged.fill;
  return [
    {
      id: 'areas-fill',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': ['case', ['get', 'selected'], 0.28, 0.14] },
    },
    {
      id: 'areas-line',
      type: 'line',
      source: 'areas',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', ['get', 'broken'], alarm, ['get', 'colour']],
        'line-width': ['case', ['get', 'selected'], 3, 1.8],
      },
    },
    {
      id: 'proposals-line',
      type: 'line',
      source: 'proposals',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': c.accent, 'line-width': 2.5, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'homes',
      type: 'circle',
      source: 'homes',
      paint: {
        'circle-color': ['get', 'colour'],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 1.2, 14, 2.6, 17, 5],
        'circle-stroke-color': c.textHalo,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12, 0, 15, 1],
      },
    },
    {
      id: 'homes-outside',
      type: 'circle',
      source: 'homes',
      filter: ['get', 'outside'],
      paint: {
        'circle-color': ['get', 'colour'],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 3, 14, 5, 17, 7],
        'circle-stroke-color': alarm,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'labels',
      type: 'symbol',
      source: 'labels',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT.bold,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11, 14, 15],
        'text-max-width': 8,
      },
      paint: { 'text-color': c.text, 'text-halo-color': c.textHalo, 'text-halo-width': 1.8 },
    },
    {
      id: 'marks',
      type: 'circle',
      source: 'marks',
      paint: {
        'circle-radius': ['case', ['==', ['get', 'kind'], 'problem'], 12, 9],
        'circle-color': ['case', ['==', ['get', 'kind'], 'problem'], alarm, c.accent],
        'circle-opacity': 0.25,
        'circle-stroke-color': ['case', ['==', ['get', 'kind'], 'problem'], alarm, c.accent],
        'circle-stroke-width': 3,
      },
    },
  ];
}
