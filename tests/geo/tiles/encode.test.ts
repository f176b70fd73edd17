import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { encodeTile, type TileFeature } from '#geo/tiles/encode.ts';
import { BUFFER, toTile } from '#geo/tiles/geometry.ts';
import { EXTENT, tileAt, tileBounds } from '#geo/tiles/tile.ts';
import { areaOf, decodeTile, tilesOver } from '#tests/support/tiles.ts';

const unit = fc.integer({ min: -BUFFER, max: EXTENT + BUFFER });
const value = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.integer({ min: -(2 ** 31), max: 2 ** 40 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
);
const feature: fc.Arbitrary<TileFeature> = fc.record({
  geometry: fc.record({
    kind: fc.constant('lines' as const),
    paths: fc.array(
      fc.array(fc.tuple(unit, unit), { minLength: 2, maxLength: 9 }).map((points) => points.flat()),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  properties: fc.dictionary(
    fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
    value,
  ),
});

describe('an encoded tile', () => {
  test.prop([fc.array(feature, { minLength: 1, maxLength: 8 })])('is read by maps as it was written', (features) => {
    const read = decodeTile(encodeTile([{ name: 'lanes', features }])).lanes!;
    expect(read.map(({ paths }) => paths.map((path) => path.flatMap(({ x, y }) => [x, y])))).toEqual(
      features.map(({ geometry }) => geometry.paths),
    );
    expect(read.map(({ properties }) => ({ ...properties }))).toEqual(
      features.map(({ properties }) => ({ ...properties })),
    );
  });

  test.each([-(2 ** 53) + 1, -(2 ** 52) - 1, -(2 ** 52), 2 ** 53 - 1])('keeps %d to its last bit', (number) => {
    const geometry = { kind: 'points' as const, paths: [[1, 2]] };
    const tile = encodeTile([{ name: 'p', features: [{ geometry, properties: { number } }] }]);
    expect(decodeTile(tile).p![0]!.properties).toEqual({ number });
  });

  test('leaves out what is unknown', () => {
    const geometry = { kind: 'points' as const, paths: [[1, 2]] };
    const tile = encodeTile([{ name: 'p', features: [{ geometry, properties: { elderly: null, flagged: false } }] }]);
    expect(decodeTile(tile).p![0]!.properties).toEqual({ flagged: false });
  });

  test('has no bytes where it has no features', () => {
    expect(encodeTile([{ name: 'empty', features: [] }])).toHaveLength(0);
  });
});

const lon = fc.double({ min: 106.2, max: 106.4, noNaN: true });
const lat = fc.double({ min: 20.0, max: 20.2, noNaN: true });

describe('a geometry in tiles', () => {
  test.prop([lon, lat, fc.integer({ min: 8, max: 18 })])('a point is in exactly one tile', (x, y, z) => {
    const { x: column, y: row } = tileAt(x, y, z);
    const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => ({ z, x: column + dx, y: row + dy })));
    const holding = around.filter((tile) => toTile({ type: 'Point', coordinates: [x, y] }, tile) !== null);
    expect(holding).toEqual([{ z, x: column, y: row }]);
  });

  test.prop([lon, lat, fc.integer({ min: 8, max: 16 })])(
    'an area with a hole keeps its size over all tiles',
    (x, y, z) => {
      const square = (half: number) => [
        [x - half, y - half],
        [x + half, y - half],
        [x + half, y + half],
        [x - half, y + half],
        [x - half, y - half],
      ];
      const coordinates = [square(0.02), square(0.01)];
      const around = tilesOver([x - 0.02, y - 0.02, x + 0.02, y + 0.02], z);
      const geometry = { type: 'Polygon' as const, coordinates };
      const inTiles = around.map((tile) => toTile(geometry, tile)).filter((part) => part !== null);
      const areas = decodeTile(
        encodeTile([{ name: 'a', features: inTiles.map((part) => ({ geometry: part, properties: {} })) }]),
      ).a!.map(areaOf);
      const [west, south, east, north] = tileBounds(around[0]!);
      // Mercator stretches both axes alike, so the share of a tile near the same latitude is the share in degrees.
      const expected = ((0.04 * 0.04 - 0.02 * 0.02) / ((east - west) * (north - south))) * EXTENT ** 2;
      const margins = inTiles.length * 4 * (BUFFER + 1) * EXTENT + 8 * EXTENT;
      expect(Math.min(...areas)).toBeGreaterThan(-1);
      expect(areas.reduce((sum, area) => sum + area, 0)).toBeGreaterThan(expected * 0.99 - margins / 8);
      expect(areas.reduce((sum, area) => sum + area, 0)).toBeLessThan(expected * 1.01 + margins);
    },
  );

  test('an area around the whole tile is the tile with its margin', () => {
    const tile = tileAt(106.3, 20.1, 14);
    const [west, south, east, north] = tileBounds(tile, EXTENT);
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const part = toTile({ type: 'MultiPolygon', coordinates: [[ring]] }, tile)!;
    const read = decodeTile(encodeTile([{ name: 'a', features: [{ geometry: part, properties: {} }] }]));
    expect(areaOf(read.a![0]!)).toBe((EXTENT + 2 * BUFFER) ** 2);
  });

  test('what is smaller than the grid or elsewhere is not there', () => {
    const tile = tileAt(106.3, 20.1, 10);
    const speck = [
      [106.3, 20.1],
      [106.300001, 20.1],
      [106.300001, 20.100001],
      [106.3, 20.1],
    ];
    expect(toTile({ type: 'Polygon', coordinates: [speck] }, tile)).toBeNull();
    expect(toTile({ type: 'LineString', coordinates: speck.slice(0, 2) }, tile)).toBeNull();
    expect(toTile({ type: 'MultiPoint', coordinates: [[0, 0]] }, tile)).toBeNull();
  });
});
