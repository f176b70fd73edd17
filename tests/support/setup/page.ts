import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { preparedFolder } from '../demo_data.ts';
import { startProcess } from '../server.ts';

const BUILT = 'dist/web/index.html';
const SOURCES = ['web', 'geo', 'api', 'vite.config.ts', 'package-lock.json'];

/** Before the browser tests: the page built as it is served, and a server with the demo, its address in `TEST_PAGE_URL`. */
export default async function setup(): Promise<() => Promise<void>> {
  buildPage();
  const folder = await preparedFolder();
  const server = await startProcess({ env: { DATA_DIR: folder } });
  process.env.TEST_PAGE_URL = server.url;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
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
