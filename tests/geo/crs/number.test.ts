import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { parseCoordinate } from '#geo/crs/index.ts';

const DECIMALS = 6;
const degrees = fc.integer({ min: -179_000_000, max: 179_000_000 }).map((millionths) => millionths / 10 ** DECIMALS);
/** Eastings and northings to the millimetre; no nearer to 0 than any easting of a zone. */
const metres = fc.integer({ min: 150_000_000, max: 2_660_000_000 }).map((millimetres) => millimetres / 1000);

const plain = (value: number, point: string, decimals: number) => value.toFixed(decimals).replace('.', point);

function grouped(value: number, group: string, point: string, decimals: number): string {
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, group) + (fraction ? point + fraction : '');
}

describe('a number is read as it was written', () => {
  test.prop([degrees])('with a decimal point or comma, a degree sign', (value) => {
    for (const point of ['.', ',']) {
      expect(parseCoordinate(plain(value, point, DECIMALS))).toBe(value);
      expect(parseCoordinate(` ${plain(value, point, DECIMALS)}° `)).toBe(value);
    }
    expect(parseCoordinate(String(value))).toBe(value);
  });

  test.prop([metres])('with grouped thousands', (value) => {
    for (const [group, point] of [
      ['.', ','],
      [',', '.'],
      [' ', ','],
      [' ', '.'],
      ['\u00a0', ','],
      ['', ','],
      ['', '.'],
    ] as const) {
      expect(parseCoordinate(grouped(value, group, point, 3))).toBe(value);
      expect(parseCoordinate(`${grouped(value, group, point, 3)} m`)).toBe(value);
    }
  });

  test.prop([metres.map(Math.round)])('with grouped thousands and no decimals', (value) => {
    for (const group of ['.', ',', ' ']) {
      // 150.000 could be a longitude: read as one, and none of ours
      if (value > 181_000) expect(parseCoordinate(grouped(value, group, '', 0))).toBe(value);
    }
  });
});

const parts = fc.record({
  d: fc.integer({ min: 0, max: 179 }),
  m: fc.integer({ min: 0, max: 59 }),
  hundredths: fc.integer({ min: 0, max: 5999 }),
});
const two = (value: number) => String(value).padStart(2, '0');

const SEXAGESIMAL: Record<string, (d: number, m: number, s: string) => string> = {
  'with signs': (d, m, s) => `${d}°${two(m)}'${s}"`,
  'with a comma': (d, m, s) => `${d}°${m}'${s.replace('.', ',')}"`,
  'with primes': (d, m, s) => `${d}º ${m}′ ${s}″`,
  'with quotes': (d, m, s) => `${d}˚${m}’${s}’’`,
  'without the last sign': (d, m, s) => `${d}° ${m}' ${s}`,
  'with spaces': (d, m, s) => `${d} ${m} ${s.replace('.', ',')}`,
  'with dashes': (d, m, s) => `${d}-${two(m)}-${s}`,
  'with colons': (d, m, s) => `${d}:${two(m)}:${s}`,
  'with dots': (d, m, s) => `${d}.${two(m)}.${s.replace('.', ',')}`,
  'in words': (d, m, s) => `${d} độ ${m} phút ${s} giây `,
  'with the letter o': (d, m, s) => `${d}o${m}'${s}"`,
};

describe('degrees, minutes and seconds', () => {
  for (const [name, write] of Object.entries(SEXAGESIMAL)) {
    test.prop([parts, fc.constantFrom('', 'N', 'E', 'B', 'Đ', ' vĩ độ Bắc', ' Đông')])(
      name,
      ({ d, m, hundredths }, end) => {
        const text = write(d, m, (hundredths / 100).toFixed(2).padStart(5, '0')) + end;
        expect(parseCoordinate(text)).toBeCloseTo(d + m / 60 + hundredths / 360_000, 10);
      },
    );
  }

  test.prop([parts])('degrees and decimal minutes', ({ d, hundredths }) => {
    const minutes = (hundredths / 100).toFixed(4).padStart(7, '0');
    const value = d + hundredths / 6000;
    expect(parseCoordinate(`${d}°${minutes}'`)).toBeCloseTo(value, 10);
    expect(parseCoordinate(`${d} ${minutes}`)).toBeCloseTo(value, 10);
  });
});

test.each([
  ['20°07\'15.3"N', 20 + 7 / 60 + 15.3 / 3600],
  ['B 20°15′', 20.25],
  ['106°30’Đ', 106.5],
  ['106,5 Đông', 106.5],
  ['kinh độ Đông: 106,5', 106.5],
  ['Vĩ độ (B) = 20,25', 20.25],
  ['X=2.234.567,12', 2_234_567.12],
  ['Y: 585 123.45 m', 585_123.45],
  ['20.5 S', -20.5],
  ['10 T', -10],
  ['10°N', 10],
  ['10 Nam', -10],
  ['\u221220,5', -20.5],
  ['585.123', 585_123],
  ['106.123', 106.123],
])('%s', (text, value) => {
  expect(parseCoordinate(text)).toBeCloseTo(value, 10);
});

test.each([
  '',
  ' ',
  'chưa rõ',
  '1,234.567,89',
  '2.234,567.12',
  '2.2345.678',
  '1.23E+06',
  "20°61'",
  '20°10\'60"',
  "12'",
  "20''",
  "200°10'",
  '106 D',
  '20,25; 106,33',
  '--5',
  '20..5',
  'NaN',
  'Infinity',
  '0x10',
  '٢٠',
  'N',
  '20 106 7 5',
  "20.5°30'",
])('%j is no coordinate', (text) => {
  expect(parseCoordinate(text)).toBeNull();
});

test.prop([fc.string({ unit: 'binary', maxLength: 80 })])('nothing typed is worse than no coordinate', (text) => {
  const value = parseCoordinate(text);
  expect(value === null || Number.isFinite(value)).toBe(true);
});
