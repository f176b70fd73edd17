import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../../ui/symbols/colours.ts';
import { MAP_COLOURS, type MapColours } from '../colours.ts';
import { imageId } from '../images/image-id.ts';
import { FONT } from './fonts.ts';
import { metresWide } from './scale.ts';

const BASE = { source: 'base', 'source-layer': 'base' } as const;

const kind = (name: string, ...subkinds: string[]): FilterSpecification =>
  subkinds.length === 0
    ? ['==', ['get', 'kind'], name]
    : ['all', ['==', ['get', 'kind'], name], ['match', ['get', 'subkind'], subkinds, true, false]];

const polygons = (filter: FilterSpecification): FilterSpecification =>
  ['all', filter, ['==', ['geometry-type'], 'Polygon']] as FilterSpecification;
const lines = (filter: FilterSpecification): FilterSpecification =>
  ['all', filter, ['==', ['geometry-type'], 'LineString']] as FilterSpecification;

/** What grows or stands on the land, the widest below. */
const COVERS = ['residential', 'grass', 'orchard', 'forest', 'wetland', 'cemetery', 'beach'] as const;

const coverColour = (c: MapColours, cover: (typeof COVERS)[number]): string =>
  cover === 'residential' ? c.builtUp : c[cover];

/** Widths in metres, where a canal or a river is drawn as a line only. */
const WATERWAYS = [
  { subkind: 'ditch', metres: 3, atLeast: 0.4 },
  { subkind: 'canal', metres: 10, atLeast: 0.8 },
  { subkind: 'river', metres: 40, atLeast: 1.5 },
] as const;

function land(c: MapColours): LayerSpecification[] {
  const covers = COVERS.map(
    (cover): LayerSpecification => ({
      id: cover,
      type: 'fill',
      ...BASE,
      filter: polygons(kind('land_cover', cover)),
      paint: { 'fill-color': coverColour(c, cover) },
    }),
  );
  return [
    { id: 'land', type: 'background', paint: { 'background-color': c.land } },
    ...covers,
    {
      id: 'fields',
      type: 'line',
      ...BASE,
      minzoom: 13,
      filter: kind('field'),
      paint: { 'line-color': c.fieldLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 13, 0.5, 16, 1] },
    },
    {
      id: 'sea',
      type: 'fill',
      ...BASE,
      filter: polygons(kind('water', 'sea')),
      paint: { 'fill-color': c.sea, 'fill-outline-color': c.waterEdge },
    },
    {
      id: 'mangrove',
      type: 'fill',
      ...BASE,
      filter: polygons(kind('land_cover', 'mangrove')),
      paint: { 'fill-color': c.mangrove },
    },
  ];
}

const waterway = (id: string, way: (typeof WATERWAYS)[number], colour: string, extra: number): LayerSpecification => ({
  id,
  type: 'line',
  ...BASE,
  filter: lines(kind('water', way.subkind)),
  layout: { 'line-join': 'round' },
  paint: { 'line-color': colour, 'line-width': metresWide(way.metres, way.atLeast, extra) },
});

function water(c: MapColours): LayerSpecification[] {
  const pond: ExpressionSpecification = ['match', ['get', 'subkind'], 'pond', c.pond, c.water];
  const inland = polygons(['all', kind('water'), ['!=', ['get', 'subkind'], 'sea']] as FilterSpecification);
  return [
    { id: 'water', type: 'fill', ...BASE, filter: inland, paint: { 'fill-color': pond } },
    {
      id: 'water-edge',
      type: 'line',
      ...BASE,
      minzoom: 13,
      filter: inland,
      paint: { 'line-color': c.waterEdge, 'line-width': 0.9, 'line-opacity': 0.75 },
    },
    ...WATERWAYS.map((way) => waterway(`${way.subkind}-edge`, way, c.waterEdge, 1.6)),
    ...WATERWAYS.map((way) => waterway(way.subkind, way, c.water, 0)),
  ];
}

/** A dyke: a soft body, hatched across, with a track on its crown. */
function dykes(c: MapColours): LayerSpecification[] {
  const filter = lines(kind('dyke'));
  return [
    {
      id: 'dyke',
      type: 'line',
      ...BASE,
      filter,
      paint: { 'line-color': c.dyke, 'line-opacity': 0.38, 'line-width': metresWide(12.7, 2) },
    },
    {
      id: 'dyke-hatch',
      type: 'line',
      ...BASE,
      minzoom: 14,
      filter,
      paint: {
        'line-color': c.dyke,
        'line-opacity': 0.85,
        'line-width': metresWide(11.5),
        'line-dasharray': [0.1, 0.45],
      },
    },
    {
      id: 'dyke-crown',
      type: 'line',
      ...BASE,
      minzoom: 14,
      filter,
      paint: { 'line-color': c.road, 'line-width': metresWide(4.4) },
    },
  ];
}

const LANES = [
  { subkind: 'path', metres: 2.4, atLeast: 0, from: 15 },
  { subkind: 'lane', metres: 4, atLeast: 0.5, from: 13 },
  { subkind: 'road', metres: 8, atLeast: 1.2, from: 10 },
  { subkind: 'highway', metres: 12, atLeast: 1.6, from: 9 },
] as const;

