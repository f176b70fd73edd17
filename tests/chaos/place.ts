import { rmSync } from 'node:fs';
import type { Config } from '#api/config.ts';
import type { Database } from '#api/db/database.ts';
import { preparedDatabase, preparedFolder } from '#tests/support/demo_data.ts';
import { startPostgres } from '#tests/support/postgres.ts';

/** A database with the demo in it that a server can be started on again and again. */
export interface Place {
  env: Record<string, string>;
  config: Pick<Config, 'dataDir' | 'databaseUrl'>;
  remove: () => Promise<void>;
}

/** The demo on the embedded database, or on a private PostgreSQL. */
export const openPlace = (kind: Database['kind']): Promise<Place> => (kind === 'postgres' ? onServer() : embedded());

async function embedded(): Promise<Place> {
  const dataDir = await preparedFolder();
  return {
    env: { DATA_DIR: dataDir },
    config: { dataDir, databaseUrl: undefined },
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

async function onServer(): Promise<Place> {
  const server = await startPostgres();
  const { url } = await preparedDatabase(server.url);
  return { env: { DATABASE_URL: url }, config: { dataDir: '', databaseUrl: url }, remove: server.stop };
}
