import type { TestProject } from 'vitest/node';
import { openDatabase } from '#api/db/connect.ts';
import { migrate } from '#api/db/migrate.ts';
import { startPostgres } from '../postgres.ts';
import { embeddedTemplate } from './embedded_template.ts';

/** The migrated database of the private server: copying it takes a tenth of migrating one more. */
const TEMPLATE = 'tn_migrated';

/**
 * Before the API tests: on PostgreSQL a private server, its address in `TEST_DATABASE_URL`, and the name of a database
 * to copy in `TEST_TEMPLATE`; for the embedded database a folder to copy, its path in `TEST_DATA_DIR`.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.name === 'api-embedded') {
    process.env.TEST_DATA_DIR = await embeddedTemplate();
    return undefined;
  }
  const server = await startPostgres();
  try {
    const db = await openDatabase({
      dataDir: '',
      databaseUrl: await server.createDatabase(TEMPLATE),
      databaseConnections: 1,
    });
    await migrate(db);
    await db.close();
  } catch (error) {
    await server.stop();
    throw error;
  }
  process.env.TEST_DATABASE_URL = server.url;
  process.env.TEST_TEMPLATE = TEMPLATE;
  return async () => {
    delete process.env.TEST_DATABASE_URL;
    delete process.env.TEST_TEMPLATE;
    await server.stop();
  };
}
