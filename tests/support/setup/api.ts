import type { TestProject } from 'vitest/node';
import { startPostgres } from '../postgres.ts';
import { embeddedTemplate } from './embedded_template.ts';

/**
 * Before the API tests: on PostgreSQL a private server, its address in `TEST_DATABASE_URL`; for the embedded database
 * a folder to copy, its path in `TEST_DATA_DIR`.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.name === 'api-embedded') {
    process.env.TEST_DATA_DIR = await embeddedTemplate();
    return undefined;
  }
  const server = await startPostgres();
  process.env.TEST_DATABASE_URL = server.url;
  return async () => {
    delete process.env.TEST_DATABASE_URL;
    await server.stop();
  };
}
