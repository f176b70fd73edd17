import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { insideRing, type ScreenPoint } from '../../../web/map/interaction/lasso-selection.ts';
import { changedMarks, type Marks, NO_MARKS } from '../../../web/map/interaction/marks.ts';
import { initials } from '../../../web/map/member-colours.ts';
import { roundScale } from '../../../web/map/scale-bar.tsx';
import { maskOf } from '../../../web/map/style/mask.ts';

const U_SHAPE: ScreenPoint[] = [
  [0, 0],
  [30, 0],
  [30, 30],
  [20, 30],
  [20, 10],
  [10, 10],
  [10, 30],
  [0, 30],
];

test('a lasso takes what lies in its arms, not what lies between them', () => {
  expect(insideRing([5, 20], U_SHAPE)).toBe(true);
  expect(insideRing([25, 20], U_SHAPE)).toBe(true);
  expect(insideRing([15, 20], U_SHAPE)).toBe(false);
});

const circle = (radius: number): ScreenPoint[] =>
  Array.from({ length: 64 }, (_, i) => [Math.cos((i / 32) * Math.PI) * radius, Math.sin((i / 32) * Math.PI) * radius]);

test.prop([fc.double({ min: 0, max: 6.28, noNaN: true }), fc.double({ min: 0, max: 2, noNaN: true })])(
  'a round lasso agrees with the distance from its middle',
  (angle, part) => {
    fc.pre(part < 0.99 || part > 1.01);
    const point: ScreenPoint = [Math.cos(angle) * part * 100, Math.sin(angle) * part * 100];
    expect(insideRing(point, circle(100))).toBe(part < 1);
  },
);

test.prop([fc.double({ min: 0.01, max: 500, noNaN: true })])(
  'the scale is a round distance, never wider than its room',
  (metresPerPixel) => {
    const { metres, pixels } = roundScale(metresPerPixel, 110);
    expect(pixels).toBeLessThanOrEqual(110 + 1e-9);
    expect(pixels).toBeGreaterThan(110 / 2.51);
    expect(String(metres)).toMatch(/^(0\.0*)?[125]0*$/);
  },
);

test('only households whose marks change are told to the map', () => {
  const before: Marks = { hovered: 'a', selected: 'b', picked: new Set(['c', 'd']) };
  const after: Marks = { hovered: 'b', selected: 'b', picked: new Set(['c']) };
  expect(Object.fromEntries(changedMarks(before, after))).toEqual({
    a: { hover: false, selected: false, picked: false },
    b: { hover: true, selected: true, picked: false },
    d: { hover: false, selected: false, picked: false },
  });
  expect(changedMarks(NO_MARKS, NO_MARKS).size).toBe(0);
});

test('what is washed out is all around a hamlet, each of its parts a hole', () => {
  const part = (at: number) => [
    [
      [at, 20],
      [at + 0.1, 20],
      [at + 0.1, 20.1],
      [at, 20],
    ],
  ];
  const mask = maskOf({ type: 'MultiPolygon', coordinates: [part(106), part(107)] });
  expect(mask.geometry.coordinates).toHaveLength(3);
  const xs = mask.geometry.coordinates[0]!.map(([x]) => x!);
  expect([Math.min(...xs), Math.max(...xs)]).toEqual([101, 112.1]);
});

test.each([
  ['Phạm Thị Nhàn', 'TN'],
  ['Bùi Văn Ẩn', 'VẨ'],
  ['  Đỗ   Quang Tuynh ', 'QT'],
  ['Ân', 'Â'],
  ['đinh ông', 'ĐÔ'],
  ['', ''],
])('the initials of "%s" are "%s"', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
