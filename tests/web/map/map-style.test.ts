import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection } from 'geojson';
import { expect, test } from 'vitest';
import { ALL_LAYERS, type MapView, mapStyle } from '../../../web/map/style/map-style.ts';
import { type MapRoutes, NO_ROUTES } from '../../../web/map/style/route-layers.ts';

const SQUARE = [
  [
    [106, 20],
    [106.1, 20],
    [106.1, 20.1],
    [106, 20],
  ],
];
const ADDRESS = { origin: 'https://xa.example', version: '7' };

const view = (changes: Partial<MapView> = {}): MapView => ({
  theme: 'light',
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
  aggregatesOnly: false,
  ...changes,
});

const ROUTES: MapRoutes = {
  lines: [
    {
      coordinates: [
        [106, 20],
        [106.01, 20.01],
      ],
      style: 'solid',
    },
    {
      coordinates: [
        [106, 20],
        [106.02, 20],
      ],
      style: 'dashed',
      colour: '#0e7c86',
    },
    { coordinates: [[106, 20]], style: 'dotted' },
  ],
  stops: [
    { position: [106, 20], label: '1', done: true },
    { position: [106.01, 20.01], label: '2', next: true, flagged: true },
    { position: [106.02, 20], label: '3', colour: '#0e7c86' },
    { position: [106.03, 20], label: '4', end: true },
  ],
};

const VIEWS: [string, MapView][] = [
  ['plain', view()],
  ['dark', view({ theme: 'dark' })],
  ['by member, none known', view({ colourBy: 'member' })],
  ['by member', view({ colourBy: 'member', members: [{ id: 'm1', name: 'Phạm Thị Nhàn' }] })],
  [
    'narrowed',
    view({ filter: { hamletId: 'x', statuses: ['reached'], flagged: false, visibleIds: ['a'], unassigned: true } }),
  ],
  ['found nothing', view({ filter: { visibleIds: [], statuses: [] } })],
  [
    'of one hamlet',
    view({ filter: { hamletId: 'x' }, focusArea: { type: 'Polygon', coordinates: SQUARE }, selectedClusterId: 'c' }),
  ],
  [
    'with a position, without names',
    view({
      userPosition: { lon: 106, lat: 20, accuracyMetres: 12 },
      shown: { clusters: false, buildings: false, names: false },
    }),
  ],
  [
    'narrowed, from far away',
    view({
      filter: { flagged: true },
      matching: {
        items: [{ id: 'c', households: 3, flagged: 3, byStatus: { attempted: 3 } }],
        unclustered: [{ id: 'x', households: 1, flagged: 1, byStatus: {}, location: [106, 20] }],
      },
    }),
  ],
  ['narrowed to nothing, from far away', view({ filter: { flagged: true }, matching: { items: [], unclustered: [] } })],
  ['with a way to go', view({ way: { from: [106, 20], to: [106.01, 20.01] } })],
  ['with routes', view({ routes: ROUTES })],
  ['with routes in the dark', view({ theme: 'dark', routes: ROUTES })],
  ['of sums', view({ aggregatesOnly: true })],
];

test.each(VIEWS)('a map %s is a valid style', (_what, of) => {
  expect(validateStyleMin(mapStyle(of, ADDRESS))).toEqual([]);
});

test.each(VIEWS)('a map %s asks no other host for anything', (_what, of) => {
  const style = mapStyle(of, ADDRESS);
  expect(style.glyphs).toBeUndefined();
  expect(style.sprite).toBeUndefined();
  const hosts = JSON.stringify(style).match(/https?:\/\/[^/"]+/g) ?? [];
  expect(new Set(hosts)).toEqual(new Set(['https://xa.example']));
});

test('who may see sums only is asked for no tile of households or clusters', () => {
  expect(Object.keys(mapStyle(view({ aggregatesOnly: true }), ADDRESS).sources).sort()).toEqual([
    'base',
    'hamlets',
    'mask',
    'route-lines',
    'route-stops',
    'user',
    'way',
  ]);
});

test('the flagged lie on top of all other households', () => {
  const order = mapStyle(view(), ADDRESS).layers.map(({ id }) => id);
  const flagged = order.indexOf('household-flagged');
  for (const below of ['household', 'household-quiet', 'household-halo', 'cluster', 'buildings'])
    expect(order.indexOf(below)).toBeLessThan(flagged);
});

type Stop = { label: string; look: string; order: number; stays: boolean; dot: string };
const featuresOf = (name: string) => {
  const source = mapStyle(view({ routes: ROUTES }), ADDRESS).sources[name];
  const { features } = (source as { data: FeatureCollection }).data;
  return features.map(({ properties }) => properties as Stop);
};

test('a line without a second corner is not drawn, a done stop has a tick and no number', () => {
  expect(featuresOf('route-lines')).toHaveLength(2);
  expect(featuresOf('route-stops')).toMatchObject([
    { label: '', look: 'd.' },
    { label: '2', look: 'nf.' },
    { label: '3', look: '.#0e7c86' },
    { label: '4', look: '.' },
  ]);
});

test('doors of a route lie on top of households, the next one over the others', () => {
  const order = mapStyle(view({ routes: ROUTES }), ADDRESS).layers.map(({ id }) => id);
  expect(order.indexOf('route-stops')).toBeGreaterThan(order.indexOf('household-flagged'));
  expect(order.indexOf('route-ends')).toBeGreaterThan(order.indexOf('route-stops'));
  const [, next, third] = featuresOf('route-stops').map((stop) => stop.order);
  expect(next).toBeGreaterThan(third!);
});

test('numbers of doors give way in their order, what is done first; where a walk goes next, begins and ends stays', () => {
  const [done, next, third, last] = featuresOf('route-stops');
  expect([done!.stays, next!.stays, third!.stays, last!.stays]).toEqual([false, true, false, true]);
  expect(done!.order).toBeGreaterThan(third!.order);
  const layers = new Map(mapStyle(view({ routes: ROUTES }), ADDRESS).layers.map((layer) => [layer.id, layer]));
  for (const [id, overlap] of [
    ['route-stops', false],
    ['route-ends', true],
  ] as const)
    expect(layers.get(id)!.layout).toMatchObject({ 'icon-allow-overlap': overlap, 'text-allow-overlap': overlap });
});

test('from far away a door of a route is a dot in the colour of its line', () => {
  const layers = mapStyle(view({ routes: ROUTES }), ADDRESS).layers.filter((layer) => layer.id.startsWith('route-'));
  const far = layers.filter(({ minzoom = 0 }) => minzoom <= 12).map(({ id }) => id);
  expect(far).toContain('route-dots');
  expect(far).not.toContain('route-stops');
  expect(far).not.toContain('route-ends');
  expect(featuresOf('route-stops').map(({ dot }) => dot)).toEqual(['done', 'plain', '#0e7c86', 'plain']);
});
