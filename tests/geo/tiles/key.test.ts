import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { tileKey, tileKeyRange } from '#geo/tiles/key.ts';
import { isTile, tileAt, tileBounds } from '#geo/tiles/tile.ts';

const lon = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -85, max: 85, noNaN: true });
const zoom = fc.integer({ min: 0, max: 18 });

describe('the key of a position', () => {
  test.prop([lon, lat, zoom])('lies in the range of the tile that holds it', (x, y, z) => {
    const { from, to } = tileKeyRange(tileAt(x, y, z));
    expect(tileKey(x, y)).toBeGreaterThanOrEqual(from);
    expect(tileKey(x, y)).toBeLessThan(to);
  });

  test.prop([lon, lat, lon, lat, zoom])('lies in no other tile’s range', (x, y, otherX, otherY, z) => {
    const here = tileAt(x, y, z);
    const there = tileAt(otherX, otherY, z);
    const { from, to } = tileKeyRange(there);
    const inside = tileKey(x, y) >= from && tileKey(x, y) < to;
    expect(inside).toBe(here.x === there.x && here.y === there.y);
  });

  test.prop([zoom, fc.nat(), fc.nat()])('ranges of the four tiles below make up the range of a tile', (z, a, b) => {
    const tile = { z, x: a % 2 ** z, y: b % 2 ** z };
    const below = [0, 1, 2, 3].map((i) =>
      tileKeyRange({ z: z + 1, x: tile.x * 2 + (i & 1), y: tile.y * 2 + (i >> 1) }),
    );
    expect(below[0]!.from).toBe(tileKeyRange(tile).from);
    for (const i of [1, 2, 3]) expect(below[i]!.from).toBe(below[i - 1]!.to);
    expect(below[3]!.to).toBe(tileKeyRange(tile).to);
  });

  test('is a whole number that loses nothing', () => {
    const last = tileKey(180, -85.06);
    expect(last).toBe(2 ** 48 - 1);
    expect(tileKey(-180, 85.06)).toBe(0);
  });
});

describe('a tile', () => {
  test.prop([lon, lat, zoom])('has the positions in its bounds', (x, y, z) => {
    const [west, south, east, north] = tileBounds(tileAt(x, y, z));
    const slack = 1e-9;
    expect(x).toBeGreaterThanOrEqual(west - slack);
    expect(x).toBeLessThanOrEqual(east + slack);
    expect(y).toBeGreaterThanOrEqual(south - slack);
    expect(y).toBeLessThanOrEqual(north + slack);
  });

  test.each([
    [{ z: 0, x: 0, y: 0 }, true],
    [{ z: 18, x: 2 ** 18 - 1, y: 2 ** 18 - 1 }, true],
    [{ z: 19, x: 0, y: 0 }, false],
    [{ z: -1, x: 0, y: 0 }, false],
    [{ z: 3, x: 8, y: 0 }, false],
    [{ z: 3, x: 0, y: -1 }, false],
    [{ z: 3, x: 0.5, y: 0 }, false],
    [{ z: Number.NaN, x: 0, y: 0 }, false],
  ])('%o exists: %s', (tile, exists) => {
    expect(isTile(tile)).toBe(exists);
  });
});
