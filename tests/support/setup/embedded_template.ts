import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startProcess } from '../server.ts';

const CACHE = '.cache/test-database';
const MIGRATIONS = 'api/db/migrations';

/**
 * A data folder with a migrated embedded database in it, made once for a set of migrations.
 * @returns its path
 */
export async function embeddedTemplate(): Promise<string> {
  const key = createHash('sha256');
  for (const name of readdirSync(MIGRATIONS).sort()) key.update(name).update(readFileSync(join(MIGRATIONS, name)));
  const path = resolve(CACHE, key.digest('hex').slice(0, 16));
  if (existsSync(path)) return path;

  mkdirSync(CACHE, { recursive: true });
  for (const older of readdirSync(CACHE)) rmSync(join(CACHE, older), { recursive: true, force: true });
  const draft = `${path}.${process.pid}`;
  const server = await startProcess({ env: { DEMO: 'false', DATA_DIR: draft } });
  await server.stop();
  renameSync(draft, path);
  return path;
}
