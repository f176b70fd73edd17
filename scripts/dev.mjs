// npm run dev: the API, restarted at each change, and the page, changed in place. Both end together.
import { spawn } from 'node:child_process';
import { bringPackages } from './support/machine.mjs';

bringPackages();

const parts = [
  ['node', ['--watch-path=api', '--watch-path=geo', '--watch-preserve-output', '--import', 'tsx', 'api/main.ts']],
  ['node', ['node_modules/vite/bin/vite.js']],
].map(([command, args]) => spawn(command, args, { stdio: 'inherit' }));

let ending = false;
/** Ends both parts; whoever ends first takes the other along. */
function end(code) {
  if (ending) return;
  ending = true;
  for (const part of parts) part.kill('SIGTERM');
  process.exitCode = code;
}
for (const part of parts) part.once('exit', (code) => end(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end(0));
