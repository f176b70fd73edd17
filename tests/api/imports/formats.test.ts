import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFile } from '#api/imports/read/index.ts';
import { understand } from '#api/imports/understand.ts';
import { toWgs84 } from '#geo/crs/index.ts';
import { type Line, options, utf8, workbook } from './workbooks.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`files/${name}`, import.meta.url)));

const REGISTER = parse(Buffer.from(fixture('register.csv'))) as string[][];
const lines: Line[] = REGISTER.map((line) => line.map((cell) => (cell === '' ? null : cell)));

/** What a register says, wherever in the file it stands. */
const said = async (bytes: Uint8Array) => {
  const { rows, problems } = await understand(bytes, options);
  expect(problems).toEqual([]);
  return rows.map(({ sheet: _, row: __, ...rest }) => rest);
};

describe('the same register', () => {
  test.each([
    ['register.csv', 'csv', 'utf-8'],
    ['register.xls', 'xls', 'utf-8'],
    ['register.ods', 'ods', 'utf-8'],
    ['register.kml', 'kml', 'utf-8'],
    ['register.kmz', 'kmz', 'utf-8'],
    ['register.gpx', 'gpx', 'utf-8'],
    ['register.gpkg', 'gpkg', 'utf-8'],
    ['shapefile-utf8.zip', 'shp', 'utf-8'],
    ['shapefile-windows1258.zip', 'shp', 'windows-1258'],
  ])('reads from %s as from .xlsx', async (name, format, encoding) => {
    const bytes = fixture(name);
    expect(await said(bytes)).toEqual(await said(workbook({ register: lines })));
    expect(await understand(bytes, options)).toMatchObject({ format, encoding });
  });

  test('pasted from a spreadsheet reads as from .xlsx', async () => {
    const pasted = REGISTER.map((line) => line.join('\t')).join('\r\n');
    expect(await said(utf8(pasted))).toEqual(await said(workbook({ register: lines })));
  });
});

/** Polygons in one order of rings' direction and beginning: formats differ in both. */
const outlines = async (bytes: Uint8Array) =>
  (await understand(bytes, options)).boundaries.map(({ name, polygons }) => [
    name,
    polygons.map((rings) => rings.map((ring) => [...new Set(ring.map(String))].sort())),
  ]);

test.each(['hamlets.kml', 'register.gpkg', 'shapefile-utf8.zip'])(
  'hamlet boundaries of %s are those of the GeoJSON, holes and parts included',
  async (name) => {
    expect(await outlines(fixture(name))).toEqual(await outlines(fixture('hamlets.geojson')));
  },
);

