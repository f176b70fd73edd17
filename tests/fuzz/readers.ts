/**
 * Damaged files for all readers, in a thread as in production: `node --import tsx tests/fuzz/readers.ts --minutes 10
 * --seed 1`. Tells crashes, hangs, memory and errors that are not clear, each with the seed that makes it again:
 * `--seed N --only` reads that one file, `--save FILE` keeps it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { soundRows, soundText, soundWorkbook, withSheet } from '#tests/api/imports/hostile/parts.ts';
import { utf8 } from '#tests/api/imports/workbooks.ts';
import { mutate, randomFrom } from './mutations.ts';
import type { Outcome } from './reader.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    only: { type: 'boolean', default: false },
    save: { type: 'string' },
  },
});
const HANG_MS = 60_000;
const SLOW_MS = 15_000;
const HEAP = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 };
const MEGABYTES_ALLOWED = 1_024;

const folder = new URL('../api/imports/files/', import.meta.url);
const seeds: [name: string, bytes: Uint8Array][] = [
  ...readdirSync(folder)
    .filter((name) => /\.(gpkg|gpx|kml|kmz|ods|xls|zip|csv|geojson)$/.test(name))
    .map((name): [string, Uint8Array] => [name, new Uint8Array(readFileSync(new URL(name, folder)))]),
  ['made.xlsx', soundWorkbook()],
  ['inline.xlsx', withSheet(soundRows)],
  ['made.csv', utf8(soundText)],
  ['utf16.csv', new Uint8Array(Buffer.from(`\ufeff${soundText}`, 'utf16le'))],
];

/** The damaged file of a seed. */
function fileOf(seed: number): { name: string; bytes: Uint8Array } {
  const random = randomFrom(seed);
  const [name, bytes] = seeds[random(seeds.length)]!;
  const other = seeds[random(seeds.length)]![1];
  return { name, bytes: mutate(bytes, random, other) };
}

let worker: Worker | null = null;
const start = () => new Worker(new URL('./thread.mjs', import.meta.url), { execArgv: [], resourceLimits: HEAP });

/** Reads in a thread that is kept while it lives. */
async function read(bytes: Uint8Array): Promise<Outcome | { died: string }> {
  worker ??= start();
  const reader = worker;
  let timer: NodeJS.Timeout | undefined;
  const outcome = await new Promise<Outcome | { died: string }>((resolve) => {
    timer = setTimeout(() => resolve({ died: `no answer in ${HANG_MS / 1000} s` }), HANG_MS);
    reader.once('message', resolve);
    // What memory does not suffice for is told as too large in production; here it is told, too.
    reader.once('error', (error: NodeJS.ErrnoException) => resolve({ died: `${error.code} ${error.message}` }));
    reader.once('exit', (code) => resolve({ died: `ended with ${code}` }));
    reader.postMessage(bytes);
  });
  clearTimeout(timer);
  for (const event of ['message', 'error', 'exit']) reader.removeAllListeners(event);
  if ('died' in outcome) {
    worker = null;
    reader.on('error', () => undefined);
    void reader.terminate(); // deep in one long step it ends only after it
  }
  return outcome;
}

const counts = new Map<string, number>();
const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
const until = Date.now() + Number(values.minutes) * 60_000;
let [files, found, slowest, mostMegabytes] = [0, 0, 0, 0];
await read(utf8(soundText));
const idle = process.memoryUsage().rss;
for (let seed = Number(values.seed); Date.now() < until; seed++) {
  const { name, bytes } = fileOf(seed);
  if (values.save) writeFileSync(values.save, bytes);
  const began = performance.now();
  const outcome = await read(bytes);
  const ms = performance.now() - began;
  const megabytes = (process.memoryUsage().rss - idle) / 1_048_576;
  files += 1;
  slowest = Math.max(slowest, ms);
  mostMegabytes = Math.max(mostMegabytes, megabytes);
  count('rows' in outcome ? 'rows' : 'code' in outcome ? outcome.code : 'fault');
  const wrong =
    'fault' in outcome
      ? outcome.fault
      : 'died' in outcome
        ? outcome.died
        : ms > SLOW_MS
          ? `${Math.round(ms)} ms`
          : megabytes > MEGABYTES_ALLOWED
            ? `${Math.round(megabytes)} MB above idle`
            : null;
  if (wrong !== null) {
    found += 1;
    console.log(`seed ${seed}, ${name}, ${bytes.length} bytes: ${wrong}`);
  }
  if (values.only) {
    console.log(name, bytes.length, 'bytes', JSON.stringify(outcome), Math.round(ms), 'ms');
    break;
  }
}
await (worker as Worker | null)?.terminate();
console.log(
  `${files} files, ${found} findings; slowest ${Math.round(slowest)} ms, most ${Math.round(mostMegabytes)} MB above idle`,
);
console.log(
  [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([what, n]) => `${what} ${n}`)
    .join(', '),
);
process.exitCode = found > 0 ? 1 : 0;
