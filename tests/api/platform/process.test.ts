import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, describe, expect, test } from 'vitest';
import { FolderInUse, lockFolder } from '#api/db/lock.ts';
import { databaseKind, newTestDatabase } from '#tests/support/database.ts';
import { preparedFolder } from '#tests/support/demo_data.ts';
import { clientOf, signIn } from '#tests/support/demo_server.ts';

const running = new Set<ChildProcess>();
const folders: string[] = [];
afterEach(async () => {
  for (const child of running) await ended(child, 'SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  /** everything it said so far */
  said: () => string;
  /** its address once it serves, or null where it ended before */
  url: Promise<string | null>;
  code: Promise<number | null>;
}

function start(env: Record<string, string>): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  let serving = (_: string | null) => {};
  const url = new Promise<string | null>((resolve) => {
    serving = resolve;
  });
  const hear = (part: Buffer) => {
    text += part;
    const found = /Từng Nhà: (http\S+)/.exec(text)?.[1];
    if (found) serving(found);
  };
  child.stdout!.on('data', hear);
  child.stderr!.on('data', hear);
  const code = new Promise<number | null>((resolve) => {
    child.once('close', (status) => {
      running.delete(child);
      serving(null);
      resolve(status);
    });
  });
  return { child, said: () => text, url, code };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill(signal);
  await gone;
}

async function demoFolder(): Promise<string> {
  const folder = await preparedFolder();
  folders.push(folder);
  return folder;
}

describe.runIf(databaseKind() === 'embedded')('a server process', { timeout: 180_000 }, () => {
  test('keeps a second one from its folder, loses nothing to kill -9, and stops when asked', async () => {
    const DATA_DIR = await demoFolder();
    const first = start({ DATA_DIR });
    const url = (await first.url)!;
    const second = start({ DATA_DIR });
    expect(await second.code).toBe(1);
    expect(second.said()).toContain(String(first.child.pid));
    expect(second.said().trim().split('\n')).toHaveLength(1);

    const member = await signIn(url, 'thanhvien');
    const { items } = await (await member('/api/households?limit=1')).json();
    const visit = {
      id: uuidv7(),
      householdId: items[0].id,
      at: new Date().toISOString(),
      outcome: 'not_home',
      supported: 0,
      topics: [],
    };
    expect((await member('/api/visits', { method: 'POST', json: visit })).status).toBe(201);
    const { run } = JSON.parse(readFileSync(join(DATA_DIR, 'lock'), 'utf8'));
    await ended(first.child, 'SIGKILL');

    const third = start({ DATA_DIR });
    const again = (await third.url)!;
    expect(existsSync(run)).toBe(false);
    const back = await signIn(again, 'thanhvien');
    expect((await back('/api/visits', { method: 'POST', json: visit })).status).toBe(200); // known already
    await ended(third.child, 'SIGTERM');
    expect(await third.code).toBe(0);
    expect(existsSync(join(DATA_DIR, 'lock'))).toBe(false);
  });

  test('does not listen beyond this machine with the password everyone knows', async () => {
    const server = start({ DATA_DIR: await demoFolder(), HOST: '0.0.0.0' });
    expect(await server.code).toBe(1);
    expect(server.said()).toMatch(/DEMO_PASSWORD.* \/ .*DEMO_PASSWORD/);
  });

  test('without demo, a link for the first administrator works once', async () => {
    const { config } = await newTestDatabase();
    folders.push(config.dataDir);
    const server = start({ DATA_DIR: config.dataDir, DEMO: 'false' });
    const url = (await server.url)!;
    const anonymous = clientOf(url);
    expect((await anonymous('/api/health')).status).toBe(200);
    const token = await linkToken(server);
    const use = (username: string) =>
      anonymous('/api/auth/first-admin', { method: 'POST', json: { token, username, password: 'mat-khau-dau-tien' } });
    expect((await use('nguoi.dau')).status).toBe(201);
    expect((await use('nguoi.hai')).status).toBe(400);
    const admin = await signIn(url, 'nguoi.dau', 'mat-khau-dau-tien');
    expect((await admin('/api/admin/communes')).status).toBe(200);
  });

  test('says a taken port in one line', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const folder = mkdtempSync(join(tmpdir(), 'tn-empty-'));
    folders.push(folder);
    const server = start({ DATA_DIR: folder, PORT: String(port) });
    expect(await server.code).toBe(1);
    expect(server.said().trim().split('\n')).toHaveLength(1);
    expect(server.said()).toContain(`Cổng ${port}`);
    other.close();
  });
});

/** The welcome is written line by line: the link may come a moment after the address. */
async function linkToken(server: Started): Promise<string> {
  for (;;) {
    const token = /first-admin#(\S+)/.exec(server.said())?.[1];
    if (token) return token;
    await new Promise((resolve) => server.child.stdout!.once('data', resolve));
  }
}

describe('the lock of a folder', () => {
  const emptyFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'tn-lock-'));
    folders.push(folder);
    return folder;
  };

  test('is held by one, and free again when given back', () => {
    const folder = emptyFolder();
    const unlock = lockFolder(folder, 'run');
    expect(() => lockFolder(folder, 'run')).toThrow(FolderInUse);
    unlock();
    lockFolder(folder, 'run')();
  });

  test.each([
    ['of a process that is gone', { pid: 2 ** 22 + 1, started: '1', run: '' }],
    ['of an earlier process with the same number', { pid: process.pid, started: 'earlier', run: '' }],
  ])('%s is taken over', async (_, holder) => {
    const folder = emptyFolder();
    const { hostname } = await import('node:os');
    writeFileSync(join(folder, 'lock'), JSON.stringify({ ...holder, host: hostname() }));
    const unlock = lockFolder(folder, 'run');
    expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')).run).toBe('run');
    unlock();
  });

  test('that was cut off by a full disk is nobody’s', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'lock'), '{"pid":');
    lockFolder(folder, 'run')();
  });
});
