import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '#api/db/door.ts';
import { tileQuery } from '#api/tiles/queries.ts';
import type { Fragment } from '#api/tiles/shapes.ts';
import { tileAt } from '#geo/tiles/tile.ts';
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

  const planOf = (query: (tx: Tx) => Fragment) =>
    opened.db.asUser(someone('staff'), async (tx) => {
      const rows = await tx<{ 'QUERY PLAN': string }[]>`explain ${query(tx)}`;
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });

  test('a tile of households is one stretch of the index', async () => {
    const tile = tileAt(106.32, 20.12, 16);
    const plan = await planOf((tx) => tileQuery(tx, 'postgres', 'households', tile).layers[0]!.features);
    expect(plan).toContain('household_tile');
    expect(plan).toMatch(/Index Cond: .*tile_key >= .*tile_key < /);
    expect(plan).not.toContain('Seq Scan on household');
  });

  test('a box of degrees is no condition of an index', async () => {
    const plan = await planOf(
      (tx) => tx`select id from tn.household where location && st_makeenvelope(106.32, 20.12, 106.321, 20.121, 4326)`,
    );
    expect(plan).toMatch(/Filter: .*&&/);
    expect(plan).not.toMatch(/Index Cond: .*&&/);
  });
});
