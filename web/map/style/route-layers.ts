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
    /** where a walk begins or ends: its number stays where others give way; that of the next one does so anyway */
    end?: boolean | undefined;
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
      stops.map(({ position, label, end, ...look }, order) => ({
        type: 'Feature',
        properties: {
          label: look.done ? '' : label,
          look: stopKey(look),
          order: order + rankOf(look),
          ink: inkOf(look),
          stays: look.next === true || end === true,
          dot: look.done ? 'done' : (look.colour ?? 'plain'),
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

/** More stops than a map ever shows: what is done gives way to all; what is next never does, and lies on top. */
const AFTER_ALL = 100_000;
const rankOf = ({ next, done }: StopLook): number => (next || done ? AFTER_ALL : 0);

/** From further away than this numbers tell nothing: each stop is a dot. */
export const NUMBERED_FROM_ZOOM = 14;

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
      id: 'route-dots',
      type: 'circle',
      source: 'route-stops',
      paint: {
        'circle-radius': growing(3, 4.5),
        'circle-color': ['match', ['get', 'dot'], 'done', c.faded, 'plain', c.ring, ['get', 'dot']],
        'circle-stroke-color': c.ringCasing,
        'circle-stroke-width': 1.5,
      },
    },
    numberLayer(theme, false),
    numberLayer(theme, true),
  ];
}

/** Smaller from far away, as doors are closer together there. */
const growing = (far: number, near: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  NUMBERED_FROM_ZOOM,
  far,
  NUMBERED_FROM_ZOOM + 3,
  near,
];

/** Numbers of stops: placed in their order, they give way to those before; those that stay give way to nothing. */
function numberLayer(theme: Theme, stays: boolean): LayerSpecification {
  const c = MAP_COLOURS[theme];
  return {
    id: stays ? 'route-ends' : 'route-stops',
    type: 'symbol',
    source: 'route-stops',
    minzoom: NUMBERED_FROM_ZOOM,
    filter: ['==', ['get', 'stays'], stays],
    layout: {
      'icon-image': ['concat', imageId(theme, 'stop', ''), ['get', 'look']],
      'icon-size': growing(0.7, 1),
      'icon-padding': 0,
      'icon-allow-overlap': stays,
      'text-field': ['get', 'label'],
      'text-font': FONT.bold,
      'text-size': growing(10, 13),
      'text-padding': 0,
      'text-allow-overlap': stays,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: { 'text-color': ['case', ['==', ['get', 'ink'], 'onFill'], c.onStop, c.ring] },
  };
}
