import { parseArgs } from 'node:util';
import { assignHouseholds } from '#geo/assignment/assign-households.ts';
import { solveCapacitatedMedian } from '#geo/assignment/capacitated-median/solve.ts';
import { hamlets } from './assign/hamlets.ts';
import { instances } from './assign/instances.ts';
import { nearestMember } from './assign/nearest.ts';

const CLOCKS: Record<string, () => number> = {
  wall: () => performance.now(),
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};
/** Seed of hamlets that nothing was tuned on. */
const SEED = 77;

/**
 * Capacitated p-median against the best known values, and hamlets against giving each household to the nearest member.
 *
 * Options: `--ms 1000 --clock wall|cpu --only medians|hamlets`
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      ms: { type: 'string', default: '1000' },
      clock: { type: 'string', default: 'wall' },
      only: { type: 'string' },
    },
  });
  const now = CLOCKS[values.clock];
  if (!now) throw new Error('--clock is wall or cpu');
  if (values.only !== 'hamlets') await medians(Number(values.ms), now);
  if (values.only !== 'medians') await households(now);
}

async function medians(timeLimitMs: number, now: () => number): Promise<void> {
  const gaps = new Map<string, number[]>();
  console.log('instance        n     p          cost    best known    gap %     ms');
  for (const { name, group, bestKnown, problem } of instances()) {
    const begin = now();
    const { cost } = await solveCapacitatedMedian(problem, { timeLimitMs, now });
    const ms = now() - begin;
    const gap = (cost / bestKnown - 1) * 100;
    gaps.set(group, [...(gaps.get(group) ?? []), gap]);
    console.log(
      name.padEnd(12),
      String(problem.demands.length).padStart(4),
      String(problem.medians).padStart(5),
      cost.toFixed(2).padStart(13),
      bestKnown.toFixed(2).padStart(13),
      gap.toFixed(3).padStart(8),
      ms.toFixed(0).padStart(6),
    );
  }
  for (const [group, all] of gaps) {
    const mean = all.reduce((sum, gap) => sum + gap, 0) / all.length;
    console.log(
      `${group}: mean gap ${mean.toFixed(3)} %, worst ${Math.max(...all).toFixed(3)} %, ${all.length} instances`,
    );
  }
}

async function households(now: () => number): Promise<void> {
  console.log('\nhouseholds members     ms  below min  whole clusters  metres     nearest: below  whole  metres');
  for (const count of [250, 500, 1000, 3000, 10000]) {
    const task = hamlets(count, SEED);
    const begin = now();
    const { report } = await assignHouseholds(task.households, task.members);
    const ms = now() - begin;
    const nearest = nearestMember(task.households, task.members);
    console.log(
      String(count).padStart(10),
      String(task.members.length).padStart(7),
      ms.toFixed(0).padStart(6),
      String(report.members.filter((one) => one.belowMinimum !== null).length).padStart(10),
      `${report.clusters.wholeAfter}/${report.clusters.count}`.padStart(15),
      report.metresAfter!.toFixed(0).padStart(7),
      String(nearest.below).padStart(19),
      `${nearest.whole}/${report.clusters.count}`.padStart(6),
      nearest.metres.toFixed(0).padStart(7),
    );
  }
}