const WAY_COLOURS = {
  path: { body: 'lane', casing: 'laneCasing' },
  lane: { body: 'lane', casing: 'laneCasing' },
  road: { body: 'road', casing: 'roadCasing' },
  highway: { body: 'highway', casing: 'highwayCasing' },
} as const satisfies Record<string, Record<'body' | 'casing', keyof MapColours>>;

function lanes(c: MapColours): LayerSpecification[] {
  const layout = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const casing = LANES.map(
    ({ subkind, metres, atLeast, from }): LayerSpecification => ({
      id: `${subkind}-casing`,
      type: 'line',
      ...BASE,
      minzoom: from,
      filter: kind('lane', subkind),
      layout,
      paint: {
        'line-color': c[WAY_COLOURS[subkind].casing],
        'line-width': metresWide(metres, atLeast, 1.8),
      },
    }),
  );
  const body = LANES.map(
    ({ subkind, metres, atLeast, from }): LayerSpecification => ({
      id: subkind,
      type: 'line',
      ...BASE,
      minzoom: from,
      filter: kind('lane', subkind),
      layout,
      paint: { 'line-color': c[WAY_COLOURS[subkind].body], 'line-width': metresWide(metres, atLeast) },
    }),
  );
  return [...casing, ...body];
}

/** A railway: a thin line with sleepers across. */
function railways(c: MapColours): LayerSpecification[] {
  const filter = lines(kind('railway'));
  return [
    { id: 'railway', type: 'line', ...BASE, filter, paint: { 'line-color': c.railway, 'line-width': 1.2 } },
    {
      id: 'railway-sleepers',
      type: 'line',
      ...BASE,
      minzoom: 13,
      filter,
      paint: { 'line-color': c.railway, 'line-width': 5, 'line-dasharray': [0.25, 1.6] },
    },
  ];
}

/** Everything the map stands on, from the ground up, without names. */
export function baseLayers(theme: Theme, buildings: boolean): LayerSpecification[] {
  const c = MAP_COLOURS[theme];
  const footprints: LayerSpecification = {
    id: 'buildings',
    type: 'fill',
    ...BASE,
    minzoom: 15,
    filter: kind('building'),
    layout: { visibility: buildings ? 'visible' : 'none' },
    paint: { 'fill-color': c.building, 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 15, 0, 15.6, 1] },
  };
  return [...land(c), ...water(c), ...dykes(c), ...lanes(c), ...railways(c), footprints];
}

/** Names of waters, dykes and lanes, and the quiet signs of places. */
export function nameLayers(theme: Theme): LayerSpecification[] {
  const c = MAP_COLOURS[theme];
  const waterPaint = { 'text-color': c.waterText, 'text-halo-color': c.water, 'text-halo-width': 1.1 };
  const textPaint = { 'text-color': c.text, 'text-halo-color': c.textHalo, 'text-halo-width': 1.4 };
  const named = (filter: FilterSpecification): FilterSpecification =>
    ['all', filter, ['has', 'name']] as FilterSpecification;
  return [
    {
      id: 'water-name-line',
      type: 'symbol',
      ...BASE,
      minzoom: 13,
      filter: named(lines(kind('water'))),
      layout: {
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': FONT.italic,
        'text-size': 11.5,
        'symbol-spacing': 420,
        'text-max-angle': 30,
      },
      paint: waterPaint,
    },
    {
      id: 'water-name',
      type: 'symbol',
      ...BASE,
      minzoom: 13,
      filter: named(polygons(kind('water'))),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT.italic,
        'text-size': ['match', ['get', 'subkind'], 'sea', 14, 11.5],
        'text-letter-spacing': ['match', ['get', 'subkind'], 'sea', 0.2, 0],
        'text-padding': ['interpolate', ['linear'], ['zoom'], 13, 60, 16, 8],
      },
      paint: waterPaint,
    },
    {
      id: 'way-name',
      type: 'symbol',
      ...BASE,
      minzoom: 15.2,
      filter: named(lines(['any', kind('dyke'), kind('lane', 'highway', 'road', 'lane')] as FilterSpecification)),
      layout: {
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': FONT.medium,
        'text-size': 11.5,
        'symbol-spacing': 500,
        'text-max-angle': 30,
      },
      paint: textPaint,
    },
    {
      // Neighbouring villages: below the names of our own hamlets, which are placed first.
      id: 'settlements',
      type: 'symbol',
      ...BASE,
      minzoom: 11,
      filter: kind('place', 'settlement'),
      layout: {
        'text-field': ['coalesce', ['get', 'name'], ''],
        'text-font': FONT.medium,
        'text-size': 12,
        'text-letter-spacing': 0.04,
        'text-max-width': 8,
      },
      paint: { ...textPaint, 'text-opacity': 0.8 },
    },
    {
      id: 'places',
      type: 'symbol',
      ...BASE,
      minzoom: 14,
      filter: ['all', kind('place'), ['!=', ['get', 'subkind'], 'settlement']] as FilterSpecification,
      layout: {
        'icon-image': ['concat', imageId(theme, 'place', ''), ['get', 'subkind']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 14, 0.75, 16, 1],
        'text-field': ['step', ['zoom'], '', 15, ['coalesce', ['get', 'name'], '']],
        'text-font': FONT.medium,
        'text-size': 11.5,
        'text-anchor': 'top',
        'text-offset': [0, 0.95],
        'text-max-width': 9,
        'text-optional': true,
      },
      paint: textPaint,
    },
  ];
}
