import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TileLayerName } from '#api/tiles/layers.ts';
import { tileQuery } from '#api/tiles/queries.ts';
import { numbersOf, statement } from '#api/tiles/shapes.ts';
import { type TileId, tileAt } from '#geo/tiles/tile.ts';
import { databaseKind } from '#tests/support/database.ts';
import { openTileDatabase, someone, type TileDatabase } from './database.ts';

/**
 * Row-level security keeps an index from being used by an operator that might tell of hidden rows, such as
 * PostGIS' `&&`. Comparing numbers is not one of them: that is why tiles are ranges of a number.
 */
describe.runIf(databaseKind() === 'postgres')('as the application’s role', () => {
  let opened: TileDatabase;
  beforeAll(async () => {
    opened = await openTileDatabase(5000);
  });
  afterAll(() => opened?.close());

  const planOf = (text: string, parameters: number[] = []) =>
    opened.db.asUser(someone('staff'), async (tx) => {
      const rows = await tx.unsafe<{ 'QUERY PLAN': string }[]>(`explain ${text}`, parameters);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
  const tilePlan = (layer: TileLayerName, tile: TileId) => {
    const { shared, layers } = tileQuery('postgres', layer, tile.z);
    const { text, parameters } = statement(`${shared ? `with ${shared}` : ''} ${layers[0]!.features}`);
    return planOf(
      text,
      parameters.map((name) => numbersOf(tile)[name]),
    );
  };

  test('a tile of households is one stretch of the index', async () => {
    const plan = await tilePlan('households', tileAt(106.32, 20.12, 16));
    expect(plan).toContain('household_tile');
    expect(plan).toMatch(/Index Cond: .*tile_key >= .*tile_key < /);
    expect(plan).not.toContain('Seq Scan on household');
  });

  test('a box of degrees is no condition of an index', async () => {
    const plan = await planOf(
      'select id from tn.household where location && st_makeenvelope(106.32, 20.12, 106.321, 20.121, 4326)',
    );
    expect(plan).toMatch(/Filter: .*&&/);
    expect(plan).not.toMatch(/Index Cond: .*&&/);
  });
});