describe('a national grid', () => {
  test.each([
    ['register-vn2000.gpkg', /^EPSG:3405$/, 0],
    ['shapefile-vn2000.zip', /^PROJCS\["VN_2000/, 2],
  ])('of %s is kept with its coordinates as they stand', async (name, crs, boundaries) => {
    const file = await readFile(fixture(name));
    expect(file.crs).toMatch(crs);
    expect(file.boundaries).toHaveLength(boundaries);
    const first = file.sheets[0]?.rows[1]?.cells.slice(0, 2).map(Number) ?? [];
    // As gdaltransform says of 106.4123 E, 20.2531 N.
    expect(first[0]).toBeCloseTo(647311.389, 2);
    expect(first[1]).toBeCloseTo(2240227.664, 2);
  });

  test.each(['register-vn2000.gpkg', 'shapefile-vn2000.zip'])(
    'of %s is brought to where it is on the map',
    async (name) => {
      const read = await understand(fixture(name), options);
      expect(read.crs).toMatchObject({ code: 'EPSG:3405', guessed: false });
      expect(read.problems).toEqual([]);
      const expected = (await said(workbook({ register: lines }))).map(({ location }) => location);
      expect(read.rows.map(({ location }) => location)).toEqual(
        expected.map((location) => location?.map((degrees) => expect.closeTo(degrees, 5)) ?? null),
      );
      for (const [lon, lat] of read.boundaries.flatMap(({ polygons }) => polygons.flat(2))) {
        expect(lon).toBeCloseTo(106.41, 1);
        expect(lat).toBeCloseTo(20.25, 1);
      }
    },
  );

  const inDegreesOf = (code: number) => {
    const json = JSON.parse(Buffer.from(fixture('hamlets.geojson')).toString());
    const crs = { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${code}` } };
    json.features.push({
      type: 'Feature',
      properties: { chu_ho: 'Lê A', xom: 1 },
      geometry: { type: 'Point', coordinates: [106.41, 20.25] },
    });
    return understand(utf8(JSON.stringify({ ...json, crs })), options);
  };

  test('in degrees on the national datum is brought to WGS 84', async () => {
    const read = await inDegreesOf(4756);
    const [lon, lat] = toWgs84([106.41, 20.25], { kind: 'vn2000-degrees' });
    expect(read.rows.map(({ location }) => location)).toEqual([[lon, lat]]);
    expect(Math.abs(lon - 106.41)).toBeGreaterThan(0.001);
    const plain = await understand(fixture('hamlets.geojson'), options);
    expect(read.boundaries).toHaveLength(plain.boundaries.length);
    expect(read.boundaries[0]).not.toEqual(plain.boundaries[0]);
  });

  test('in degrees on a datum nobody here knows is not taken for WGS 84', async () => {
    const read = await inDegreesOf(4131);
    expect(read.rows).toEqual([]);
    expect(read.boundaries).toEqual([]);
    expect(read.problems.map(({ params }) => params.value)).toEqual(Array(3).fill('EPSG:4131'));
  });
});

describe('KML as people make it', () => {
  const kml = (content: string) =>
    utf8(`<?xml version="1.0"?><kml><Document><name>Bản đồ</name>${content}</Document></kml>`);
  const point = '<Point><coordinates> 106.41,20.25,0 </coordinates></Point>';

  test('folders are hamlets, names heads, tables of the description columns', async () => {
    const table =
      '<table><tr><th colspan="2">Hộ</th></tr><tr><td>Địa chỉ</td><td><b>Ngõ 1 &amp; 2</b></td></tr></table>';
    const read = await understand(
      kml(
        `<Folder><name>Xóm 3</name><Placemark><name>Lê A</name><description><![CDATA[${table}]]></description>${point}</Placemark>
         <Placemark><name>Lê B</name></Placemark></Folder>
         <Folder><name>Xóm 4</name><Placemark><name>Lê C</name>${point}</Placemark>
         <Placemark><name>Ngõ</name><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark></Folder>`,
      ),
      options,
    );
    expect(read.rows).toMatchObject([
      { sheet: 'Xóm 3', row: 1, head: 'Lê A', address: 'Ngõ 1 & 2', hamletName: 'Xóm 3', location: [106.41, 20.25] },
      { sheet: 'Xóm 3', row: 2, head: 'Lê B', hamletName: 'Xóm 3', location: null },
      { sheet: 'Xóm 4', row: 1, head: 'Lê C', hamletName: 'Xóm 4' },
    ]);
    expect(read.problems).toMatchObject([{ sheet: 'Xóm 4', row: 2, code: 'geometry_unsupported' }]);
  });

  test('a position that is none is told', async () => {
    const bad = '<Point><coordinates>106.41,20.2b</coordinates></Point>';
    const read = await understand(
      kml(`<Folder><name>Xóm 3</name><Placemark><name>Lê A</name>${bad}</Placemark></Folder>`),
      options,
    );
    expect(read.problems).toMatchObject([{ row: 1, column: 'lat', code: 'coordinate_not_number' }]);
  });
});

test('tracks of GPX are told, waypoints go in', async () => {
  const gpx = `<gpx version="1.1"><wpt lat="20.25" lon="106.41"><name>Lê A</name><cmt>nhà mới</cmt><desc>Xóm 3</desc></wpt>
    <trk><name>đi</name><trkseg><trkpt lat="1" lon="2"/></trkseg></trk></gpx>`;
  const read = await understand(utf8(gpx), { ...options, hamlet: 'Xóm 3' });
  expect(read.rows).toMatchObject([{ row: 1, head: 'Lê A', location: [106.41, 20.25] }]);
  expect(read.columns.map(({ heading }) => heading)).toEqual(['lon', 'lat', 'name', 'desc', 'cmt']);
  expect(read.problems).toMatchObject([{ row: 2, code: 'geometry_unsupported', params: { geometry: 'trk' } }]);
});

describe('a shapefile', () => {
  const parts = unzipSync(fixture('shapefile-utf8.zip'));

  test('without its table is asked for it, alone in a zip or not', async () => {
    const { 'households.dbf': _, ...rest } = parts;
    await expect(readFile(zipSync(rest))).rejects.toMatchObject({
      code: 'shapefile_incomplete',
      details: { part: '.dbf' },
    });
    await expect(readFile(parts['households.shp'] ?? utf8(''))).rejects.toMatchObject({ code: 'shapefile_incomplete' });
  });

  test('without index, in folders and with the rubbish of a Mac reads the same', async () => {
    const kept = Object.entries(parts).filter(([name]) => !name.endsWith('.shx'));
    const moved = Object.fromEntries(kept.map(([name, bytes]) => [`Bản đồ/${name.toUpperCase()}`, bytes]));
    const zip = zipSync({ ...moved, '__MACOSX/._households.shp': strToU8('rubbish') });
    expect(await said(zip)).toEqual(await said(fixture('shapefile-utf8.zip')));
  });

  test('says nothing of its texts: UTF-8 where it can be, otherwise the bytes are kept', async () => {
    const bare = (name: string) =>
      zipSync(Object.fromEntries(Object.entries(unzipSync(fixture(name))).filter(([part]) => !part.endsWith('.cpg'))));
    expect(await said(bare('shapefile-utf8.zip'))).toEqual(await said(fixture('shapefile-utf8.zip')));
    const file = await readFile(bare('shapefile-windows1258.zip'));
    const head = String(file.sheets[0]?.rows[1]?.cells[3]);
    expect(file.encoding).toBe('latin-1');
    expect(new TextDecoder('windows-1258').decode(Buffer.from(head, 'latin1')).normalize('NFC')).toBe(
      'Nguyễn Thị Thơm',
    );
  });

  test('of layers in two systems reads the first and tells the other', async () => {
    const other = unzipSync(fixture('shapefile-vn2000.zip'))['households.prj'] ?? utf8('');
    const read = await understand(zipSync({ ...parts, 'hamlets.prj': other }), options);
    expect(read.rows).toHaveLength(6);
    expect(read.problems).toMatchObject([{ sheet: 'hamlets', code: 'crs_mixed' }]);
  });
});
