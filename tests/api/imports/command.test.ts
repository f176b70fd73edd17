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

let home: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'tn-import-'));
beforeAll(async () => {
  home = await newTestDatabase();
  const db = await openDatabase({ ...home.config, databaseConnections: 2 });
  await migrate(db);
  await db.asUser(systemAdministrator, async (tx) => {
    for (const code of ['A', 'B']) await tx`insert into tn.commune ${tx({ id: uuidv7(), code, name: `Xã ${code}` })}`;
  });
  db.settle();
  await db.close();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await home?.remove();
});

const run = (text: string, ...args: string[]): Promise<string> => {
  const path = join(folder, 'so_ho.csv');
  writeFileSync(path, text);
  return call(path, ...args);
};
const call = async (...args: string[]): Promise<string> => {
  const { dataDir, databaseUrl } = home.config;
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' };
  const command = ['--import', 'tsx', 'api/cli/import.ts', ...args];
  return (await promisify(execFile)('node', command, { env })).stdout;
};
const REGISTER = 'Mã hộ,Chủ hộ,Xóm\nA1,Lê A,3\nA2,,3\n';

test('the command says what became of a register, and fails only where nothing could be read', {
  timeout: 120_000,
}, async () => {
  const answer = JSON.parse(await run(REGISTER, '--commune', 'B', '--json'));
  expect(answer).toMatchObject({ rows: 2, created: 1, rejected: 1, hamlets: { created: ['Xóm 3'] } });
  const words = await run(REGISTER, '--commune', 'B', '--dry-run');
  expect(words).toContain('không đổi: 1');
  expect(words).toContain('dòng 3, cột “Chủ hộ”: Thiếu tên chủ hộ');
  await expect(run('%PDF-1.7', '--commune', 'B')).rejects.toMatchObject({ code: 1 });
  await expect(run(REGISTER)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('A (Xã A), B (Xã B)') });
});

test('the command knows a list of members by itself, or is told', { timeout: 120_000 }, async () => {
  const list = 'Họ tên,Xóm,Nhiệm vụ\nLê Văn A,Xóm 7,Tổ trưởng\n';
  const dry = JSON.parse(await run(list, '--commune', 'A', '--dry-run', '--json'));
  expect(dry).toMatchObject({ kind: 'members', created: 1, hamlets: { created: ['Xóm 7'] } });
  expect(await run(list, '--commune', 'A', '--kind', 'members', '--dry-run')).toContain('Tổ viên mới: 1');
  const hamlets = JSON.parse(await run(list, '--commune', 'A', '--kind', 'hamlets', '--dry-run', '--json'));
  expect(hamlets).toMatchObject({ kind: 'hamlets', created: 0, hamlets: { created: ['Xóm 7'] } });
  await expect(run(list, '--commune', 'A', '--kind', 'people')).rejects.toMatchObject({ code: 2 });
});

test('the command lists what was imported and takes it back once', { timeout: 120_000 }, async () => {
  await run('Mã hộ,Chủ hộ,Xóm\nA1,Lê A,3\n', '--commune', 'A');
  const { items } = JSON.parse(await call('--list', '--commune', 'A', '--json'));
  expect(items).toMatchObject([{ fileName: 'so_ho.csv', madeBy: 'system', created: 1, finished: true }]);
  const undo = (...args: string[]) => call('--undo', items[0].id, '--commune', 'A', ...args);
  expect(await undo()).toContain('xoá 1 hộ, trả lại 0 hộ');
  await expect(undo()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('đã được hoàn tác') });
  expect(await call('--list', '--commune', 'A')).toContain('đã hoàn tác');
  await expect(call('--list', '--undo', items[0].id)).rejects.toMatchObject({ code: 2 });
});
