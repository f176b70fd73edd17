import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { clockOf } from './order/clock.ts';
import { optima, readInstance, TUNED_ON } from './order/instances.ts';
import { replan } from './order/replan.ts';

interface Row {
  name: string;
  size: number;
  kind: string;
  gap: number;
  ms: number;
  tuned: boolean;
}

/** Classes of the goal: up to so many stops, in so much time; and what VROOM 1.14 leaves there on TSPLIB's instances. */
const CLASSES = [
  { name: 'up to 200 stops', most: 200, ms: 200, goal: 0.5, vroom: '2.4 %' },
  { name: '201 to 1,002 stops', most: 1002, ms: 1000, goal: 2, vroom: '3.1 %' },
];

/**
 * Gaps to the optimum on TSPLIB's instances of up to 1,002 stops, each solved once in a process of its own (so with a
 * cold compiler), the time from the parsed file to the answer; then the re-planning of 60 stops.
 *
 * Options: `--clock cpu` counts the process's time instead of the wall clock's, `--only REGEX`, `--seed N`
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      clock: { type: 'string', default: 'wall' },
      only: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
    },
  });
  const rows: Row[] = [];
  console.log('instance      kind  stops    optimum       length    gap %     ms  tuned on');
  const sizes = [...optima()]
    .filter(([file]) => new RegExp(values.only).test(file))
    .map(([file, optimum]) => ({ file, optimum, size: readInstance(file).size }))
    .sort((a, b) => a.size - b.size);
  for (const { file, optimum, size } of sizes) {
    const [name, kind] = file.split('.') as [string, string];
    const { ms } = CLASSES.find(({ most }) => size <= most)!;
    const { cost, ms: spent } = solve(file, ms, values.clock, values.seed);
    const row = { name, kind, size, gap: (cost / optimum - 1) * 100, ms: spent, tuned: TUNED_ON.has(name) };
    rows.push(row);
    console.log(
      name.padEnd(12),
      kind.padStart(5),
      String(size).padStart(6),
      String(optimum).padStart(10),
      String(cost).padStart(12),
      row.gap.toFixed(3).padStart(8),
      spent.toFixed(0).padStart(6),
      row.tuned ? '   *' : '',
    );
  }
  console.log();
  const symmetric = rows.filter(({ kind }) => kind === 'tsp');
  let least = 0;
  for (const { name, most, ms, goal, vroom } of CLASSES) {
    const of = symmetric.filter(({ size }) => size > least && size <= most);
    least = most;
    console.log(`${name}, ${ms} ms: ${summary(of)}; goal ${goal} %, VROOM 1.14 ${vroom}`);
    console.log(`  not tuned on: ${summary(of.filter(({ tuned }) => !tuned))}`);
  }
  console.log(`costs by direction (ATSP): ${summary(rows.filter(({ kind }) => kind === 'atsp'))}`);
  await replan(clockOf(values.clock));
}

function solve(file: string, ms: number, clock: string, seed: string): { cost: number; ms: number } {
  const script = fileURLToPath(new URL('order/solve.ts', import.meta.url));
  const out = execFileSync(process.execPath, ['--import', 'tsx', script, file, String(ms), clock, seed]);
  return JSON.parse(out.toString()) as { cost: number; ms: number };
}

function summary(rows: Row[]): string {
  if (rows.length === 0) return 'none';
  const gaps = rows.map(({ gap }) => gap);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const optimal = gaps.filter((gap) => gap < 1e-9).length;
  const slowest = Math.max(...rows.map(({ ms }) => ms));
  return `mean gap ${mean.toFixed(3)} %, worst ${Math.max(...gaps).toFixed(2)} %, ${optimal} of ${rows.length} optimal, longest ${slowest.toFixed(0)} ms`;
}
