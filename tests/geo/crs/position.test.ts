import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { parsePosition } from '#geo/crs/index.ts';

const ROUGHLY = 9;
const DEGREES = { unit: 'degrees', swapped: true };
const METRES = { unit: 'metres', swapped: true };

test.each([
  ['20.25, 106.33'],
  ['20,25; 106,33'],
  ['20,25 106,33'],
  ['20,250,106,330'],
  ['20.25\t106.33'],
  ['20.25\n106.33'],
  ['20.25 / 106.33'],
  ['20.25-106.33'],
  ['(20.25, 106.33)'],
  ['[20,25 | 106,33]'],
  ['20.25N106.33E'],
  ['N20.25 E106.33'],
  ['B: 20,25; Đ: 106,33'],
  ['20°15\'00"N 106°19\'48"E'],
  ['20°15\'00"B, 106°19\'48"Đ'],
  ['20°15′ – 106°19′48″'],
  ['20 15 0 106 19 48'],
  ['20 15 00; 106 19 48'],
  ['Lat: 20.25 Long: 106.33'],
  ['Vĩ độ 20.25, Kinh độ 106.33'],
  ['Tọa độ: 20.25, 106.33'],
  ['https://www.google.com/maps/@20.25,106.33,17z'],
  ['https://maps.google.com/?q=20.25,106.33'],
  ['https://www.google.com/maps/place/x/@1.0,2,17z/data=!3m1!4b1!3d20.25!4d106.33'],
  ['geo:20.25,106.33'],
])('%j is 20.25 north, 106.33 east', (text) => {
  const position = parsePosition(text);
  expect(position?.order).toEqual(DEGREES);
  expect(position?.pair[0]).toBeCloseTo(20.25, ROUGHLY);
  expect(position?.pair[1]).toBeCloseTo(106.33, ROUGHLY);
});

test.each([
  ['X=2234567.12; Y=585123.45'],
  ['X = 2.234.567,12; Y = 585.123,45'],
  ['X: 2 234 567,12 Y: 585 123,45'],
  ['X=2234567,12, Y=585123,45'],
  ['2 234 567,12 585 123,45'],
  ['2,234,567.12, 585,123.45'],
  ['2234567.12 585123.45'],
  ['2234567.12 m; 585123.45 m'],
])('%j is a point of a grid, northing first', (text) => {
  expect(parsePosition(text)).toEqual({ pair: [2_234_567.12, 585_123.45], order: METRES });
});

test('longitude or easting first is seen too', () => {
  expect(parsePosition('POINT(106.33 20.25)')?.order).toEqual({ unit: 'degrees', swapped: false });
  expect(parsePosition('585123.45', '2234567.12')?.order).toEqual({ unit: 'metres', swapped: false });
});

test('an easting may have its zone before it', () => {
  expect(parsePosition('2234567.12', '48585123.45')?.order).toEqual(METRES);
});

test('two cells are read each for itself', () => {
  expect(parsePosition("20°15'", '106,33')).toEqual({ pair: [20.25, 106.33], order: DEGREES });
  expect(parsePosition('20.25', 'chưa rõ')).toBeNull();
});

test('numbers that are no place in Vietnam are kept, and said to be none', () => {
  expect(parsePosition('48.85, 2.35')).toEqual({ pair: [48.85, 2.35], order: null });
  expect(parsePosition('20.25', '-106.33')).toEqual({ pair: [20.25, -106.33], order: null });
});

test.each(['', '20.25', 'xóm 5', '20.25, 106.33, 4', '1 2 3'])('%j is no position', (text) => {
  expect(parsePosition(text)).toBeNull();
});

describe('any two numbers of Vietnam in one cell', () => {
  const lat = fc.integer({ min: 8_000_001, max: 23_999_999 }).map((value) => value / 1e6);
  const lon = fc.integer({ min: 102_000_001, max: 117_999_999 }).map((value) => value / 1e6);
  const comma = (value: number) => value.toFixed(6).replace('.', ',');

  test.prop([lat, lon, fc.constantFrom(', ', '; ', ';', ' ', '\t', ' | ', ',')])('with points', (a, b, between) => {
    expect(parsePosition(`${a.toFixed(6)}${between}${b.toFixed(6)}`)).toEqual({ pair: [a, b], order: DEGREES });
    expect(parsePosition(`${b.toFixed(6)}${between}${a.toFixed(6)}`)?.pair).toEqual([b, a]);
  });

  test.prop([lat, lon, fc.constantFrom(', ', '; ', ' ', '\t', ',')])('with commas', (a, b, between) => {
    expect(parsePosition(`${comma(a)}${between}${comma(b)}`)).toEqual({ pair: [a, b], order: DEGREES });
  });
});

test.prop([
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
])('nothing typed makes it fail', (first, second) => {
  const position = parsePosition(first, second);
  expect(position === null || position.pair.every(Number.isFinite)).toBe(true);
});

test('a cell as long as a workbook allows costs no time', () => {
  const start = performance.now();
  for (const piece of ['1 ', '1,', '20-', "1°1'", ' ', '=1', 'x:', '@1.1']) parsePosition(piece.repeat(16_000));
  expect(performance.now() - start).toBeLessThan(500);
});
