import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { PlanInputError } from '#geo/routing/input-error.ts';
import { parseTsplib, tsplibCosts } from '#geo/routing/tsplib/parse.ts';

const coordinates = (type: string, ...places: [number, number][]) =>
  `NAME: t\nTYPE: TSP\nDIMENSION: ${places.length}\nEDGE_WEIGHT_TYPE: ${type}\nNODE_COORD_SECTION\n${places
    .map(([x, y], i) => `${i + 1} ${x} ${y}`)
    .join('\n')}\nEOF\n`;
const distanceOf = (type: string, a: [number, number], b: [number, number]) =>
  tsplibCosts(parseTsplib(coordinates(type, a, b)))[1];

describe('distances are rounded as TSPLIB does', () => {
  test.each<[string, [number, number], [number, number], number]>([
    ['EUC_2D', [0, 0], [1, 1], 1],
    ['EUC_2D', [0, 0], [0, 2.5], 3],
    ['CEIL_2D', [0, 0], [1, 1], 2],
    ['ATT', [0, 0], [10, 0], 4], // 3.162…, up
    ['MAN_2D', [0, 0], [2, 3], 5],
    ['MAX_2D', [0, 0], [2, 3], 3],
    // burma14, its first two: the optimum 3323 counts on it
    ['GEO', [16.47, 96.1], [16.47, 94.44], 153],
  ])('%s %j %j', (type, a, b, expected) => {
    expect(distanceOf(type, a, b)).toBe(expected);
    expect(distanceOf(type, b, a)).toBe(expected);
  });
});

describe('explicit weights', () => {
  const FORMATS: Record<string, (i: number, j: number) => boolean> = {
    FULL_MATRIX: () => true,
    UPPER_ROW: (i: number, j: number) => j > i,
    LOWER_ROW: (i: number, j: number) => j < i,
    UPPER_DIAG_ROW: (i: number, j: number) => j >= i,
    LOWER_DIAG_ROW: (i: number, j: number) => j <= i,
  };

  test.prop([fc.constantFrom(...Object.keys(FORMATS)), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 7 })])(
    'of every format and line length give the matrix they were written from',
    (format, size, perLine) => {
      const weight = (i: number, j: number) => (i === j ? 0 : 10 * Math.min(i, j) + Math.max(i, j));
      const numbers: number[] = [];
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) if (FORMATS[format]!(i, j)) numbers.push(weight(i, j));
      const lines = numbers.map((value, k) => `${value}${k % perLine === perLine - 1 ? '\r\n' : ' '}`).join('');
      const text = `TYPE : TSP\r\nDIMENSION : ${size}\r\nEDGE_WEIGHT_TYPE : EXPLICIT\r\nEDGE_WEIGHT_FORMAT : ${format}\r\nEDGE_WEIGHT_SECTION\r\n${lines}`;
      const costs = tsplibCosts(parseTsplib(text));
      expect([...costs]).toEqual(Array.from({ length: size * size }, (_, k) => weight(Math.floor(k / size), k % size)));
    },
  );

  test('that depend on the direction keep it', () => {
    const text =
      'TYPE: ATSP\nDIMENSION: 2\nEDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: FULL_MATRIX\nEDGE_WEIGHT_SECTION\n9999 1\n2 9999\nEOF';
    expect([...tsplibCosts(parseTsplib(text))]).toEqual([0, 1, 2, 0]);
  });
});

describe('a file that is not right is refused by the name of what is wrong', () => {
  const good = coordinates('EUC_2D', [0, 0], [3, 4]);
  test.each([
    ['', 'file', 'not_tsplib'],
    ['a,b\n1,2', 'file', 'not_tsplib'],
    [good.replace('TSP', 'CVRP'), 'TYPE', 'unsupported'],
    [good.replace(/DIMENSION.*\n/, ''), 'DIMENSION', 'missing'],
    [good.replace('DIMENSION: 2', 'DIMENSION: two'), 'DIMENSION', 'not_a_number'],
    [good.replace('DIMENSION: 2', 'DIMENSION: 3'), 'NODE_COORD_SECTION', 'wrong_count'],
    [good.replace('EUC_2D', 'XRAY1'), 'EDGE_WEIGHT_TYPE', 'unsupported'],
    [good.replace('2 3 4', '2 3 x'), 'NODE_COORD_SECTION', 'not_a_number'],
    [good.replace('2 3 4', '1 3 4'), 'NODE_COORD_SECTION', 'wrong_node'],
    [good.replace('EUC_2D', 'EXPLICIT'), 'EDGE_WEIGHT_FORMAT', 'unsupported'],
    [good.replace(/NODE_COORD_SECTION(.|\n)*/, ''), 'NODE_COORD_SECTION', 'missing'],
  ])('%#', (text, field, code) => {
    expect(() => parseTsplib(text)).toThrow(PlanInputError);
    expect(() => parseTsplib(text)).toThrow(expect.objectContaining({ field, code }));
  });
});
