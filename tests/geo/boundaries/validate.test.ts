import { expect, test } from 'vitest';
import { type Area, disagreements, isBlocking, validateBoundary } from '#geo/boundaries/index.ts';
import { at, square } from './communes.ts';

const kinds = (area: Area, others: Parameters<typeof validateBoundary>[1] = []) =>
  validateBoundary(area, others).map(({ kind }) => kind);
const ring = (...corners: [number, number][]): Area => ({
  type: 'Polygon',
  coordinates: [[...corners, corners[0]!].map(([x, y]) => at(x, y))],
});

test('a boundary is told what is wrong with it', () => {
  expect(kinds(square(0, 0, 100))).toEqual([]);
  expect(kinds(ring([0, 0], [100, 100], [100, 0], [0, 100]))).toEqual(['self_crossing']);
  expect(kinds(ring([0, 0], [100, 0], [50, 0], [50, 80]))).toEqual(['self_crossing']);
  expect(kinds(ring([0, 0], [100, 0]))).toEqual(['too_few_corners']);
  expect(kinds(square(0, 0, 10))).toEqual(['too_small']);
  expect(kinds(ring([0, 0], [0, 100], [100, 100], [100, 0]))).toEqual(['ring_order']);
  const outside = square(300, 0, 50).coordinates[0]!.toReversed();
  expect(kinds({ type: 'Polygon', coordinates: [square(0, 0, 100).coordinates[0]!, outside] })).toEqual([
    'hole_outside',
  ]);
});

test('an overlap is told with its size; what rounding leaves is none', () => {
  const others = [{ hamletId: 'b', geometry: square(90, 0, 100) }];
  const [problem] = validateBoundary(square(0, 0, 100), others);
  expect(problem).toMatchObject({ kind: 'overlap', hamletId: 'b' });
  expect(problem!.kind === 'overlap' && problem!.squareMetres).toBeCloseTo(1000, -1);
  expect(kinds(square(0, 0, 100), [{ hamletId: 'b', geometry: square(99.95, 0, 100) }])).toEqual([]);
  expect(kinds(square(0, 0, 100), [{ hamletId: 'b', geometry: square(100, 0, 100) }])).toEqual([]);
});

test('a strip enclosed between neighbours is pointed out, and can be kept', () => {
  const bent = ring([100, 0], [200, 0], [200, 100], [100, 100], [105, 50]);
  const problems = validateBoundary(square(0, 0, 100), [{ hamletId: 'b', geometry: bent }]);
  expect(problems.map(({ kind }) => kind)).toEqual(['gap']);
  expect(problems.some(isBlocking)).toBe(false);
});

test('a household outside of its hamlet is told where it is and how far away', () => {
  const hamlets = [
    { hamletId: 'a', geometry: square(0, 0, 100) },
    { hamletId: 'b', geometry: square(100, 0, 100) },
  ];
  const household = (id: string, hamletId: string, east: number) => ({ id, hamletId, location: at(east, 50) });
  expect(
    disagreements(
      [
        household('in', 'a', 50),
        household('over', 'a', 130),
        household('off', 'b', 260),
        household('new', 'c', 20),
        household('far', 'c', 900),
      ],
      hamlets,
    ),
  ).toEqual([
    { householdId: 'over', hamletId: 'a', insideId: 'b', metres: 30 },
    { householdId: 'off', hamletId: 'b', insideId: null, metres: 60 },
    { householdId: 'new', hamletId: 'c', insideId: 'a', metres: null },
  ]);
});
