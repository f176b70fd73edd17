import { openDatabase } from '#api/db/connect.ts';
import type { Database } from '#api/db/database.ts';
import type { Identity } from '#api/db/door.ts';
import { migrate } from '#api/db/migrate.ts';
import { newTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { startPostgres } from '#tests/support/postgres.ts';
import { TILE_COMMUNE, writeTileCommune } from '#tests/support/tile_commune.ts';

export interface TileDatabase {
  db: Database;
  close: () => Promise<void>;
}

/** A database of the kind this run is on, with the square commune in it. */
export const openTileDatabase = async (households: number): Promise<TileDatabase> =>
  openAt(await newTestDatabase(), households);

/** One on a PostGIS of its own, whatever the run is on. */
export async function openPostgisTileDatabase(households: number): Promise<TileDatabase> {
  const { url, stop } = await startPostgres();
  return openAt({ config: { dataDir: '', databaseUrl: url }, remove: stop }, households);
}

async function openAt({ config, remove }: TestDatabase, households: number): Promise<TileDatabase> {
  const db = await openDatabase({ ...config, databaseConnections: 4 });
  await migrate(db);
  await db.owner((tx) => writeTileCommune(tx, { households, side: 0.04 }));
  return {
    db,
    close: async () => {
      await db.close();
      await remove();
    },
  };
}

/** Someone of the square commune; a leader and a member belong to its first hamlet. */
export function someone(role: Identity['role'], ids: Partial<Identity> = {}): Identity {
  return {
    accountId: role,
    username: role,
    role,
    communeId: role === 'admin' ? null : TILE_COMMUNE,
    hamletId: null,
    memberId: null,
    ...ids,
  };
}
