import { expect, test } from 'vitest';
import { OFFICIAL_MERIDIANS, PROVINCES, provinceBefore2025, provincesBehind } from '#geo/crs/index.ts';

test('63 provinces became 34', () => {
  expect(PROVINCES).toHaveLength(63);
  expect(new Set(PROVINCES.map(({ name }) => name)).size).toBe(63);
  expect(new Set(PROVINCES.map(({ now }) => now)).size).toBe(34);
});

test('17 meridians are in use, each a quarter of a degree', () => {
  expect(OFFICIAL_MERIDIANS).toHaveLength(17);
  for (const meridian of OFFICIAL_MERIDIANS) expect(Number.isInteger(meridian * 4)).toBe(true);
});

test('no province is further from its meridian than two and a half degrees', () => {
  for (const { name, centralMeridian, bounds } of PROVINCES) {
    const [west, south, east, north] = bounds;
    expect(west < east && south < north, name).toBe(true);
    expect(Math.max(Math.abs(west - centralMeridian), Math.abs(east - centralMeridian)), name).toBeLessThan(2.5);
  }
});

test.each([
  ['Ninh Bình', 105],
  ['NAM ĐỊNH', 105.5],
  ['ha nam', 105],
  ['tỉnh Thái Bình', 105.5],
  ['TP. Hà Nội', 105],
  ['TP.HCM', 105.75],
  ['Thành phố Hồ Chí Minh', 105.75],
  ['Huế', 107],
  ['Bà Rịa – Vũng Tàu', 107.75],
  ['Ba Ria-Vung Tau', 107.75],
  ['Đắc Nông', 108.5],
  ['Hòa Bình', 106],
  ['Hoà Bình', 106],
  ['Bắc Cạn', 106.5],
])('%s measured from %d°', (name, meridian) => {
  expect(provinceBefore2025(name)?.centralMeridian).toBe(meridian);
});

test('a province of today may hold surveys of all that were merged into it', () => {
  expect(provincesBehind('tỉnh Ninh Bình').map(({ name }) => name)).toEqual(['Ninh Bình', 'Hà Nam', 'Nam Định']);
  expect(provincesBehind('Nam Định').map(({ name }) => name)).toEqual(['Nam Định']);
  expect(provincesBehind('Huế').map(({ name }) => name)).toEqual(['Thừa Thiên Huế']);
  expect(provincesBehind('Sicilia')).toEqual([]);
});
