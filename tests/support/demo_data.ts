import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { seedDemo } from '#api/cli/demo.ts';
import { openDatabase } from '#api/db/connect.ts';
import { migrate } from '#api/db/migrate.ts';
import { localDateOf } from '#geo';
import { databaseAt } from './database.ts';

/** Three hamlets: enough for two leaders and a hamlet of nobody's. */
export const TEST_HOUSEHOLDS = 750;
export const TEST_PASSWORD = 'tungnha-demo';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(ROOT, '.cache', 'test-data');

/** Names the prepared data: other code that makes it, or another day, makes other data. */
function keyOf(): string {
  const digest = createHash('sha256').update(`${TEST_HOUSEHOLDS} ${localDateOf(new Date())}`);
  for (const folder of ['api/db/migrations', 'api/cli', 'geo/demo', 'geo/coverage', 'geo/text']) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const path = join(ROOT, folder, name);
      if (statSync(path).isFile()) digest.update(name).update(readFileSync(path));
    }
  }
  return digest.digest('hex').slice(0, 16);
}

/** A data folder of one's own with the demo in it; seeded once, then copied. */
export async function preparedFolder(): Promise<string> {
  const prepared = join(CACHE, keyOf());
  await once(prepared, async (draft) => {
    const db = await openDatabase({ dataDir: draft, databaseUrl: undefined, databaseConnections: 1 });
    await migrate(db);
    await seedDemo(db, { households: TEST_HOUSEHOLDS, password: TEST_PASSWORD });
    db.settle();
    await db.close();
  });
  const folder = join(tmpdir(), `tn-test-${randomUUID()}`);
  cpSync(prepared, folder, { recursive: true });
  return folder;
}

/** A database of one's own on a real server, from a template seeded once. */
export async function preparedDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  const template = `tn_template_${keyOf()}`;
  try {
    await admin`select pg_advisory_lock(77126)`;
    const [known] = await admin`select from pg_database where datname = ${template}`;
    if (!known) await makeTemplate(admin, server, template);
    const name = `tn_test_${randomUUID().replaceAll('-', '')}`;
    await admin.unsafe(`create database ${name} template ${template}`);
    await admin`select pg_advisory_unlock(77126)`;
    return {
      url: databaseAt(server, name),
      async drop() {
        const again = postgres(server, { max: 1, onnotice: () => undefined });
        await again.unsafe(`drop database if exists ${name} with (force)`);
        await again.end();
      },
    };
  } finally {
    await admin.end();
  }
}

async function makeTemplate(admin: postgres.Sql, server: string, template: string): Promise<void> {
  const draft = `${template}_draft`;
  await admin.unsafe(`drop database if exists ${draft} with (force)`);
  await admin.unsafe(`create database ${draft}`);
  const db = await openDatabase({ dataDir: '', databaseUrl: databaseAt(server, draft), databaseConnections: 2 });
  try {
    await migrate(db);
    await seedDemo(db, { households: TEST_HOUSEHOLDS, password: TEST_PASSWORD });
  } finally {
    await db.close();
  }
  await admin.unsafe(`alter database ${draft} rename to ${template}`);
}

/** Makes a folder once, however many processes ask at the same time; the others wait. */
async function once(folder: string, make: (draft: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(CACHE, { recursive: true });
  const turn = `${folder}.making`;
  for (;;) {
    if (existsSync(folder)) return;
    try {
      mkdirSync(turn);
      break;
    } catch {
      const abandoned = existsSync(turn) && Date.now() - statSync(turn).mtimeMs > 180_000;
      if (abandoned) rmSync(turn, { recursive: true, force: true });
      await pause(200);
    }
  }
  const draft = `${folder}.draft`;
  try {
    rmSync(draft, { recursive: true, force: true });
    await make(draft);
    renameSync(draft, folder);
    for (const name of readdirSync(CACHE)) {
      const old = join(CACHE, name);
      if (!old.startsWith(folder) && Date.now() - statSync(old).mtimeMs > 86_400_000)
        rmSync(old, { recursive: true, force: true });
    }
  } finally {
    rmSync(turn, { recursive: true, force: true });
  }
}
