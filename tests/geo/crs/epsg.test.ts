import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { EPSG_CODES } from '#geo/crs/epsg.ts';
import { crsOfEpsg, crsOfWkt, epsgOf, nameOfCrs } from '#geo/crs/index.ts';
import { PROJ_VERSION } from './proj.ts';

test.each([
  ['EPSG:9209', { kind: 'vn2000', centralMeridian: 105.5, zoneWidth: 3 }],
  ['9210', { kind: 'vn2000', centralMeridian: 105.75, zoneWidth: 3 }],
  ['epsg:5899', { kind: 'vn2000', centralMeridian: 107.75, zoneWidth: 3 }],
  ['urn:ogc:def:crs:EPSG::3405', { kind: 'vn2000', centralMeridian: 105, zoneWidth: 6 }],
  ['EPSG:3406', { kind: 'vn2000', centralMeridian: 111, zoneWidth: 6 }],
  ['urn:ogc:def:crs:EPSG:6.9:32648', { kind: 'utm', zone: 48, datum: 'wgs84' }],
  ['EPSG:4756', { kind: 'vn2000-degrees' }],
  ['urn:ogc:def:crs:OGC:1.3:CRS84', { kind: 'wgs84' }],
])('%s is known', (code, crs) => {
  expect(crsOfEpsg(code)).toEqual(crs);
});

test.each(['EPSG:3857', 'EPSG:', '', 'EPSG:92090', '__proto__'])('%s is none of ours', (code) => {
  expect(crsOfEpsg(code)).toBeUndefined();
});

test.each(EPSG_CODES)('%i is told again by its system', (code) => {
  const crs = crsOfEpsg(String(code));
  expect(crs && epsgOf(crs)).toBe(`EPSG:${code}`);
});

test('a meridian without a code has a name all the same', () => {
  const crs = { kind: 'vn2000', centralMeridian: 106.75, zoneWidth: 3 } as const;
  expect(epsgOf(crs)).toBeUndefined();
  expect(nameOfCrs(crs)).toBe('VN-2000 / TM-3 106-45');
});

describe('a .prj file', () => {
  const grid = (datum: string, meridian: number, scale: number, easting = 500_000) =>
    `PROJCS["VN",GEOGCS["G",DATUM["${datum}",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],` +
    `UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",${easting}.0],` +
    `PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],` +
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

  test('of the national grid', () => {
    const tm3 = { kind: 'vn2000', centralMeridian: 105.5, zoneWidth: 3 };
    expect(crsOfWkt(grid('D_Vietnam_2000', 105.5, 0.9999))).toEqual(tm3);
    expect(crsOfWkt(grid('D_WGS_1984', 105.5, 0.9999))).toEqual(tm3);
    expect(crsOfWkt(grid('D_Vietnam_2000', 105, 0.9996))).toEqual({ ...tm3, centralMeridian: 105, zoneWidth: 6 });
  });

  test('of UTM', () => {
    expect(crsOfWkt(grid('D_WGS_1984', 105, 0.9996))).toEqual({ kind: 'utm', zone: 48, datum: 'wgs84' });
  });

  test('of another grid, or of nothing', () => {
    expect(crsOfWkt(grid('D_WGS_1984', 105, 0.9998))).toBeUndefined();
    expect(crsOfWkt(grid('D_WGS_1984', 105, 0.9996, 600_000))).toBeUndefined();
    expect(crsOfWkt(grid('D_WGS_1984', 3, 0.9996))).toBeUndefined();
    expect(crsOfWkt('PROJCS["Hanoi 1972 / Gauss-Kruger zone 18",GEOGCS["Hanoi 1972"]]')).toBeUndefined();
    expect(crsOfWkt('not a prj')).toBeUndefined();
  });

  const written = [4326, 4756, 3406, 32648, 9209].flatMap((code) =>
    ['WKT1_ESRI', 'WKT1_GDAL', 'WKT2:2019'].map((form) => [code, form]),
  );
  test.skipIf(PROJ_VERSION === null).each(written)(
    'of EPSG:%i as PROJ (package proj-bin) writes it in %s',
    (code, form) => {
      const wkt = execFileSync('projinfo', [`EPSG:${code}`, '-o', `${form}`, '-q'], { encoding: 'utf8' });
      expect(crsOfWkt(wkt)).toEqual(crsOfEpsg(String(code)));
    },
  );
});
