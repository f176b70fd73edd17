import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { clipLine, clipRing } from '#geo/tiles/clip.ts';
import { simplify } from '#geo/tiles/simplify.ts';

const SQUARE = { min: 0, max: 100 };
const point = fc.tuple(fc.integer({ min: -150, max: 250 }), fc.integer({ min: -150, max: 250 }));
const line = fc.array(point, { minLength: 2, maxLength: 30 }).map((points) => points.flat());

const pairs = (path: number[]) => path.flatMap((x, i) => (i % 2 === 0 ? [[x, path[i + 1]!] as [number, number]] : []));
const lengthOf = (path: number[]) =>
  pairs(path).reduce(
    (sum, [x, y], i, all) => (i === 0 ? 0 : sum + Math.hypot(x - all[i - 1]![0], y - all[i - 1]![1])),
    0,
  );
const areaOf = (ring: number[]) =>
  pairs(ring).reduce((sum, [x, y], i, all) => {
    const [nx, ny] = all[(i + 1) % all.length]!;
    return sum + (x * ny - nx * y) / 2;
  }, 0);

/** Length of one segment inside the square, by the parameters where it enters and leaves (Liang and Barsky 1984). */
function insideLength([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  let from = 0;
  let to = 1;
  for (const [p, q] of [
    [ax - bx, ax - SQUARE.min],
    [bx - ax, SQUARE.max - ax],
    [ay - by, ay - SQUARE.min],
    [by - ay, SQUARE.max - ay],
  ] as const) {
    if (p === 0 && q < 0) return 0;
    if (p < 0) from = Math.max(from, q / p);
    if (p > 0) to = Math.min(to, q / p);
  }
  return Math.max(0, to - from) * Math.hypot(bx - ax, by - ay);
}

describe('cutting to a square', () => {
  test.prop([line])('keeps of a line what is inside, all of it and nothing else', (path) => {
    const parts = clipLine(path, SQUARE);
    for (const value of parts.flat()) {
      expect(value).toBeGreaterThanOrEqual(SQUARE.min);
      expect(value).toBeLessThanOrEqual(SQUARE.max);
    }
    const points = pairs(path);
    const inside = points.slice(1).reduce((sum, b, i) => sum + insideLength(points[i]!, b), 0);
    expect(parts.reduce((sum, part) => sum + lengthOf(part), 0)).toBeCloseTo(inside, 6);
  });

  test.prop([point, point])('keeps of a box what both have in common', ([ax, ay], [bx, by]) => {
    const [west, east] = [Math.min(ax, bx), Math.max(ax, bx)];
    const [north, south] = [Math.min(ay, by), Math.max(ay, by)];
    const ring = [west, north, east, north, east, south, west, south, west, north];
    const overlap = (a: number, b: number) => Math.max(0, Math.min(b, SQUARE.max) - Math.max(a, SQUARE.min));
    expect(areaOf(clipRing(ring, SQUARE))).toBeCloseTo(overlap(west, east) * overlap(north, south), 6);
  });

  test.prop([fc.array(point, { minLength: 3, maxLength: 20 })])('leaves rings closed and inside', (points) => {
    const ring = clipRing([...points, points[0]!].flat(), SQUARE);
    for (const value of ring) {
      expect(value).toBeGreaterThanOrEqual(SQUARE.min);
      expect(value).toBeLessThanOrEqual(SQUARE.max);
    }
    expect(ring.slice(0, 2)).toEqual(ring.slice(-2));
  });

  test('a line that leaves and comes back is two parts', () => {
    expect(clipLine([10, 10, 150, 10, 150, 20, 10, 20], SQUARE)).toEqual([
      [10, 10, 100, 10],
      [100, 20, 10, 20],
    ]);
  });
});

describe('simplifying', () => {
  const distanceTo = ([px, py]: [number, number], path: number[]) => {
    const points = pairs(path);
    const distances = points.slice(1).map(([bx, by], i) => {
      const [ax, ay] = points[i]!;
      const squared = (bx - ax) ** 2 + (by - ay) ** 2;
      const along = squared && Math.min(1, Math.max(0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / squared));
      return Math.hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay));
    });
    return Math.min(...distances);
  };

  test.prop([line, fc.integer({ min: 0, max: 40 })])(
    'keeps the ends, and all else within its tolerance',
    (path, tolerance) => {
      const simpler = simplify(path, tolerance);
      expect(simpler.slice(0, 2)).toEqual(path.slice(0, 2));
      expect(simpler.slice(-2)).toEqual(path.slice(-2));
      for (const at of pairs(path)) expect(distanceTo(at, simpler)).toBeLessThanOrEqual(tolerance + 1e-9);
    },
  );

  test('drops what lies on a straight line', () => {
    expect(simplify([0, 0, 1, 1, 2, 2, 3, 3, 10, 3], 0)).toEqual([0, 0, 3, 3, 10, 3]);
  });
});
