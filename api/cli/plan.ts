/** npm run plan -- PROBLEM.json [--ms N] [--threads N]: a problem in VROOM's format, its solution on stdout. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PlanInputError } from '#geo/routing/input-error.ts';
import { planShifts } from '#geo/routing/shifts/plan-shifts.ts';
import { readProblem } from '#geo/routing/vroom/read-problem.ts';
import { joinTogether, nameTogether } from '#geo/routing/vroom/together.ts';
import { readConfig } from '../config.ts';
import { explain } from '../explain.ts';
import { planInThreads } from '../plans/plan-threads.ts';
import { PlannerError, planAt } from '../plans/planner-url.ts';
import { Usage } from './command.ts';
import { explainPlan } from './plan-errors.ts';

const USAGE = `npm run plan -- PROBLEM.json [--ms N] [--threads N]
  --ms N        thời gian tính, mili giây, mặc định 1000 / time to compute, milliseconds, 1000 by default
  --threads N   số luồng, mặc định 1 / threads, 1 by default
  PLANNER_URL   máy chủ VROOM tính thay / a VROOM server that plans instead`;
const MOST_THREADS = 64;

try {
  const { file, ms, threads } = readArguments(process.argv.slice(2));
  const problem = read(file);
  const { plannerUrl } = readConfig();
  console.log(JSON.stringify(await solve(problem, ms, threads, plannerUrl)));
} catch (error) {
  if (error instanceof PlanInputError) console.error(explainPlan(error));
  else console.error(error instanceof Usage || error instanceof PlannerError ? error.message : explain(error));
  process.exitCode = 2;
}

async function solve(problem: unknown, ms: number, threads: number, plannerUrl: string | undefined) {
  // bad input is told here, whoever plans
  const { problem: joined, members } = joinTogether(readProblem(problem));
  if (plannerUrl !== undefined) return nameTogether(await planAt(plannerUrl, joined, ms), members);
  return threads === 1 ? planShifts(problem, { timeLimitMs: ms }) : planInThreads(problem, ms, threads);
}

function readArguments(args: string[]): { file: string; ms: number; threads: number } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ms: { type: 'string', default: '1000' }, threads: { type: 'string', default: '1' } },
    });
    const [ms, threads] = [Number(values.ms), Number(values.threads)];
    const sound = /^\d+$/.test(values.ms) && /^\d+$/.test(values.threads) && threads >= 1 && threads <= MOST_THREADS;
    if (positionals.length !== 1 || !sound) throw new Usage(USAGE);
    return { file: positionals[0]!, ms, threads };
  } catch {
    throw new Usage(USAGE);
  }
}

function read(file: string): unknown {
  // npm runs scripts in the folder of package.json
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Usage(`Không đọc được tệp ${path}. / Cannot read the file ${path}.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PlanInputError('not_json', file, `is not JSON (${(error as Error).message})`);
  }
}
