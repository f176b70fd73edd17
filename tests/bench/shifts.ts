import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { planShifts } from '#geo/routing/shifts/plan-shifts.ts';
import { hamlet } from './shifts/hamlets.ts';
import { chaoInstances, type Instance, solomonInstances } from './shifts/instances.ts';

interface Row {
  name: string;
  gap: number;
  reached: number;
  tuned: boolean;
}

/** Settings were chosen on these; the others are told apart. */
const TUNED_ON = { solomon: /^(R1|C2|RC2).[02468]$/, hamlet: /^h0[1-6]$/, orienteering: /^p4\.2/ };
/** The number of Chao's instances is 200: every third. */
const EVERY = 3;

/**
 * Shifts on public instances and on hamlets of our own.
 *
 * Solomon: distance, times and distances × 10 with distances cut to one decimal, against the optimum of that convention.
 * Hamlets: share of the best-known sum of priorities missed. Orienteering: share of the best-known score missed.
 *
 * Options: `--only solomon|hamlet|orienteering --ms N --clock cpu --seed N --all --raise` (`--all`: all of
 * Chao's instances; `--raise`: what is found on hamlets beyond the best-known is kept as the best-known)
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      ms: { type: 'string' },
      clock: { type: 'string', default: 'wall' },
      seed: { type: 'string', default: '1' },
      all: { type: 'boolean', default: false },
      raise: { type: 'boolean', default: false },
    },
  });
  const now = values.clock === 'cpu' ? cpuMilliseconds : () => performance.now();
  const wanted = (name: string) => values.only === undefined || values.only === name;
  const limit = (usual: number) => (values.ms === undefined ? usual : Number(values.ms));
  const seed = Number(values.seed);
  // the first one is not to pay for compiling
  await planShifts(hamlet(99), { timeLimitMs: 300 });
  if (wanted('solomon')) {
    const rows = await measure('solomon', solomonInstances(), limit(1500), seed, now, distanceGap);
    report(
      'Solomon, distance above the optimum',
      rows,
      'goal 1.5 %; VROOM 1.14 1.63 % in 1.9 s (exploration 5)',
      TUNED_ON.solomon,
    );
  }
  if (wanted('hamlet')) {
    const rows = await measure('hamlet', hamletInstances(), limit(1000), seed, now, scoreGap);
    if (values.raise) raiseBest(rows);
    report('Hamlets, priorities missed', rows, 'goal 0.4 %; VROOM 1.14 0.38 % (exploration 5)', TUNED_ON.hamlet);
  }
  if (wanted('orienteering')) {
    const instances = chaoInstances().filter((_, i) => values.all || i % EVERY === 0);
    const rows = await measure('orienteering', instances, limit(1000), seed, now, scoreGap);
    report('Team orienteering, scores missed', rows, 'goal 1.5 %', TUNED_ON.orienteering);
  }
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const BEST = new URL('./instances/hamlets/best.json', import.meta.url);
const bestKnown = () => JSON.parse(readFileSync(BEST, 'utf8')) as Record<string, number>;

/** How the best-known were found: instances/hamlets/SOURCES.md. */
function hamletInstances(): Instance[] {
  const best = bestKnown();
  return Object.entries(best).map(([name, value]) => ({ name, best: value, problem: hamlet(Number(name.slice(1))) }));
}

/** A best-known value only ever rises. */
function raiseBest(rows: Row[]): void {
  const best = bestKnown();
  for (const { name, reached } of rows) best[name] = Math.max(best[name]!, reached);
  writeFileSync(BEST, `${JSON.stringify(best, null, 2)}\n`);
}

type Gap = (summary: { cost: number; unassigned: number; priority: number }, best: number) => number;
const distanceGap: Gap = ({ cost, unassigned }, best) =>
  unassigned > 0 ? Number.POSITIVE_INFINITY : (cost / best - 1) * 100;
const scoreGap: Gap = ({ priority }, best) => (1 - priority / best) * 100;

async function measure(
  kind: keyof typeof TUNED_ON,
  instances: Instance[],
  timeLimitMs: number,
  seed: number,
  now: () => number,
  gapOf: Gap,
): Promise<Row[]> {
  const rows: Row[] = [];
  console.log(`\ninstance  jobs   best-known      reached  unassigned   gap %     ms  tuned on`);
  for (const { name, problem, best } of instances) {
    const begin = now();
    const { summary } = await planShifts(problem, { timeLimitMs, seed, now });
    const reached = kind === 'solomon' ? summary.cost : summary.priority;
    const row = { name, gap: gapOf(summary, best), reached, tuned: TUNED_ON[kind].test(name) };
    rows.push(row);
    console.log(
      name.padEnd(9),
      String(problem.jobs.length).padStart(4),
      String(best).padStart(12),
      String(reached).padStart(12),
      String(summary.unassigned).padStart(11),
      row.gap.toFixed(3).padStart(7),
      (now() - begin).toFixed(0).padStart(6),
      row.tuned ? '*' : '',
    );
  }
  return rows;
}

function report(title: string, rows: Row[], anchor: string, tuned: RegExp): void {
  const line = (name: string, some: Row[]) => {
    if (some.length === 0) return;
    const mean = some.reduce((sum, { gap }) => sum + gap, 0) / some.length;
    const worst = Math.max(...some.map(({ gap }) => gap));
    console.log(
      name.padEnd(28),
      String(some.length).padStart(4),
      `${mean.toFixed(3)} %`.padStart(10),
      `${worst.toFixed(3)} %`.padStart(10),
    );
  };
  console.log(`\n${title} (${anchor})\nclass                        many       mean      worst`);
  for (const name of new Set(rows.map((row) => classOf(row.name))))
    line(
      name,
      rows.filter((row) => classOf(row.name) === name),
    );
  line(
    `tuned on (${tuned.source})`,
    rows.filter((row) => row.tuned),
  );
  line(
    'the others',
    rows.filter((row) => !row.tuned),
  );
  line('all', rows);
}

const classOf = (name: string) => /^(h|p\d|[RC]+\d)/.exec(name)?.[1] ?? name;
