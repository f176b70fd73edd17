import type { Feature } from 'geojson';
import type { ExpressionSpecification, GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../../ui/symbols/colours.ts';
import { MAP_COLOURS } from '../colours.ts';
import { imageId } from '../images/image-id.ts';
import { type StopLook, stopKey } from '../images/stop-images.ts';
import { FONT } from './fonts.ts';

type Position = readonly [lon: number, lat: number];
type LineStyle = 'solid' | 'dashed' | 'dotted';

/** Walks along the lanes and the numbered doors they lead to. What it says is drawn in the order given, the last on top. */
export interface MapRoutes {
  lines: readonly {
    /** `[lon, lat]`; fewer than two are drawn as nothing */
    coordinates: readonly (readonly number[])[];
    /** walked as drawn, not along known lanes, or a way somebody else walks */
    style: LineStyle;
    /** a CSS colour; left out: that of text */
    colour?: string | undefined;
  }[];
  stops: readonly {
    position: Position;
    /** at most three letters or figures */
    label: string;
    flagged?: boolean | undefined;
    done?: boolean | undefined;
    next?: boolean | undefined;
    /** a CSS colour; left out: that of the map's paper */
    colour?: string | undefined;
  }[];
}

export const NO_ROUTES: MapRoutes = { lines: [], stops: [] };

/** Dashes in widths of the line. */
const DASHES: Record<LineStyle, number[] | null> = { solid: null, dashed: [2.4, 1.6], dotted: [0.1, 2] };
const STYLES = Object.keys(DASHES) as LineStyle[];

/** Walks and doors as one source each, so that doors keep their order whatever lines there are. */
export function routeSources({
  lines,
  stops,
}: MapRoutes): Record<'route-lines' | 'route-stops', GeoJSONSourceSpecification> {
  return {
    'route-lines': collection(
      lines
        .filter(({ coordinates }) => coordinates.length > 1)
        .map(({ coordinates, style, colour }) => ({
          type: 'Feature',
          properties: { style, ...(colour ? { colour } : {}) },
          geometry: { type: 'LineString', coordinates: coordinates.map((corner) => [...corner]) },
        })),
    ),
    'route-stops': collection(
      stops.map(({ position, label, ...look }, order) => ({
        type: 'Feature',
        properties: {
          label: look.done ? '' : label,
          look: stopKey(look),
          order: order + rankOf(look),
          ink: inkOf(look),
        },
        geometry: { type: 'Point', coordinates: [...position] },
      })),
    ),
  };
}

const collection = (features: Feature[]): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: { type: 'FeatureCollection', features },
});

/** More stops than a map ever shows: what is next is drawn over all, what is done under all. */
const ABOVE_ALL = 100_000;
const rankOf = ({ next, done }: StopLook): number => (next ? ABOVE_ALL : done ? -ABOVE_ALL : 0);

const inkOf = ({ flagged, next, colour }: StopLook): 'onFill' | 'plain' =>
  flagged || next || colour ? 'onFill' : 'plain';

export function routeLayers(theme: Theme): LayerSpecification[] {
  const c = MAP_COLOURS[theme];
  const colour: ExpressionSpecification = ['coalesce', ['get', 'colour'], c.ring];
  const lines = STYLES.map((style): LayerSpecification => {
    const dashes = DASHES[style];
    return {
      id: `route-${style}`,
      type: 'line',
      source: 'route-lines',
      filter: ['==', ['get', 'style'], style],
      layout: { 'line-cap': style === 'dashed' ? 'butt' : 'round', 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': 3.5, ...(dashes ? { 'line-dasharray': dashes } : {}) },
    };
  });
  return [
    {
      id: 'route-casing',
      type: 'line',
      source: 'route-lines',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': c.ringCasing, 'line-width': 7, 'line-opacity': 0.85 },
    },
    ...lines,
    {
      id: 'route-stops',
      type: 'symbol',
      source: 'route-stops',
      layout: {
        'icon-image': ['concat', imageId(theme, 'stop', ''), ['get', 'look']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': ['get', 'label'],
        'text-font': FONT.bold,
        'text-size': 13,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
        'symbol-sort-key': ['get', 'order'],
      },
      paint: { 'text-color': ['case', ['==', ['get', 'ink'], 'onFill'], c.onStop, c.ring] },
    },
  ];
}
