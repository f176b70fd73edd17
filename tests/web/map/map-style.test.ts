import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { ALL_LAYERS, type MapView, mapStyle } from '../../../web/map/style/map-style.ts';

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
  aggregatesOnly: false,
  ...changes,
});

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
