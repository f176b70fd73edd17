import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#api/db/connect.ts';
import { systemAdministrator } from '#api/db/door.ts';
import { migrate } from '#api/db/migrate.ts';
import { newTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { village } from '#tests/support/osm/model.ts';
import { osmPbf } from '#tests/support/osm/write_pbf.ts';

let home: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'tn-basemap-'));
beforeAll(async () => {
  home = await newTestDatabase();
  const db = await openDatabase({ ...home.config, databaseConnections: 2 });
  await migrate(db);
  await db.asUser(
    systemAdministrator,
    (tx) => tx`insert into tn.commune ${tx({ id: uuidv7(), code: 'A', name: 'Xã A' })}`,
  );
  db.settle();
  await db.close();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await home?.remove();
});

const run = async (...args: string[]): Promise<string> => {
  const { dataDir, databaseUrl } = home.config;
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' };
  return (await promisify(execFile)('node', ['--import', 'tsx', 'api/cli/basemap.ts', ...args], { env })).stdout;
};

test('the command brings a ground for a commune that has nothing else yet, and says what it holds', {
  timeout: 180_000,
}, async () => {
  const path = join(folder, 'vung.osm.pbf');
  writeFileSync(path, osmPbf(village([106.41, 20.25]).data));
  const answer = JSON.parse(await run('import', path, '--json'));
  expect(answer).toMatchObject({ features: { lanes: 2, water: 2, buildings: 2, places: 2 }, clippedTo: 'file' });
  const words = await run('import', path, '--dry-run');
  expect(words).toContain('2 đoạn đường');
  expect(words).toContain('© OpenStreetMap contributors (https://www.openstreetmap.org/copyright)');
  writeFileSync(path, '%PDF-1.7');
  await expect(run('import', path, '--lang', 'en')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('neither an OpenStreetMap extract nor GeoJSON'),
  });
  await expect(run('import', join(folder, 'none.osm'))).rejects.toMatchObject({ code: 1 });
  await expect(run('import', path, '--margin', '-5')).rejects.toMatchObject({ code: 2 });
});
