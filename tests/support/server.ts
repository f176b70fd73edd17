import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TSX = ['--import', 'tsx'];

/** The application as users run it: a process of its own, reached over HTTP. */
export interface ServerProcess {
  url: string;
  /** Ends it as a person would, and waits until it is gone. */
  stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
  /** What it has written so far. */
  log: () => string;
}

export interface ServerOptions {
  /** the environment beside the machine's own */
  env: Record<string, string>;
  /** how long it may take to answer, milliseconds */
  patienceMs?: number;
}

/** A data folder of one's own, and how to be rid of it. */
export function dataFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'tn-data-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A port nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/**
 * Starts `api/main.ts` on a free port and waits until it answers.
 *
 * @throws Error with what the process wrote, where it ends or stays silent
 */
export async function startProcess({ env, patienceMs = 120_000 }: ServerOptions): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn('node', [...TSX, 'api/main.ts'], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };

  const deadline = Date.now() + patienceMs;
  while (!(await isHealthy(url))) {
    if (hasEnded(child)) throw new Error(`the server ended before it answered:\n${said}`);
    if (Date.now() > deadline) {
      await end('SIGKILL');
      throw new Error(`the server did not answer in ${patienceMs} ms:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, stop: () => end('SIGTERM'), kill: () => end('SIGKILL'), log: () => said };
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const isHealthy = (url: string): Promise<boolean> =>
  fetch(`${url}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  );
