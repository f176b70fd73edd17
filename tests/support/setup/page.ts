import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { preparedFolder } from '../demo_data.ts';
import { type ServerProcess, startProcess } from '../server.ts';

const BUILT = 'dist/web/index.html';
const SOURCES = ['web', 'geo', 'api', 'vite.config.ts', 'package-lock.json'];

/**
 * Before the browser tests: the page built as it is served, and for each worker a server with the demo of its own, their
 * addresses in `TEST_PAGE_URLS` in the order of the workers: what one file changes, no other file sees while it runs.
 */
export default async function setup({ config }: TestProject): Promise<() => Promise<void>> {
  buildPage();
  const opened: { server: ServerProcess; folder: string }[] = [];
  const close = async () => {
    for (const { server, folder } of opened) {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  };
  try {
    for (let worker = 0; worker < Number(config.maxWorkers); worker += 1) {
      const folder = await preparedFolder();
      opened.push({ server: await startProcess({ env: { DATA_DIR: folder } }), folder });
    }
  } catch (error) {
    await close();
    throw error;
  }
  process.env.TEST_PAGE_URLS = opened.map(({ server }) => server.url).join(' ');
  return close;
}

/** Builds the page where a source is younger than it. */
function buildPage(): void {
  const built = existsSync(BUILT) ? statSync(BUILT).mtimeMs : 0;
  if (SOURCES.every((source) => lastChange(source) < built)) return;
  execFileSync('node', ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' }, // the test runner's own would build React for development
  });
}

/** Youngest modification under a path, milliseconds; 0 where there is nothing. */
function lastChange(path: string): number {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => lastChange(join(path, name))));
}
