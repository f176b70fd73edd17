import { fc, test as prop } from '@fast-check/vitest';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { clipToBox, contains, growBox } from '#geo/basemap/clip.ts';
import type { BaseGeometry, Box } from '#geo/basemap/types.ts';

const BOX: Box = [0, 0, 10, 10];
const line = (...coordinates: Position[]): BaseGeometry => ({ type: 'LineString', coordinates });
const point = () => fc.tuple(fc.integer({ min: -20, max: 30 }), fc.integer({ min: -20, max: 30 }));
const flat = (geometry: BaseGeometry): Position[] =>
  geometry.type === 'LineString'
    ? geometry.coordinates
    : geometry.type === 'Polygon'
      ? geometry.coordinates.flat()
      : [];

test('a lane that leaves and comes back is two', () => {
  const parts = clipToBox(line([5, 5], [15, 5], [15, 8], [5, 8]), BOX);
  expect(parts).toEqual([line([5, 5], [10, 5]), line([10, 8], [5, 8])]);
});

test('a lane across the box with no corner in it is cut at both sides', () => {
  expect(clipToBox(line([-5, 5], [15, 5]), BOX)).toEqual([line([0, 5], [10, 5])]);
  expect(clipToBox(line([-5, 5], [-1, 5]), BOX)).toEqual([]);
});

test('an area keeps its hole, loses one that is outside', () => {
  const ring = (x: number, y: number, side: number) =>
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ] as Position[];
  const [cut] = clipToBox({ type: 'Polygon', coordinates: [ring(-5, 1, 30), ring(2, 2, 2), ring(12, 2, 2)] }, BOX);
  expect(cut).toMatchObject({ type: 'Polygon' });
  expect(cut?.type === 'Polygon' && cut.coordinates).toHaveLength(2);
  expect(clipToBox({ type: 'MultiPolygon', coordinates: [[ring(1, 1, 2)], [ring(20, 20, 2)]] }, BOX)).toEqual([
    { type: 'Polygon', coordinates: [ring(1, 1, 2)] },
  ]);
});

prop.prop([fc.array(point(), { minLength: 2, maxLength: 12 })])(
  'what is cut lies in the box, and every corner inside it stays the very same',
  (corners) => {
    const parts = clipToBox(line(...corners), BOX);
    const left = parts.flatMap(flat);
    for (const [x, y] of left) {
      expect(x! >= -1e-9 && x! <= 10 + 1e-9 && y! >= -1e-9 && y! <= 10 + 1e-9).toBe(true);
    }
    // Strictly inside, and part of a stretch with length.
    const moves = corners.filter(([x, y], i) => {
      const [before, after] = [corners[i - 1], corners[i + 1]];
      const moved = (other: Position | undefined) => other !== undefined && (other[0] !== x || other[1] !== y);
      return x > 0 && x < 10 && y > 0 && y < 10 && (moved(before) || moved(after));
    });
    for (const [x, y] of moves) expect(left).toContainEqual([x, y]);
  },
);

prop.prop([fc.array(point(), { minLength: 3, maxLength: 10 })])('an area cut is closed and in the box', (corners) => {
  const ring = [...corners, corners[0]!];
  for (const part of clipToBox({ type: 'Polygon', coordinates: [ring] }, BOX)) {
    const cut = flat(part);
    expect(cut.at(-1)).toEqual(cut[0]);
    for (const at of cut) expect(contains([-1e-9, -1e-9, 10 + 1e-9, 10 + 1e-9], at)).toBe(true);
  }
});

test('a margin is as wide as said, to all sides', () => {
  const [west, south, east, north] = growBox([106.4, 20.2, 106.5, 20.3], 1000);
  expect((20.2 - south) * 111_320).toBeCloseTo(1000, 0);
  expect((north - 20.3) * 111_320).toBeCloseTo(1000, 0);
  expect((106.4 - west) * 111_320 * Math.cos((20.3 * Math.PI) / 180)).toBeCloseTo(1000, 0);
  expect(east - 106.5).toBeCloseTo(106.4 - west, 9);
});
