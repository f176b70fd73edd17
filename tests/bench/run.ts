import { readdirSync } from 'node:fs';

/** `npm run bench -- NAME [options]`: runs `tests/bench/NAME.ts`, which exports `run(args)`. */
const HELPERS = new Set(['run', 'load', 'memory', 'cpu']);
const folder = new URL('./', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .map((file) => file.slice(0, -3))
  .filter((name) => !HELPERS.has(name));

const [name, ...args] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`);
  process.exit(2);
}
const bench = (await import(new URL(`${name}.ts`, folder).href)) as { run: (args: string[]) => Promise<void> };
await bench.run(args);
