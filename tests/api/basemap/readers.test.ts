import { expect, test } from 'vitest';
import { village } from '#tests/support/osm/model.ts';
import { osmPbf } from '#tests/support/osm/write_pbf.ts';
import { osmXml } from '#tests/support/osm/write_xml.ts';
import { read, tally } from './reading.ts';

const { data } = village([106.41, 20.25]);
const WHOLE = { lane: 2, water: 2, building: 2, place: 2, field: 1, land_cover: 1 };

test('a village comes out of XML as it is', () => {
  const { features, skipped, format, fromOsm } = read(osmXml(data));
  expect({ format, fromOsm }).toEqual({ format: 'osm', fromOsm: true });
  expect(tally(features)).toEqual(WHOLE);
  expect(skipped).toEqual({ outside: 0, incomplete: 0, invalid: 0, coordinates: 0 });
  const road = features.find(({ name }) => name === 'Đường liên xã');
  expect(road).toMatchObject({
    kind: 'lane',
    subkind: 'road',
    facts: { highway: 'tertiary', bridge: 'yes', access: 'permissive' },
    geometry: { type: 'LineString' },
  });
  expect(features.find(({ kind, subkind }) => kind === 'place' && subkind === 'pagoda')?.name).toBe('Chùa Cả');
});

test.each([
  ['dense nodes', {}],
  ['plain nodes', { dense: false, required: ['OsmSchema-V0.6'] }],
  ['blocks not packed', { compression: 'none' }],
  ['many small blocks', { blockSize: 3 }],
  ['a coarser grid of coordinates', { granularity: 1000 }],
] as const)('a .pbf with %s says the same as the XML', (_, options) => {
  const pbf = read(
    osmPbf(data, {
      ...options,
      required: [...('required' in options ? options.required : ['OsmSchema-V0.6', 'DenseNodes'])],
    }),
  );
  expect(pbf.format).toBe('osm.pbf');
  expect(pbf.dataAt).toBe('2026-01-02T00:00:00.000Z');
  const xml = read(osmXml(data));
  if ('granularity' in options) expect(tally(pbf.features)).toEqual(tally(xml.features));
  else expect(pbf.features).toEqual(xml.features);
});

test('an area of several ways has the hole its inner ring leaves', () => {
  const lake = read(osmXml(data)).features.find(({ name }) => name === 'Hồ Sen');
  expect(lake).toMatchObject({ kind: 'water', subkind: 'lake', geometry: { type: 'Polygon' } });
  expect(lake?.geometry.type === 'Polygon' && lake.geometry.coordinates.length).toBe(2);
});

test('lanes that meet go on sharing the corner where they do', () => {
  const lanes = read(osmXml(data)).features.filter(({ kind }) => kind === 'lane');
  const corners = lanes.map(({ geometry }) => (geometry.type === 'LineString' ? geometry.coordinates : []));
  const shared = corners[0]!.filter(([x, y]) => corners[1]!.some(([u, v]) => x === u && y === v));
  expect(shared).toHaveLength(1);
});

test('an area whose ways are not all in the file is left out and counted, the rest comes', () => {
  const cut = {
    ...data,
    ways: data.ways.filter(
      ({ tags, nodes }) => tags || nodes.length > 3 || nodes[0] !== data.ways.find((w) => !w.tags)!.nodes[0],
    ),
  };
  expect(cut.ways.length).toBeLessThan(data.ways.length);
  const { features, skipped } = read(osmXml(cut));
  expect(skipped.incomplete).toBe(1);
  expect(tally(features)).toEqual({ ...WHOLE, water: 1 });
});

test('a lane whose nodes are missing goes on beside the gap, never across it', () => {
  const lane = data.ways[0]!;
  const missing = { ...data, nodes: data.nodes.filter(({ id }) => id !== lane.nodes[1]) };
  const { features } = read(osmXml(missing));
  const parts = features.filter(({ name }) => name === 'Ngõ Đông');
  expect(parts).toHaveLength(1);
  expect(parts[0]?.geometry.type === 'LineString' && parts[0].geometry.coordinates).toHaveLength(2);
});

test('a way that leaves the box ends exactly on its side', () => {
  const box = [106.4095, 20.2485, 106.4113, 20.256] as const;
  const { features, skipped } = read(osmPbf(data), box);
  const canal = features.find(({ name }) => name === 'Kênh Cồn');
  expect(canal).toBeUndefined(); // no node of it is inside
  const lane = features.find(({ name }) => name === 'Ngõ Đông')!;
  const line = lane.geometry.type === 'LineString' ? lane.geometry.coordinates : [];
  expect(line.at(-1)?.[0]).toBe(106.4113);
  expect(skipped.outside).toBeGreaterThan(0);
});

test('nodes in any order, and ways before their nodes, make the same ground', () => {
  const turned = [...data.nodes].reverse();
  const xml = osmXml({ ...data, nodes: turned });
  expect(tally(read(xml).features)).toEqual(WHOLE);
  const lines = osmXml(data).split('\n');
  const late = [...lines.slice(0, 2), ...lines.slice(2, -2).reverse(), ...lines.slice(-2)].join('\n');
  expect(tally(read(late).features)).toEqual(WHOLE);
});

test('GeoJSON with tags of OpenStreetMap, or with kinds of ours, is a ground as well', () => {
  const feature = (type: string, coordinates: unknown, properties: unknown) => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  });
  const square = [
    [
      [106.41, 20.25],
      [106.42, 20.25],
      [106.42, 20.26],
      [106.41, 20.26],
    ],
  ];
  const text = JSON.stringify({
    type: 'FeatureCollection',
    attribution: 'Sở NN và MT',
    features: [
      feature(
        'LineString',
        [
          [106.41, 20.25],
          [106.42, 20.25],
        ],
        { highway: 'residential', bridge: true },
      ),
      feature(
        'MultiLineString',
        [
          [
            [106.41, 20.25],
            [106.42, 20.25],
          ],
          [
            [106.41, 20.26],
            [106.42, 20.26],
          ],
        ],
        { kind: 'lane' },
      ),
      feature('Polygon', square, { kind: 'field', name: 'Đồng Cửa' }),
      feature('Polygon', square, { amenity: 'marketplace', name: 'Chợ Cồn' }),
      feature('Point', [106.41, 20.25], { kind: 'place', subkind: 'school' }),
      feature('Point', [106.41, 120.25], { amenity: 'school' }),
      feature('LineString', [[106.41, 20.25]], { highway: 'path' }),
    ],
  });
  const { features, skipped, attribution, fromOsm } = read(text);
  expect({ attribution, fromOsm }).toEqual({ attribution: 'Sở NN và MT', fromOsm: false });
  expect(tally(features)).toEqual({ lane: 3, field: 1, place: 2 });
  expect(features[0]?.facts).toEqual({ highway: 'residential', bridge: 'yes' });
  expect(skipped).toMatchObject({ coordinates: 1, invalid: 1 });
  const field = features.find(({ kind }) => kind === 'field')?.geometry;
  expect(field?.type === 'Polygon' && field.coordinates[0]).toHaveLength(5);
});
