import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { areaOf, keyOf, type Point, pointOf, type Shape, scaleAt, shapeOf } from '#geo/boundaries/grid.ts';
import {
  fitAmong,
  type HamletShapes,
  insertCorner,
  moveCorner,
  proposeBoundaries,
  removeCorner,
  snapTarget,
  withSharedCorners,
} from '#geo/boundaries/index.ts';
import { gapsOf, overlapsOf } from '#geo/boundaries/overlay.ts';
import { at, communes, square } from './communes.ts';

const SCALE = scaleAt(20.12);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const overlap = (shapes: Iterable<Shape>) => total(overlapsOf([...shapes]).map(({ squareMetres }) => squareMetres));
const whole = (shapes: HamletShapes) => total([...shapes.values()].map((shape) => areaOf(shape, SCALE)));
const shapesOf = (households: Parameters<typeof proposeBoundaries>[0]): HamletShapes =>
  new Map(proposeBoundaries(households).map(({ hamletId, geometry }) => [hamletId, shapeOf(geometry)]));
const cornersOf = (shapes: HamletShapes): Point[] => [...shapes.values()].flat(3) as Point[];
/** Corners that two hamlets or more have. */
const sharedOf = (shapes: HamletShapes): Point[] => {
  const owners = new Map<number, Set<string>>();
  for (const [id, shape] of shapes)
    for (const corner of shape.flat(2)) owners.set(keyOf(corner), (owners.get(keyOf(corner)) ?? new Set()).add(id));
  return cornersOf(shapes).filter((corner) => owners.get(keyOf(corner))!.size > 1);
};

test.prop([communes(), fc.nat(), fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 })])(
  'moving a corner that hamlets share leaves neither overlap nor gap between them',
  (households, pick, east, north) => {
    const shapes = withSharedCorners(shapesOf(households));
    const shared = sharedOf(shapes);
    if (shared.length === 0) return;
    const from = shared[pick % shared.length]!;
    const moved = moveCorner(shapes, from, [from[0] + east, from[1] + north]);
    expect(overlap(moved.values())).toBeLessThan(0.01);
    expect(gapsOf([...moved.values()]).length).toBeLessThanOrEqual(gapsOf([...shapes.values()]).length);
    expect(cornersOf(moved)).not.toContainEqual(from);
  },
);

test.prop([communes(), fc.nat()])(
  'a corner put into a shared side and taken away again changes nothing',
  (households, pick) => {
    const shapes = shapesOf(households);
    const rings = [...shapes.values()].flat(2);
    if (rings.length === 0) return;
    const ring = rings[pick % rings.length]!;
    const [a, b] = [ring[0]!, ring[1]!];
    const middle: Point = [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)];
    if (cornersOf(shapes).some((corner) => keyOf(corner) === keyOf(middle))) return;
    const inserted = insertCorner(shapes, a, b, middle);
    expect(cornersOf(inserted).length).toBeGreaterThan(cornersOf(shapes).length);
    expect(removeCorner(inserted, middle)).toEqual(shapes);
  },
);

test('a corner where three hamlets meet cannot be taken away', () => {
  const shapes: HamletShapes = new Map([
    ['a', shapeOf(square(0, 0, 100))],
    ['b', shapeOf(square(100, 0, 100))],
    ['c', shapeOf(square(0, 100, 200, 100))],
  ]);
  const noded = withSharedCorners(shapes);
  expect(noded.get('c')!.flat(2)).toHaveLength(5);
  expect(removeCorner(noded, pointOf(at(100, 100)))).toBeNull();
});

test('a corner snaps to a corner before a side, and to nothing far away', () => {
  const shape = shapeOf(square(0, 0, 100));
  const near = (east: number, north: number) => snapTarget([shape], pointOf(at(east, north)), 5);
  expect(near(103, 98)).toEqual({ at: pointOf(at(100, 100)), on: 'corner' });
  expect(near(103, 50)!.on).toBe('side');
  expect(near(110, 50)).toBeNull();
});

test.prop([
  fc.array(fc.tuple(fc.integer({ min: -250, max: 250 }), fc.integer({ min: -250, max: 250 })), {
    minLength: 3,
    maxLength: 3,
  }),
])('a hamlet drawn over its neighbours gives way to them, and what all cover stays covered', (triangle) => {
  const drawn: Shape = [[triangle.map(([x, y]) => pointOf(at(x, y)))]];
  if (areaOf(drawn, SCALE) < 2000) return;
  const neighbours: HamletShapes = new Map([
    ['a', shapeOf(square(-200, -200, 200))],
    ['b', shapeOf(square(0, -200, 200))],
  ]);
  const fitted = fitAmong(new Map(neighbours).set('new', drawn), 'new', 2);
  expect(overlap(fitted.values())).toBe(0);
  expect(whole(fitted)).toBeGreaterThanOrEqual(whole(neighbours) - 1);
  for (const [id, before] of neighbours)
    expect(areaOf(fitted.get(id)!, SCALE)).toBeGreaterThanOrEqual(areaOf(before, SCALE) - 1);
});

test('a neighbour that nothing happens to stays the same object', () => {
  const shapes: HamletShapes = new Map([
    ['a', shapeOf(square(0, 0, 100))],
    ['beside', shapeOf(square(-150, 0, 100))],
    ['new', shapeOf(square(90, 0, 100))],
  ]);
  const fitted = fitAmong(shapes, 'new', 60);
  expect(fitted.get('beside')).toBe(shapes.get('beside'));
  expect(overlap(fitted.values())).toBe(0);
});

test('a strip left between a drawn hamlet and its neighbour is closed', () => {
  const shapes: HamletShapes = new Map([
    [
      'a',
      shapeOf({
        type: 'Polygon',
        coordinates: [[at(0, 0), at(100, 0), at(104, 50), at(100, 100), at(0, 100), at(0, 0)]],
      }),
    ],
    [
      'new',
      shapeOf({ type: 'Polygon', coordinates: [[at(103, 1), at(200, 0), at(200, 100), at(102, 99), at(103, 1)]] }),
    ],
  ]);
  const fitted = fitAmong(shapes, 'new', 8);
  expect(overlap(fitted.values())).toBe(0);
  expect(gapsOf([...fitted.values()])).toEqual([]);
  const corners = new Set(fitted.get('a')!.flat(2).map(keyOf));
  expect(
    fitted
      .get('new')!
      .flat(2)
      .filter((corner) => corners.has(keyOf(corner))).length,
  ).toBeGreaterThanOrEqual(3);
});
