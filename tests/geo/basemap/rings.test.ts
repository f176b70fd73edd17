import { fc, test as prop } from '@fast-check/vitest';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { isInside, pointInside } from '#geo/basemap/inside.ts';
import { nestRings } from '#geo/basemap/nesting.ts';
import { assembleRings } from '#geo/basemap/rings.ts';

test('ways become rings whatever their order and direction', () => {
  const { rings, open } = assembleRings([
    [3, 4, 5],
    [1, 2, 3],
    [1, 6, 5],
    [7, 8, 9, 7],
  ]);
  expect(open).toEqual([]);
  expect(rings.map((ring) => [...new Set(ring)].sort())).toEqual([
    [7, 8, 9],
    [1, 2, 3, 4, 5, 6],
  ]);
});

test('an outline with a gap is open, the others close', () => {
  const { rings, open } = assembleRings([
    [1, 2, 3],
    [4, 5],
    [7, 8, 9, 7],
  ]);
  expect(rings).toEqual([[7, 8, 9, 7]]);
  expect(open).toEqual([1, 3, 4, 5]);
});

test('where two rings touch in a node each closes for itself', () => {
  const { rings, open } = assembleRings([
    [1, 2, 3],
    [3, 4, 1],
    [1, 5, 6],
    [6, 7, 1],
  ]);
  expect(open).toEqual([]);
  expect(rings).toHaveLength(2);
});

test('a way given twice is walked once', () => {
  expect(
    assembleRings([
      [1, 2, 3],
      [3, 2, 1],
      [3, 4, 1],
    ]).rings,
  ).toHaveLength(1);
});

prop.prop([
  fc.integer({ min: 4, max: 60 }),
  fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
  fc.infiniteStream(fc.boolean()),
])('a ring cut anywhere, its pieces turned and shuffled, is the ring again', (length, dice, turned) => {
  const ring = [...Array.from({ length }, (_, i) => i), 0];
  const pieces: number[][] = [];
  for (let at = 0, i = 0; at < length; i++) {
    const to = Math.min(at + 1 + (dice[i]! % 5), length);
    const piece = ring.slice(at, to + 1);
    pieces.push(turned.next().value ? piece.reverse() : piece);
    at = to;
  }
  pieces.sort((a, b) => dice[a[0]!]! - dice[b[0]!]! || a[0]! - b[0]!);
  const { rings, open } = assembleRings(pieces);
  expect(open).toEqual([]);
  expect(rings).toHaveLength(1);
  expect(new Set(rings[0])).toEqual(new Set(ring));
  expect(rings[0]).toHaveLength(ring.length);
});

const square = (x: number, y: number, side: number): Position[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

test('an island in a lake in a wood is wood again', () => {
  const [wood, lake, island, apart] = [square(0, 0, 10), square(2, 2, 6), square(4, 4, 2), square(20, 0, 1)];
  expect(nestRings([island!, apart!, wood!, lake!])).toEqual([[island], [apart], [wood, lake]]);
});

prop.prop([fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 })])(
  'rings within rings are outlines and holes by turns',
  (sides) => {
    const nested = [...new Set(sides)].sort((a, b) => b - a).map((side) => square(-side, -side, 2 * side));
    const polygons = nestRings([...nested].reverse());
    expect(polygons).toHaveLength(Math.ceil(nested.length / 2));
    expect(polygons.flat()).toHaveLength(nested.length);
  },
);

prop.prop([
  fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 5, max: 100 })), {
    minLength: 3,
    maxLength: 20,
  }),
])('the point of a place lies inside its area and in no hole of it', (spokes) => {
  // A star: corners around the middle in the order of their angles.
  const ring = spokes.map(([, radius], i): Position => {
    const angle = (i / spokes.length) * 2 * Math.PI;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  ring.push(ring[0]!);
  const hole = square(-0.5, -0.5, 1);
  const point = pointInside([ring, hole]);
  if (point === null) return;
  expect(isInside(point, ring)).toBe(true);
  expect(isInside(point, hole)).toBe(false);
});
