import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { ImportAnswer } from '#api/imports/schema.ts';
import { boxAround } from '../data/bounds.ts';
import { createMap } from '../map/create-map.ts';
import { mapFontsReady } from '../map/style/fonts.ts';
import { ALL_LAYERS, mapStyle } from '../map/style/map-style.ts';
import { NO_ROUTES } from '../map/style/route-layers.ts';
import type { Theme } from '../ui/symbols/colours.ts';

const SOURCE = 'import';
const PADDING = { top: 32, right: 32, bottom: 64, left: 32 };

export type Points = Pick<ImportAnswer, 'points' | 'outside'>;

export interface PointsMap {
  show: (points: Points) => void;
  remove: () => void;
}

/** What is drawn with, as the page has it in light and dark. */
export interface PointColours {
  inside: string;
  outside: string;
  edge: string;
}

/** The ground of the commune and, on it, where the households of a register would stand. */
export async function pointsMap(
  container: HTMLElement,
  { theme, title, colours, points }: { theme: Theme; title: string; colours: PointColours; points: Points },
): Promise<PointsMap> {
  await mapFontsReady();
  const view = {
    theme,
    colourBy: 'status' as const,
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
  };
  const style = mapStyle(view, { origin: location.origin, version: 'import' });
  style.sources[SOURCE] = { type: 'geojson', data: featuresOf(points) };
  style.layers.push(
    {
      id: 'import-inside',
      type: 'circle',
      source: SOURCE,
      filter: ['!', ['get', 'outside']],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 2, 16, 5],
        'circle-color': colours.inside,
        'circle-stroke-color': colours.edge,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 11, 0, 16, 1],
      },
    },
    {
      id: 'import-outside',
      type: 'circle',
      source: SOURCE,
      filter: ['get', 'outside'],
      // Larger and with an edge: not told by its colour alone.
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 5, 16, 8],
        'circle-color': colours.outside,
        'circle-stroke-color': colours.edge,
        'circle-stroke-width': 2,
      },
    },
  );
  const map = createMap({ container, style, bounds: boxAround(points.points), padding: PADDING, title });
  return { show: (next) => show(map, next), remove: () => map.remove() };
}

function show(map: MapLibreMap, points: Points): void {
  const source = map.getSource<GeoJSONSource>(SOURCE);
  source?.setData(featuresOf(points));
  if (points.points.length > 0) map.fitBounds(boxAround(points.points), { padding: PADDING, maxZoom: 17, duration: 0 });
}

function featuresOf({ points, outside }: Points): FeatureCollection {
  const out = new Set(outside);
  return {
    type: 'FeatureCollection',
    features: points.map((coordinates, at) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates },
      properties: { outside: out.has(at) },
    })),
  };
}
