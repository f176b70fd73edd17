import { PlanInputError } from '../input-error.ts';
import { readProblem } from '../vroom/read-problem.ts';
import { joinTogether, nameTogether } from '../vroom/together.ts';
import type { VroomSolution } from '../vroom/types.ts';
import { solutionProblems } from '../vroom/validate-solution.ts';
import { modelOf } from './model.ts';
import { Search } from './search.ts';
import { writeSolution } from './write-solution.ts';

export interface PlanShiftsOptions {
  /** default 1 */
  seed?: number;
  /** ruins and recreations; with them the result depends on nothing else, unless the time ends first */
  iterations?: number;
  /** default 1,000, or none where `iterations` are given */
  timeLimitMs?: number;
  signal?: AbortSignal;
  onProgress?: (progress: PlanShiftsProgress) => void;
  /**
   * How much evenly shared work counts, 0 (default) not at all: with 1, a second of work given to a member who already
   * works as long as a member can be there on average costs a second of travel more. Also read from the problem.
   */
  fairness?: number;
  /** the clock, milliseconds; for measurements */
  now?: () => number;
}

export interface PlanShiftsProgress {
  /** 0 to 1 */
  done: number;
  /** of the best plan so far */
  unassigned: number;
  cost: number;
}

const DEFAULT_MS = 1000;
/** The page gets a turn this often. */
const TURN_MS = 40;
/** To look at the clock costs as much as some steps: there are this many between looks, and more where they are short. */
const STEPS_BETWEEN_LOOKS = 32;
const LOOK_MS = 2;

/**
 * Who calls where and when: shifts of vehicles (members on foot) over jobs (households), in VROOM's format.
 *
 * Served is first what matters most (the greatest sum of priorities), then as many as can be, then at the least cost:
 * fixed costs and travel. Times in seconds. Without matrices travel is a straight line × 1.3 at 4.5 km/h, and the
 * summary says `travel: 'straight_line'`.
 *
 * Ours beside VROOM's: vehicles with the same `together` go as one; `fairness`. A come-back date is a time window.
 *
 * @param problem  VROOM's problem; shipments and breaks' `max_load` are refused
 * @throws {PlanInputError} naming the field; the signal's reason when it is aborted
 */
export async function planShifts(problem: unknown, options: PlanShiftsOptions = {}): Promise<VroomSolution> {
  const { seed = 1, iterations, signal, onProgress, now = () => performance.now() } = options;
  checkOptions(options);
  const begin = now();
  let search: Search | null = null;
  const tell = (done: number) =>
    search && onProgress?.({ done, unassigned: search.bestAbsent(), cost: search.best.cost });
  let turn = performance.now();
  const giveWay = async (done: number) => {
    if (performance.now() - turn <= TURN_MS) return;
    tell(done);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    turn = performance.now();
  };
  const limit = options.timeLimitMs ?? (iterations === undefined ? DEFAULT_MS : Number.POSITIVE_INFINITY);
  const read = readProblem(problem);
  signal?.throwIfAborted();
  const { problem: joined, members } = joinTogether(read);
  const fairness = fairnessRate(joined, options.fairness ?? read.fairness ?? 0);
  const model = await modelOf(joined, fairness, () => giveWay(0));
  await giveWay(0);
  search = new Search(model, seed);
  const spent = () => (now() - begin) / limit;
  while (search.fill(STEPS_BETWEEN_LOOKS)) {
    if (spent() >= 1) break;
    await giveWay(0);
  }
  const most = model.jobs === 0 ? 0 : (iterations ?? Number.POSITIVE_INFINITY);
  let looked = performance.now();
  let between = STEPS_BETWEEN_LOOKS;
  for (let share = spent(), step = 0, next = between; step < most && share < 1; step++) {
    const done = iterations === undefined ? share : step / iterations;
    search.step(1 - done);
    if (step < next) continue;
    if (performance.now() - looked < LOOK_MS) between *= 2;
    next = step + between;
    share = spent();
    await giveWay(done);
    looked = performance.now();
  }
  tell(1);
  const solution = writeSolution(model, search.best);
  const problems = solutionProblems(joined, solution);
  if (problems.length > 0) throw new Error(`the plan is not valid: ${problems.join('; ')}`);
  return nameTogether(solution, members);
}

function checkOptions({ seed, iterations, timeLimitMs, fairness }: PlanShiftsOptions): void {
  const check = (value: number | undefined, field: string) => {
    if (value !== undefined && !(value >= 0))
      throw new PlanInputError('out_of_range', `options.${field}`, 'must be a number from 0');
  };
  check(seed, 'seed');
  check(iterations, 'iterations');
  check(timeLimitMs, 'timeLimitMs');
  check(fairness, 'fairness');
}

/** Cost of a second of work on top of a second already worked. */
function fairnessRate({ vehicles }: ReturnType<typeof joinTogether>['problem'], fairness: number): number {
  if (fairness === 0) return 0;
  const spans = vehicles.flatMap(({ time_window }) => (time_window ? [time_window[1] - time_window[0]] : []));
  const mean = spans.length === 0 ? 4 * 3600 : spans.reduce((sum, span) => sum + span, 0) / spans.length;
  return fairness / Math.max(1, mean);
}
