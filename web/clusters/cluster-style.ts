import type { Feature, FeatureCollection } from 'geojson';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { MAP_COLOURS } from '../map/colours.ts';
import { FONT } from '../map/style/fonts.ts';
import { ALL_LAYERS, mapStyle, type TileAddress } from '../map/style/map-style.ts';
import type { Theme } from '../ui/symbols/colours.ts';

/** What of the page is drawn by our own sources. */
export const SOURCES = ['present', 'proposed', 'homes', 'labels'] as const;
export type SourceName = (typeof SOURCES)[number];

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };
export const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/** The ground and the hamlets' borders, with clusters drawn from what the page holds. */
export function clusterStyle(theme: Theme, address: TileAddress): StyleSpecification {
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
      aggregatesOnly: true,
    },
    address,
  );
  return {
    ...ground,
    sources: {
      ...ground.sources,
      ...Object.fromEntries(SOURCES.map((name) => [name, { type: 'geojson', data: NOTHING }])),
    },
    layers: [...ground.layers, ...ownLayers(theme)],
  };
}

function ownLayers(theme: Theme): LayerSpecification[] {
  const c = MAP_COLOURS[theme];
  return [
    {
      id: 'present-fill',
      type: 'fill',
      source: 'present',
      paint: { 'fill-color': c.accent, 'fill-opacity': ['case', ['get', 'chosen'], 0.24, 0.03] },
    },
    {
      id: 'proposed-fill',
      type: 'fill',
      source: 'proposed',
      paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': ['case', ['get', 'taken'], 0.26, 0.06] },
    },
    {
      id: 'present-line',
      type: 'line',
      source: 'present',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', ['get', 'chosen'], c.accent, c.text],
        'line-width': ['case', ['get', 'chosen'], 3, 1.4],
        'line-dasharray': [3, 2],
      },
    },
    {
      id: 'proposed-line',
      type: 'line',
      source: 'proposed',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ['get', 'colour'], 'line-width': ['case', ['get', 'taken'], 3, 1.5] },
    },
    {
      id: 'homes',
      type: 'circle',
      source: 'homes',
      paint: {
        'circle-color': ['get', 'colour'],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 1.6, 15, 3.4, 18, 6],
        'circle-stroke-color': ['case', ['get', 'chosen'], c.text, c.textHalo],
        'circle-stroke-width': ['case', ['get', 'chosen'], 2.5, 1],
      },
    },
    {
      id: 'labels',
      type: 'symbol',
      source: 'labels',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT.bold,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 11, 16, 14],
        'text-max-width': 8,
      },
      paint: { 'text-color': c.text, 'text-halo-color': c.textHalo, 'text-halo-width': 1.8 },
    },
  ];
}
