import { strToU8, zipSync } from 'fflate';
import { utf8 } from '../workbooks.ts';
import type { Hostile } from './corpus.ts';
import { changed, cuts, fixture, gpx, kml, laughs, withPart } from './parts.ts';

const place = (inside: string) => `<Placemark><name>Lê Văn An</name>${inside}</Placemark>`;
const folder = (inside: string) => `<Folder><name>Xóm 1</name>${inside}</Folder>`;
const point = (text: string) => `<Point><coordinates>${text}</coordinates></Point>`;
const feature =
  (geometry: string, properties = '{"Chủ hộ":"Lê Văn An","Xóm":"Xóm 1"}') =>
  () =>
    utf8(
      `{"type":"FeatureCollection","features":[{"type":"Feature","properties":${properties},"geometry":${geometry}}]}`,
    );
const SHAPES = 'shapefile-utf8.zip';
const dbf = (change: (view: DataView) => void) => () =>
  withPart(fixture(SHAPES), 'households.dbf', (bytes) => changed(bytes, change));
const shp = (change: (view: DataView) => void) => () =>
  withPart(fixture(SHAPES), 'hamlets.shp', (bytes) => changed(bytes, change));
const corners = (count: number) => Array.from({ length: count }, (_, i) => `${106 + i / 1e7},20.1`).join(' ');

