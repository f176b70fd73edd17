import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type Crs, crsOfEpsg, fromWgs84, nameOfCrs, toWgs84 } from '#geo/crs/index.ts';
import { byProjCodes, metresBetween, PROJ_VERSION, pipelineOf, pointsAcross, SYSTEMS, worstError } from './proj.ts';
import { REFERENCE } from './reference.ts';

const crsOf = (code: number): Crs => crsOfEpsg(`EPSG:${code}`) ?? { kind: 'wgs84' };
const TM3: Crs = { kind: 'vn2000', centralMeridian: 105.5, zoneWidth: 3 };
const place = fc.tuple(fc.double({ min: 102, max: 110, noNaN: true }), fc.double({ min: 8, max: 24, noNaN: true }));

test.each(REFERENCE)('EPSG:%i %d %d lies where PROJ puts it', (code, x, y, lon, lat) => {
  expect(metresBetween(toWgs84([x, y], crsOf(code)), [lon, lat])).toBeLessThan(0.0001);
});

test.each(REFERENCE)('EPSG:%i %d %d is found again from WGS 84', (code, x, y, lon, lat) => {
  const found = fromWgs84([lon, lat], crsOf(code));
  const inMetres = crsOf(code).kind === 'vn2000-degrees' ? 111_320 : 1;
  expect(Math.hypot(found[0] - x, found[1] - y) * inMetres).toBeLessThan(0.0001);
});

test.prop([place, fc.constantFrom(...SYSTEMS)])('there and back is less than a tenth of a millimetre', (point, crs) => {
  expect(metresBetween(toWgs84(fromWgs84(point, crs), crs), point)).toBeLessThan(0.0001);
});

test('the national datum lies some 200 m from WGS 84, and its rotations turn the axes', () => {
  const moved = metresBetween(toWgs84([106.3375, 20.2541], { kind: 'vn2000-degrees' }), [106.3375, 20.2541]);
  expect(moved).toBeGreaterThan(150);
  expect(moved).toBeLessThan(250);
});

test('a degree of longitude off is some 105 km, half a degree of meridian half of it: no grid is another', () => {
  const point = fromWgs84([106.34, 20.25], TM3);
  const misread = toWgs84(point, { kind: 'vn2000', centralMeridian: 105, zoneWidth: 3 });
  expect(metresBetween(misread, [106.34, 20.25])).toBeGreaterThan(50_000);
  const sixDegrees = toWgs84(point, { kind: 'vn2000', centralMeridian: 105.5, zoneWidth: 6 });
  expect(metresBetween(sixDegrees, [106.34, 20.25])).toBeGreaterThan(600);
});

const without = PROJ_VERSION === null ? ' (not run: `cs2cs` is missing; apt-get install proj-bin)' : '';

describe.skipIf(PROJ_VERSION === null)(`beside cs2cs of PROJ${without}`, () => {
  test.each(SYSTEMS.map((crs) => [nameOfCrs(crs), crs] as const))('%s is PROJ across the country', (_, crs) => {
    const { points, metres } = worstError(crs, 1);
    expect(points).toBe(16 * 9);
    expect(metres).toBeLessThan(0.001);
  });

  test('by the official seven parameters, in this pipeline', () => {
    const [projection, ...steps] = pipelineOf(TM3).split(' +step ').slice(1);
    expect(projection).toBe('+inv +proj=tmerc +lat_0=0 +lon_0=105.5 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84');
    expect(steps).toEqual([
      '+proj=push +v_3',
      '+proj=cart +ellps=WGS84',
      '+proj=helmert +x=-191.90441429 +y=-39.30318279 +z=-111.45032835 ' +
        '+rx=0.00928836 +ry=-0.01975479 +rz=0.00427372 +s=0.252906278 +convention=position_vector',
      '+inv +proj=cart +ellps=WGS84',
      '+proj=pop +v_3',
      '+proj=unitconvert +xy_in=rad +xy_out=deg',
    ]);
  });

  test('by bare codes too, outside the oil blocks of the delta that PROJ gives parameters of their own', () => {
    const inOilBlocks = ([lon, lat]: readonly [number, number]) => lon > 104 && lon < 107.2 && lat > 9.3 && lat < 11.2;
    const inputs = pointsAcross(1).map((point) => fromWgs84(point, TM3));
    const places = inputs.map((point) => toWgs84(point, TM3));
    const theirs = byProjCodes(inputs, TM3);
    const errors = places.map((point, index) => metresBetween(theirs[index] ?? [0, 0], point));
    const outside = errors.filter((_, index) => !inOilBlocks(places[index] ?? [0, 0]));
    expect(Math.max(...outside)).toBeLessThan(0.001);
    expect(Math.max(...errors)).toBeLessThan(1);
  });
});
