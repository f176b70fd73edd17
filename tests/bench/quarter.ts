import { parseArgs } from 'node:util';
import { planQuarter } from '#geo/quarter/index.ts';
import { demoInputs } from './quarter/demo-input.ts';
import { wholeQuarter } from './quarter/whole.ts';
import { simulatedYear } from './quarter/year.ts';

const RANGE = { from: '2027-01-01', to: '2027-03-31' };

/**
 * The quarter's plan of all hamlets of the demo, one after the other: growth with the number of households.
 * `--whole`: clusters, assignments and all plans of a commune in one run, along its lanes.
 * `--year`: a simulated year beside three ways people plan today, all with two activity days a week at most.
 *
 * Options: `--sizes 250,1000,3000,10000 --iterations 3000 --seed 1 --clock wall|cpu`;
 * with `--whole`: `--households 3000`; with `--year`: `--households 3000 --iterations 300 --json FILE --svg FILE`
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '250,1000,3000,10000' },
      households: { type: 'string', default: '3000' },
      iterations: { type: 'string' },
      seed: { type: 'string', default: '1' },
      clock: { type: 'string', default: 'wall' },
      year: { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
      json: { type: 'string' },
      svg: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  if (values.year) {
    const iterations = Number(values.iterations ?? 300);
    const { json = null, svg = null } = values;
    await simulatedYear({ households: Number(values.households), seed, iterations, json, svg });
    return;
  }
  const now = values.clock === 'cpu' ? cpuMilliseconds : () => performance.now();
  if (values.whole) {
    await wholeQuarter(Number(values.households), RANGE, seed, now);
    return;
  }
  const iterations = values.iterations === undefined ? undefined : Number(values.iterations);
  console.log(
    'households  hamlets  ms in all  ms a hamlet  slowest  norms met  flagged  mean days  last day  own faces',
  );
  for (const size of values.sizes.split(',').map(Number)) {
    const inputs = demoInputs(size, RANGE, seed);
    const times: number[] = [];
    let [met, norms, flagged, days, last, own] = [0, 0, 0, 0, 0, 0];
    for (const input of inputs) {
      const begun = now();
      const plan = await planQuarter(input, { seed, ...(iterations === undefined ? {} : { iterations }) });
      times.push(now() - begun);
      met += plan.norms.filter((norm) => norm.met).length;
      norms += plan.norms.length;
      const here = input.households.filter((one) => one.flagged).length;
      flagged += here;
      days += (plan.report.meanDaysToFlagged ?? 0) * here;
      last = Math.max(
        last,
        (Date.parse(plan.report.lastFlaggedOn ?? RANGE.from) - Date.parse(RANGE.from)) / 86_400_000,
      );
      own += (plan.report.byMemberInCharge ?? 0) / inputs.length;
    }
    const total = times.reduce((sum, time) => sum + time, 0);
    console.log(
      String(size).padStart(10),
      String(inputs.length).padStart(8),
      total.toFixed(0).padStart(10),
      (total / inputs.length).toFixed(0).padStart(12),
      Math.max(...times)
        .toFixed(0)
        .padStart(8),
      `${met}/${norms}`.padStart(10),
      String(flagged).padStart(8),
      (days / flagged).toFixed(2).padStart(10),
      String(last).padStart(9),
      `${(own * 100).toFixed(0)} %`.padStart(10),
    );
  }
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
