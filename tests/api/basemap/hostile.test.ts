import { deflateSync } from 'node:zlib';
import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { BasemapError } from '#api/basemap/errors.ts';
import { readApart } from '#api/basemap/isolate.ts';
import { village } from '#tests/support/osm/model.ts';
import { blob, headerBlock, osmPbf } from '#tests/support/osm/write_pbf.ts';
import { osmXml } from '#tests/support/osm/write_xml.ts';
import { problemOf, read, tally } from './reading.ts';

const { data } = village([106.41, 20.25]);
const XML = osmXml(data);
const PBF = osmPbf(data);
const HEADER = blob('OSMHeader', headerBlock(['OsmSchema-V0.6', 'DenseNodes']), true);
const bytes = (...parts: (Uint8Array | string)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));
const MEBIBYTE = 1024 * 1024;

describe('is said for what it is:', () => {
  test.each<[string, string, Uint8Array | string]>([
    ['an empty file', 'empty', ''],
    ['a .pbf cut off in a block', 'truncated', PBF.slice(0, PBF.length - 20)],
    ['a .pbf cut off in a header', 'truncated', bytes(PBF, new Uint8Array([0, 0, 0, 13, 10]))],
    ['a .pbf without a header', 'damaged', blob('OSMData', new Uint8Array(), false)],
    ['a header as long as a gigabyte', 'damaged', bytes(HEADER, new Uint8Array([64, 0, 0, 0, 1, 2]))],
    ['XML cut off', 'truncated', XML.slice(0, -60)],
    ['XML cut off in a tag', 'truncated', XML.slice(0, XML.lastIndexOf('<relation') + 20)],
    ['broken XML', 'xml_invalid', XML.replace('<way', '<way <')],
    ['XML with entities', 'xml_entities', XML.replace('<osm', '<!DOCTYPE osm [<!ENTITY a "aaaa">]>\n<osm')],
    ['a change file', 'change_file', '<osmChange version="0.6"><create/></osmChange>'],
    ['another XML', 'unsupported_format', '<?xml version="1.0"?><kml></kml>'],
    ['a picture', 'unsupported_format', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['a zip with a map’s ending', 'unsupported_format', bytes('PK\u0003\u0004')],
    ['packed XML', 'unsupported_compression', new Uint8Array([0x42, 0x5a, 0x68, 0x39])],
    ['JSON that is no map', 'unsupported_format', '{"a": 1}'],
    ['JSON cut off', 'truncated', '{"type": "FeatureCollection", "features": [{'],
    [
      'a projected GeoJSON',
      'projected',
      '{"type":"FeatureCollection","features":[],"crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::3405"}}}',
    ],
    ['no node at all', 'nothing_inside', '<osm version="0.6"></osm>'],
  ])('%s', (_, code, file) => {
    expect(problemOf(() => read(file))).toBe(code);
  });

  test('whatever its ending says, content decides', () => {
    expect(read(XML).format).toBe('osm');
    expect(read(PBF).format).toBe('osm.pbf');
  });

  test.each([
    [4, 'lzma'],
    [5, 'bzip2'],
    [6, 'lz4'],
    [7, 'zstd'],
  ])('a block in compression %i (%s)', (field, name) => {
    const file = bytes(HEADER, blob('OSMData', new Uint8Array(8), false, field));
    try {
      read(file);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'unsupported_compression', details: { name } });
    }
  });

  test.each([
    ['HistoricalInformation', 'history'],
    ['SomethingNew', 'unsupported_feature'],
  ])('a file that needs %s', (feature, code) => {
    expect(problemOf(() => read(osmPbf(data, { required: ['OsmSchema-V0.6', feature] })))).toBe(code);
  });

  test('a block that unpacks to more than it says, and one that says too much', () => {
    const zeros = deflateSync(Buffer.alloc(200 * MEBIBYTE));
    const before = process.memoryUsage().rss;
    expect(problemOf(() => read(bytes(HEADER, blob('OSMData', zeros, false, 3, 1000))))).toBe('too_large');
    expect(problemOf(() => read(bytes(HEADER, blob('OSMData', zeros, false, 3, 200 * MEBIBYTE))))).toBe('too_large');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MEBIBYTE);
  });
});

test('impossible coordinates are counted, and what hangs on them left out', () => {
  const [first, ...others] = data.nodes;
  for (const lat of [91, Number.NaN, 1e300]) {
    const { skipped, features } = read(osmXml({ ...data, nodes: [{ ...first!, lat }, ...others] }));
    expect(skipped.coordinates).toBe(1);
    expect(tally(features).building).toBe(2);
  }
});

test('hostile keys and names stay texts', () => {
  const tags = { highway: 'path', __proto__: 'x', constructor: 'y', name: 'Ngõ\u202e 1\u0301\u0007' };
  const odd = { ...data, ways: [{ ...data.ways[0]!, tags: { ...tags, ['__proto__']: 'x' } }] };
  const lane = read(osmPbf(odd)).features.find(({ kind }) => kind === 'lane');
  expect(lane).toMatchObject({ subkind: 'path', name: 'Ngõ 1\u0301' });
  const twisted = { ...data, ways: [{ ...data.ways[0]!, tags: { highway: 'constructor', building: '__proto__' } }] };
  expect(tally(read(osmPbf(twisted)).features).lane).toBeUndefined();
});

/** Whatever comes, a problem of ours or features. */
const survives = (file: Uint8Array) => {
  try {
    read(file);
  } catch (error) {
    if (!(error instanceof BasemapError)) throw error;
  }
};

prop.prop([fc.nat(PBF.length - 1), fc.uint8Array({ minLength: 1, maxLength: 4 })], { numRuns: 150 })(
  'a damaged .pbf never breaks the reader',
  (at, noise) => {
    const file = PBF.slice();
    file.set(noise.subarray(0, file.length - at), at);
    survives(file);
  },
);
const PLAIN = osmPbf(data, { compression: 'none' });
prop.prop([fc.nat(PLAIN.length - 1), fc.uint8Array({ minLength: 1, maxLength: 4 })], { numRuns: 300 })(
  'nor does one damaged within its blocks',
  (at, noise) => {
    const file = PLAIN.slice();
    file.set(noise.subarray(0, file.length - at), at);
    survives(file);
  },
);
prop.prop([fc.nat(XML.length), fc.string({ maxLength: 6 })], { numRuns: 100 })('nor damaged XML', (at, noise) =>
  survives(new TextEncoder().encode(XML.slice(0, at) + noise + XML.slice(at + noise.length))),
);
prop.prop([fc.jsonValue()], { numRuns: 200 })('nor whatever JSON', (value) => {
  const features = [
    { type: 'Feature', properties: value, geometry: value },
    value,
    { geometry: { type: 'Polygon', coordinates: value }, properties: { kind: 'field' } },
  ];
  survives(new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })));
});

test('a reader that runs out of memory or patience ends with a problem, and the process goes on', async () => {
  const box = [106, 20, 107, 21] as const;
  const slow = readApart({ source: { bytes: PBF }, box }, async () => {}, { heapMegabytes: 256, patienceMs: 1 });
  await expect(slow).rejects.toMatchObject({ code: 'too_slow' });
  const features = Array.from({ length: 200_000 }, () => ({ type: 'Feature', properties: { a: 'b' }, geometry: null }));
  const large = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
  const full = readApart({ source: { bytes: large }, box }, async () => {}, { heapMegabytes: 24, patienceMs: 60_000 });
  await expect(full).rejects.toMatchObject({ code: 'too_large' });
}, 90_000);
