import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import postgres from 'postgres';
import type { Config } from '#api/config.ts';
import type { Database } from '#api/db/database.ts';
import { keepCompiled } from './compiled.ts';
import { dataFolder } from './server.ts';

/** Where an application finds a database of its own, and how to be rid of it when all is closed. */
export interface TestDatabase {
  config: Pick<Config, 'dataDir' | 'databaseUrl'>;
  remove: () => Promise<void>;
}

/** Which of the two databases this run is on: `TEST_DATABASE` says so, the embedded one where nothing does. */
export const databaseKind = (): Database['kind'] =>
  process.env.TEST_DATABASE === 'postgres' ? 'postgres' : 'embedded';

/** A new database of the kind this run is on, migrated where the run has prepared one, without any row of a commune. */
export const newTestDatabase = (): Promise<TestDatabase> => (databaseKind() === 'postgres' ? onServer() : embedded());

async function onServer(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL names no PostgreSQL: run the tests by npm test');
  const name = `tn_${randomBytes(6).toString('hex')}`;
  const template = process.env.TEST_TEMPLATE ?? 'template1';
  await asSuperuser(server, (sql) => sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`);
  return {
    config: { dataDir: '', databaseUrl: databaseAt(server, name) },
    remove: () => asSuperuser(server, (sql) => sql`drop database ${sql(name)} with (force)`),
  };
}

/** Address of another database of the same server. */
export function databaseAt(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function asSuperuser(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

/** A copy of the migrated one, where the run has prepared it: making one anew takes ten times as long. */
async function embedded(): Promise<TestDatabase> {
  const folder = dataFolder();
  const template = process.env.TEST_DATA_DIR;
  if (template) {
    await keepCompiled(template);
    cpSync(template, folder.path, { recursive: true });
  }
  return { config: { dataDir: folder.path, databaseUrl: undefined }, remove: async () => folder.remove() };
}
