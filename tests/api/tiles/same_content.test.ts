import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TILE_LAYERS } from '#api/tiles/layers.ts';
import { readTile } from '#api/tiles/mvt.ts';
import { BUFFER } from '#geo/tiles/geometry.ts';
import { EXTENT, type TileId, tileAt } from '#geo/tiles/tile.ts';
import { databaseKind } from '#tests/support/database.ts';
import { areaOf, type DecodedFeature, decodeTile, lengthOf } from '#tests/support/tiles.ts';
import { openPostgisTileDatabase, openTileDatabase, someone, type TileDatabase } from './database.ts';

/** Both databases side by side: once is enough, in the run that has an embedded one at hand. */
describe.runIf(databaseKind() === 'embedded')('PostGIS’ tiles and our own', () => {
  let postgis: TileDatabase;
  let embedded: TileDatabase;
  beforeAll(async () => {
    [postgis, embedded] = await Promise.all([openPostgisTileDatabase(600), openTileDatabase(600)]);
  });
  afterAll(() => Promise.all([postgis?.close(), embedded?.close()]));

  const tileOf = async ({ db }: TileDatabase, layer: (typeof TILE_LAYERS)[number], tile: TileId) =>
    decodeTile(await readTile(db, someone('staff'), layer, tile));

  describe.each(TILE_LAYERS)('%s', (layer) => {
    test.each([9, 12, 13, 14, 15, 17])('have the same content at zoom %i', async (z) => {
      const tile = tileAt(106.3134, 20.1134, z);
      const [theirs, ours] = [await tileOf(postgis, layer, tile), await tileOf(embedded, layer, tile)];
      expect(Object.keys(ours).sort()).toEqual(Object.keys(theirs).sort());
      for (const name of Object.keys(theirs)) {
        const [a, b] = [sorted(theirs[name]!), sorted(ours[name]!)];
        expect(b.map(({ kind, properties }) => ({ kind, ...properties }))).toEqual(
          a.map(({ kind, properties }) => ({ kind, ...properties })),
        );
        for (const [i, feature] of a.entries()) expectSameShape(b[i]!, feature);
      }
    });
  });
});

/** By properties, then by place: features of the ground have no id. */
const sorted = (features: DecodedFeature[]): DecodedFeature[] =>
  features
    .filter(isReallyInside)
    .map((feature) => ({ feature, key: sortKey(feature) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ feature }) => feature);

/** What touches the outermost of the margin only: a unit's rounding decides whether it is there, and nobody sees it. */
function isReallyInside({ paths }: DecodedFeature): boolean {
  const reach = BUFFER - 2;
  const points = paths.flat();
  const meets = (values: number[]) => Math.max(...values) > -reach && Math.min(...values) < EXTENT + reach;
  return meets(points.map(({ x }) => x)) && meets(points.map(({ y }) => y));
}

const sortKey = ({ properties, paths }: DecodedFeature): string => {
  const named = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
  const [west, north] = cornerOf(paths).map((value) => String(value + 10_000).padStart(6, '0'));
  return JSON.stringify([named, west, north]);
};

const cornerOf = (paths: DecodedFeature['paths']): [number, number] => {
  const points = paths.flat();
  return [Math.min(...points.map(({ x }) => x)), Math.min(...points.map(({ y }) => y))];
};

/** Points to the unit; lines and areas as close as rounding and simplifying to one unit leave them. */
function expectSameShape(ours: DecodedFeature, theirs: DecodedFeature): void {
  if (theirs.kind === 'point') expect(ours.paths).toEqual(theirs.paths);
  if (theirs.kind === 'line')
    expect(Math.abs(lengthOf(ours) - lengthOf(theirs))).toBeLessThanOrEqual(0.01 * lengthOf(theirs) + 4);
  if (theirs.kind === 'polygon') {
    const around = theirs.paths.flat().length * Math.sqrt(Math.abs(areaOf(theirs)));
    expect(Math.abs(areaOf(ours) - areaOf(theirs))).toBeLessThanOrEqual(around + 4);
    for (const { x, y } of ours.paths.flat()) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(-BUFFER);
      expect(Math.max(x, y)).toBeLessThanOrEqual(EXTENT + BUFFER);
    }
  }
}
