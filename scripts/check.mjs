// npm run check: everything that can be said about the code without running it. Says all of it, then fails if anything failed.
import { spawn } from 'node:child_process';

const binary = (name) => ['node', [`node_modules/${name}`]];
const script = (name) => ['node', ['--import', 'tsx', `scripts/check/${name}.ts`]];
const withArgs = ([command, args], ...rest) => [command, [...args, ...rest]];

const STEPS = [
  ['types', withArgs(binary('typescript/bin/tsc'), '--noEmit')],
  ['Biome', withArgs(binary('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.')],
  ['import directions', script('imports')],
  ['unused code', withArgs(binary('knip/bin/knip.js'), '--no-progress')],
  ['catalogues', script('catalogues')],
  ['left undone', script('undone')],
];

/** Runs one step and collects what it says. */
function run([name, [command, args]]) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', (error) => resolve({ name, ok: false, said: error.message, ms: 0 }));
    child.on('close', (code) => resolve({ name, ok: code === 0, said, ms: Date.now() - started }));
  });
}

const wanted = process.argv.slice(2);
const steps = STEPS.filter(([name]) => wanted.length === 0 || wanted.includes(name));
if (steps.length === 0) {
  console.error(`No such step. There are: ${STEPS.map(([name]) => `"${name}"`).join(', ')}`);
  process.exit(2);
}
let failed = 0;
for (const step of steps) {
  const { name, ok, said, ms } = await run(step);
  console.log(`${ok ? '✓' : '✗'} ${name} (${(ms / 1000).toFixed(1)} s)`);
  if (!ok) {
    failed += 1;
    console.log(said.trimEnd().replace(/^/gm, '    '));
  }
}
process.exit(failed > 0 ? 1 : 0);
