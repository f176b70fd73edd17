// node scripts/test-nodes.mjs [22 24]: type check and API tests on other versions of Node, each fetched as the npm
// package `node` into .cache; ends with "N passed, N failed" over all of them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, resolve } from 'node:path';
import './support/prepare.mjs';

const versions = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['22', '24'];
let passed = 0;
let failed = 0;

/** The program of a version of Node, fetched where it is not there yet. */
function fetchNode(version) {
  const home = resolve('.cache', `node-${version}`);
  const program = resolve(home, 'node_modules/node/bin/node');
  if (!existsSync(program)) {
    mkdirSync(home, { recursive: true });
    const args = ['install', '--prefix', home, '--no-save', '--no-audit', '--no-fund', `node@${version}`];
    spawnSync('npm', args, { stdio: 'inherit' });
  }
  return existsSync(program) ? program : null;
}

for (const version of versions) {
  const node = fetchNode(version);
  if (node === null) {
    console.log(`✗ Node ${version} could not be fetched`);
    failed += 1;
    continue;
  }
  console.log(`\nNode ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}`);
  const types = spawnSync(node, ['node_modules/typescript/bin/tsc', '--noEmit'], { stdio: 'inherit' });
  if (types.status === 0) passed += 1;
  else failed += 1;

  // First on the path, so that the processes the tests start are of this version too.
  const env = { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH };
  const args = ['scripts/test.mjs', '--project', 'api-postgres', '--project', 'api-embedded'];
  const { stdout } = spawnSync(node, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  process.stdout.write(stdout);
  const counted = /^(\d+) passed, (\d+) failed$/m.exec(stdout);
  passed += Number(counted?.[1] ?? 0);
  failed += Number(counted?.[2] ?? 1);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
