import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { ImportError } from '#api/imports/errors.ts';
import { understandApart } from '#api/imports/isolate.ts';
import { corpus } from '#tests/api/imports/hostile/corpus.ts';
import { options } from '#tests/api/imports/workbooks.ts';
import { watchMemory } from './memory.ts';

const MOST = { seconds: 60, megabytes: 1_024 };

/**
 * Every hostile file of the tests in a thread of its own, as the server reads it: what comes of it, how long it takes,
 * memory above idle, and how long others would wait meanwhile (the longest pause of the main thread).
 *
 * Options: `--name PART`
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { name: { type: 'string', default: '' } } });
  const memory = watchMemory(process.pid);
  const files = corpus.filter(({ name }) => name.includes(values.name));
  let bad = 0;
  console.log('      ms  peak MB  others ms  outcome');
  for (const { name, make, outcome } of files) {
    const bytes = make();
    globalThis.gc?.();
    memory.reset();
    const pauses = monitorEventLoopDelay({ resolution: 5 });
    pauses.enable();
    const start = performance.now();
    const got = await understandApart(bytes, options).then(
      ({ rows }) => `rows ${rows.length}`,
      (error: unknown) => (error instanceof ImportError ? error.code : `FAULT ${String(error)}`),
    );
    const ms = performance.now() - start;
    pauses.disable();
    const megabytes = memory.aboveIdle() ?? 0;
    const fine =
      outcome.split('|').some((expected) => got.startsWith(expected)) &&
      ms < MOST.seconds * 1000 &&
      megabytes < MOST.megabytes;
    if (!fine) bad += 1;
    console.log(
      `${ms.toFixed(0).padStart(8)} ${megabytes.toFixed(0).padStart(8)} ${(pauses.max / 1e6).toFixed(0).padStart(10)}  ${fine ? '' : '! '}${got.padEnd(20)} ${name}`,
    );
  }
  memory.stop();
  console.log(`${files.length} files, ${bad} not as they should be`);
}
