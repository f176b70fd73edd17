import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A private PostgreSQL with PostGIS for tests and benchmarks. */
export interface TestPostgres {
  /** Address of an empty database, as superuser; on a free port of the loopback interface. */
  url: string;
  /** Path of a program that came with the server, such as `pgbench`. */
  binary: (name: string) => string;
  /** Makes one more empty database and gives its address. */
  createDatabase: (name: string) => Promise<string>;
  /** Stops the server and removes all its files. */
  stop: () => Promise<void>;
}

export interface PostgresOptions {
  /** Lines for `postgresql.conf`, for example `shared_buffers=256MB`. */
  settings?: Record<string, string>;
}

/** Where PostgreSQL's programs are, the newest first; null where none is installed. */
export function postgresBinaries(): string | null {
  const roots = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt'];
  const folders = roots.filter(existsSync).flatMap((root) =>
    readdirSync(root)
      .filter((name) => /^(postgresql@)?\d+$/.test(name))
      .sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))
      .map((name) => join(root, name, 'bin')),
  );
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Where the accounts of a new cluster come from: PostgreSQL refuses to run as root, so root lends it to `postgres`. */
function serverAccount(): { uid: number; gid: number; name: string } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g'), name: 'postgres' };
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/**
 * Starts a PostgreSQL of its own in a temporary folder, reachable from this machine only.
 * Durable writes are off: what it holds is thrown away with it.
 *
 * @throws Error where PostgreSQL is not installed
 */
export async function startPostgres({ settings = {} }: PostgresOptions = {}): Promise<TestPostgres> {
  const binaries = postgresBinaries();
  if (binaries === null)
    throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql-15-postgis-3)');
  const account = serverAccount();
  const folder = mkdtempSync(join(tmpdir(), 'tn-postgres-'));
  if (account) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o755);
  const asServer = account ? { uid: account.uid, gid: account.gid, cwd: folder } : { cwd: folder };
  const binary = (name: string) => join(binaries, name);
  const data = join(folder, 'data');
  const port = await freePort();
  const control = (...rest: string[]) => run(binary('pg_ctl'), ['-D', data, '-w', ...rest], asServer);

  try {
    const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'];
    await run(binary('initdb'), initdb, asServer);
    const address = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: folder };
    const fixed = { ...address, fsync: 'off', full_page_writes: 'off', ...settings };
    const options = Object.entries(fixed).map(([name, value]) => `-c ${name}=${value}`);
    await control('-l', join(folder, 'log'), '-o', options.join(' '), 'start');
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }

  const createDatabase = async (name: string) => {
    await run(binary('createdb'), ['-h', folder, '-p', String(port), '-U', 'postgres', name], asServer);
    return `postgres://postgres@127.0.0.1:${port}/${name}`;
  };
  const stop = async () => {
    await control('-m', 'immediate', 'stop').catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url: await createDatabase('tungnha'), binary, createDatabase, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
