import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Sql } from 'postgres';
import { openSocket } from './driver.ts';
import { lockFolder } from './lock.ts';

/** Longest path of a unix socket, bytes, by the narrowest system (macOS: 104 with the final zero). */
const LONGEST_SOCKET_PATH = 103;

export interface Embedded {
  sql: Sql;
  /** folder of this process's sockets, closed to other users */
  run: string;
  /** nothing was there before: to be migrated and, where wished, seeded */
  fresh: boolean;
  /** Says that a fresh database is complete. Killed before that, the next start begins anew. */
  settle(): void;
  close(): Promise<void>;
}

/**
 * Opens PostgreSQL and PostGIS in this process, files under `dataDir`/database.
 * The socket lies in a folder only this user may enter: there is no password on it.
 * @throws {FolderInUse} where another process works on the folder
 */
export async function openEmbedded(dataDir: string): Promise<Embedded> {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const run = mkdtempSync(join(shortTemporary(), 'tung-nha-')); // mode 0700
  let unlock: () => void;
  try {
    unlock = lockFolder(folder, run);
  } catch (error) {
    rmSync(run, { recursive: true, force: true });
    throw error;
  }
  const leave = () => {
    rmSync(run, { recursive: true, force: true });
    unlock();
  };
  const socketPath = join(run, '.s.PGSQL.5432');
  const unfinished = join(folder, 'unfinished');
  try {
    const fresh = prepareFolder(join(folder, 'database'), unfinished);
    const worker = await startWorker(join(folder, 'database'), socketPath);
    const sql = openSocket(socketPath);
    return {
      sql,
      run,
      fresh,
      settle: () => rmSync(unfinished, { force: true }),
      async close() {
        await sql.end({ timeout: 5 });
        await worker.stop();
        leave();
      },
    };
  } catch (error) {
    leave();
    throw error;
  }
}

const shortTemporary = (): string =>
  Buffer.byteLength(join(tmpdir(), 'tung-nha-XXXXXX', '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH ? tmpdir() : '/tmp';

/** A database whose making was interrupted holds nothing anyone was told is kept: it is made anew. */
function prepareFolder(database: string, unfinished: string): boolean {
  if (existsSync(unfinished)) rmSync(database, { recursive: true, force: true });
  mkdirSync(database, { recursive: true, mode: 0o700 });
  const fresh = readdirSync(database).length === 0;
  if (fresh) writeFileSync(unfinished, '');
  return fresh;
}

async function startWorker(folder: string, socketPath: string) {
  const worker = new Worker(new URL('./embedded-worker.mjs', import.meta.url), {
    workerData: { folder, socketPath },
    execArgv: [],
  });
  await new Promise<void>((ready, failed) => {
    worker.once('message', () => ready());
    worker.once('error', failed);
    worker.once('exit', (code) => failed(new Error(`the embedded database ended with ${code}`)));
  });
  worker.removeAllListeners();
  // Without its database the process is of no use: an error nobody catches ends it, and the next start recovers.
  const lost = (code: number) => {
    throw new Error(`the embedded database ended with ${code}`);
  };
  worker.on('exit', lost);
  return {
    async stop() {
      worker.off('exit', lost);
      const exited = new Promise<void>((done) => worker.once('exit', () => done()));
      worker.postMessage('stop');
      const timeout = setTimeout(() => worker.terminate(), 10_000);
      await exited;
      clearTimeout(timeout);
    },
  };
}
