import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type Crs, fromWgs84, guessCrs, orient, PROVINCES, toWgs84 } from '#geo/crs/index.ts';

const tm3 = (centralMeridian: number): Crs => ({ kind: 'vn2000', centralMeridian, zoneWidth: 3 });
const UTM48: Crs = { kind: 'utm', zone: 48, datum: 'wgs84' };
type Points = [number, number][];

// A commune of the former Nam Định, now in Ninh Bình.
const BOUNDS: [number, number, number, number] = [106.28, 20.2, 106.4, 20.3];
const PLACES: Points = [
  [106.3, 20.22],
  [106.34, 20.25],
  [106.38, 20.28],
];
const on = (crs: Crs): Points => PLACES.map((place) => fromWgs84(place, crs));
const northFirst = (points: Points): Points => points.map(([x, y]) => [y, x]);

describe('the grid', () => {
  test('is the former province’s own when the commune’s bounds are known', () => {
    const guess = guessCrs(northFirst(on(tm3(105.5))), { bounds: BOUNDS });
    expect(guess).toMatchObject({ crs: tm3(105.5), unit: 'metres', swapped: true });
    expect(guess?.confidence).toBeGreaterThan(0.9);
  });

  test('may be another province’s, if only it puts the points into the commune', () => {
    expect(guessCrs(on(tm3(107.75)), { bounds: BOUNDS })).toMatchObject({ crs: tm3(107.75), swapped: false });
    expect(guessCrs(on(UTM48), { bounds: BOUNDS })?.crs).toEqual(UTM48);
  });

  test('is told from a place alone', () => {
    expect(guessCrs(on(tm3(105.5)), { lon: 106.34, lat: 20.25 })?.crs).toEqual(tm3(105.5));
  });

  test('is the province’s by name, with the other meridians as alternatives', () => {
    const guess = guessCrs(on(tm3(105.5)), { province: 'Nam Dinh' });
    expect(guess?.crs).toEqual(tm3(105.5));
    expect(guess?.alternatives.map(({ crs }) => crs)).toContainEqual(tm3(105.75));
  });

  test('stays unsure by a merged province’s name, as its parts have several meridians', () => {
    const guess = guessCrs(on(tm3(105.5)), { province: 'Ninh Bình' });
    expect(guess?.confidence).toBeLessThan(0.6);
    const shown = [guess?.crs, ...(guess?.alternatives.map(({ crs }) => crs) ?? [])];
    expect(shown).toContainEqual(tm3(105.5));
    expect(shown).toContainEqual(tm3(105));
  });

  test('is never sure of itself where nothing is known, nor where no grid fits', () => {
    expect(guessCrs(on(tm3(105.5)))?.confidence).toBeLessThan(0.5);
    const elsewhere = guessCrs(on(tm3(105.5)), { lon: 108.2, lat: 16 });
    expect(elsewhere?.confidence).toBeLessThan(0.01);
    expect(elsewhere?.alternatives.length).toBeGreaterThan(0);
  });

  test('is named by the zone before the easting', () => {
    const sixDegrees: Crs = { kind: 'vn2000', centralMeridian: 105, zoneWidth: 6 };
    const six = on(sixDegrees).map(([x, y]): [number, number] => [y, 48_000_000 + x]);
    const guess = guessCrs(six, { bounds: BOUNDS });
    expect([guess?.crs, guess?.alternatives[0]?.crs]).toEqual(expect.arrayContaining([sixDegrees, UTM48]));
    const three = on(tm3(105)).map(([x, y]): [number, number] => [y, 482_000_000 + x]);
    expect(guessCrs(three, { bounds: BOUNDS })?.crs).toEqual(tm3(105));
  });

  test.prop([fc.constantFrom(...PROVINCES), fc.double({ min: 0.2, max: 0.8, noNaN: true }), fc.boolean()])(
    'of every province is the one that puts the points back',
    (province, across, turned) => {
      const [west, south, east, north] = province.bounds;
      const [lon, lat] = [west + across * (east - west), south + across * (north - south)];
      const [x, y] = fromWgs84([lon, lat], tm3(province.centralMeridian));
      const written: [number, number] = turned ? [y, x] : [x, y];
      const guess = guessCrs([written], { bounds: [lon - 0.04, lat - 0.04, lon + 0.04, lat + 0.04] });
      expect(guess?.crs).toEqual(tm3(province.centralMeridian));
      expect(guess?.swapped).toBe(turned);
      const [foundLon, foundLat] = toWgs84(
        orient(written, guess ?? { unit: 'metres', swapped: turned }),
        tm3(province.centralMeridian),
      );
      expect(Math.abs(foundLon - lon) + Math.abs(foundLat - lat)).toBeLessThan(1e-8);
    },
  );
});

describe('degrees', () => {
  test('are WGS 84 first, VN-2000 perhaps; swapped ones are seen', () => {
    const guess = guessCrs(northFirst(PLACES), { bounds: BOUNDS });
    expect(guess).toMatchObject({ crs: { kind: 'wgs84' }, unit: 'degrees', swapped: true });
    expect(guess?.alternatives).toMatchObject([{ crs: { kind: 'vn2000-degrees' } }]);
    expect(guessCrs(PLACES)).toMatchObject({ swapped: false });
  });

  test('elsewhere than expected are less sure', () => {
    expect(guessCrs(PLACES, { bounds: [105, 10, 105.1, 10.1] })?.confidence).toBeLessThan(0.01);
  });
});

test('a point that stands the other way round than the rest is turned all the same, and costs confidence', () => {
  const [first, ...rest] = on(tm3(105.5));
  const mixed: Points = [first ?? [0, 0], ...northFirst(rest)];
  const guess = guessCrs(mixed, { bounds: BOUNDS });
  expect(guess?.swapped).toBe(true);
  expect(guess?.confidence).toBeLessThan(0.7);
  expect(orient(mixed[0] ?? [0, 0], guess ?? { unit: 'metres', swapped: true })).toEqual(first);
});

test('what is no place in Vietnam is not guessed', () => {
  expect(guessCrs([])).toBeNull();
  expect(guessCrs([[1, 2]])).toBeNull();
  expect(guessCrs([[2_240_000, 18_587_000]])).toBeNull();
  expect(guessCrs([[Number.NaN, Number.POSITIVE_INFINITY]])).toBeNull();
});
