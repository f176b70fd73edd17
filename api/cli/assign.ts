/** npm run assign -- FILE [--ms N]: solves the capacitated p-median problems of an OR-Library file. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { parseOrLibrary } from '#geo/assignment/capacitated-median/or-library.ts';
import { solveCapacitatedMedian } from '#geo/assignment/capacitated-median/solve.ts';
import { PlanInputError } from '#geo/routing/input-error.ts';
import { explain } from '../explain.ts';
import { Usage } from './command.ts';

const USAGE = `npm run assign -- FILE [--ms N]
  FILE     tệp p-median có sức chứa của OR-Library / a capacitated p-median file of OR-Library
  --ms N   thời gian cho mỗi bài, mili giây, mặc định 1000 / time for each problem, milliseconds, 1000 by default
Mỗi bài một dòng / one line a problem: {"cost": …, "medians": […], "assignment": […], "ms": …}`;
const DEFAULT_MS = 1000;

// Whoever reads the lines may have had enough of them, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  const { file, ms } = readArguments(process.argv.slice(2));
  for (const { problem } of parseOrLibrary(read(file))) {
    const begin = performance.now();
    const { cost, medians, assignment } = await solveCapacitatedMedian(problem, { timeLimitMs: ms });
    console.log(JSON.stringify({ cost, medians, assignment, ms: Math.round(performance.now() - begin) }));
  }
} catch (error) {
  if (error instanceof Usage) console.error(error.message);
  else if (error instanceof PlanInputError) {
    console.error(`Tệp không dùng được: ${error.field} (${error.code}). / The file cannot be used: ${error.message}.`);
  } else console.error(explain(error));
  process.exitCode = 2;
}

function readArguments(args: string[]): { file: string; ms: number } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { ms: { type: 'string' } } });
    const ms = values.ms === undefined ? DEFAULT_MS : Number(values.ms);
    if (positionals.length !== 1 || !(ms >= 0) || values.ms === '') throw new Usage(USAGE);
    return { file: positionals[0]!, ms };
  } catch {
    throw new Usage(USAGE);
  }
}

function read(file: string): string {
  // npm runs scripts in the folder of package.json
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Usage(`Không đọc được tệp ${path} (${code}). / The file ${path} cannot be read (${code}).`);
  }
}