/** Maps without measure. */
export const maps = (): Hostile[] => [
  {
    name: 'kml: laughs',
    make: () => kml(place('<description>&a10;</description>'), laughs('kml')),
    outcome: 'xml_entities',
  },
  {
    name: 'kml: a file of the server',
    make: () =>
      kml(place('<description>&x;</description>'), '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    outcome: 'xml_entities',
  },
  {
    name: 'kml: a description from elsewhere',
    make: () => kml(folder(place('')), '<!DOCTYPE kml SYSTEM "http://evil.example/x.dtd">'),
    outcome: 'xml_entities|rows',
  },
  { name: 'kml: 100,000 folders in each other', make: () => kml('<Folder>'.repeat(100_000)), outcome: 'too_large' },
  {
    name: 'kml: links',
    make: () =>
      kml(
        `<NetworkLink><Link><href>http://evil.example/</href></Link></NetworkLink>${folder(place(point('106.3,20.1')))}`,
      ),
    outcome: 'rows',
  },
  {
    name: 'kml: places beyond the world',
    make: () =>
      kml(
        folder(
          ['1e308,1e308', 'NaN,NaN', '-999,999', '', ',,,', '106.3'].map((text) => place(point(text))).join('') +
            place(''),
        ),
      ),
    outcome: 'rows',
  },
  {
    name: 'kml: an outline of a million corners',
    heavy: true,
    make: () =>
      kml(
        folder(
          `<Placemark><name>Xóm 1</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${corners(1_000_000)}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`,
        ),
      ),
    outcome: 'rows|too_large',
  },
  {
    name: 'kml: an attribute of 5 MB',
    make: () => kml(`<Folder id="${'x'.repeat(5_000_000)}">${place('')}</Folder>`),
    outcome: 'rows|too_large|no_header',
  },
  {
    name: 'kml: 100,000 attributes',
    make: () => kml(`<Folder ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}>${place('')}</Folder>`),
    outcome: 'rows|too_large|no_header',
  },
  {
    name: 'kml: fields of objects',
    make: () =>
      kml(
        folder(
          place(
            `<ExtendedData>${['__proto__', 'constructor', 'toString'].map((name) => `<Data name="${name}"><value>x</value></Data>`).join('')}</ExtendedData>`,
          ),
        ),
      ),
    outcome: 'rows',
  },
  {
    name: 'kmz: names that lead elsewhere',
    make: () => zipSync({ '../../doc.kml': kml(folder(place(''))) }),
    outcome: 'unreadable|rows',
  },
  {
    name: 'kmz: a bomb',
    make: () => zipSync({ 'doc.kml': new Uint8Array(100 * 1024 * 1024).fill(32) }),
    heavy: true,
    outcome: 'too_large',
  },
  {
    name: 'kmz: no map in it',
    make: () => zipSync({ 'doc.kml': strToU8('') }),
    outcome: 'empty|unreadable|xml_invalid|no_header|truncated',
  },
  {
    name: 'gpx: 100,000 points',
    make: () => gpx('<wpt lat="20.1" lon="106.3"/>'.repeat(100_000)),
    outcome: 'rows|no_header|too_large',
  },
  {
    name: 'gpx: a track of 400,000 points',
    heavy: true,
    make: () => gpx(`<trk><trkseg>${'<trkpt lat="20" lon="106"/>'.repeat(400_000)}</trkseg></trk>`),
    outcome: 'rows|too_large|no_header|empty',
  },
  {
    name: 'gpx: 500,000 points',
    heavy: true,
    make: () => gpx('<wpt lat="20.1" lon="106.3"/>'.repeat(500_000)),
    outcome: 'too_large',
  },
  {
    name: 'gpx: a place that is none',
    make: () => gpx('<wpt lat="1e999" lon="abc"><name>Lê Văn An</name></wpt><wpt><name>x</name></wpt>'),
    outcome: 'rows',
  },
  {
    name: 'geojson: arrays in arrays',
    make: () => utf8(`${'['.repeat(500_000)}`),
    outcome: 'truncated|unreadable|too_large',
  },
  {
    name: 'geojson: corners in corners',
    make: feature(`{"type":"Polygon","coordinates":${'['.repeat(3_000)}${']'.repeat(3_000)}}`),
    outcome: 'rows|unreadable',
  },
  {
    name: 'geojson: collections in collections',
    make: feature(`${'{"type":"GeometryCollection","geometries":['.repeat(3_000)}${']}'.repeat(3_000)}`),
    outcome: 'rows|unreadable|too_large',
  },
  {
    name: 'geojson: numbers beyond all',
    make: feature('{"type":"Point","coordinates":[1e308,-1e308]}'),
    outcome: 'rows',
  },
  { name: 'geojson: NaN', make: feature('{"type":"Point","coordinates":[NaN,NaN]}'), outcome: 'unreadable' },
  {
    name: 'geojson: coordinates that are words',
    make: feature('{"type":"Point","coordinates":["106",{"a":1}]}'),
    outcome: 'rows',
  },
  {
    name: 'geojson: a polygon of nothing',
    make: feature('{"type":"MultiPolygon","coordinates":[[],[[]],[[[]]],null,1]}'),
    outcome: 'rows|unreadable',
  },
  {
    name: 'geojson: properties of objects',
    make: feature('null', '{"__proto__":{"polluted":1},"constructor":"x","Chủ hộ":{"toString":1},"Xóm":["Xóm 1"]}'),
    outcome: 'rows|no_header',
  },
  {
    name: 'geojson: features that are none',
    make: () => utf8('{"type":"FeatureCollection","features":[null,1,"x",[],{}]}'),
    outcome: 'rows|no_header|empty',
  },
  { name: 'geojson: only numbers', make: () => utf8(`[${'1,'.repeat(200_000)}1]`), outcome: 'unsupported_format' },
  ...cuts('geojson', feature('{"type":"Point","coordinates":[106.3,20.1]}'), 'truncated'),
  ...cuts('kml', () => fixture('register.kml'), 'truncated|xml_invalid|rows'),
  ...cuts('gpx', () => fixture('register.gpx'), 'truncated|xml_invalid'),
  {
    name: 'shapefile: a billion records',
    make: dbf((view) => view.setUint32(4, 1_000_000_000, true)),
    outcome: 'truncated',
  },
  { name: 'shapefile: records of no length', make: dbf((view) => view.setUint16(10, 0, true)), outcome: 'unreadable' },
  {
    name: 'shapefile: a head longer than the table',
    make: dbf((view) => view.setUint16(8, 65_535, true)),
    outcome: 'unreadable|truncated',
  },
  {
    name: 'shapefile: columns longer than a record',
    make: dbf((view) => {
      for (let at = 48; at + 32 < view.byteLength && view.getUint8(at - 16) !== 13; at += 32) view.setUint8(at, 255);
    }),
    outcome: 'rows|unreadable|no_header',
  },
  {
    name: 'shapefile: corners without end',
    make: shp((view) => view.setInt32(108 + 40, 0x7fffffff, true)),
    outcome: 'unreadable',
  },
  {
    name: 'shapefile: corners below nothing',
    make: shp((view) => view.setInt32(108 + 40, -1, true)),
    outcome: 'unreadable|rows',
  },
  {
    name: 'shapefile: records of four gigabytes',
    make: shp((view) => view.setInt32(104, 0x7fffffff)),
    outcome: 'truncated|unreadable',
  },
  {
    name: 'shapefile: places that are no numbers',
    make: shp((view) => {
      for (let at = 108 + 52; at + 8 <= view.byteLength; at += 8) view.setFloat64(at, Number.NaN, true);
    }),
    outcome: 'rows|unreadable|truncated',
  },
  {
    name: 'shapefile: a projection of 5 MB',
    make: () => withPart(fixture(SHAPES), 'households.prj', () => strToU8('PROJCS["'.repeat(600_000))),
    outcome: 'rows|unreadable',
  },
];
