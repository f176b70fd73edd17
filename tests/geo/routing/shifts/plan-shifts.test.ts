import { test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { planShifts } from '#geo/routing/shifts/plan-shifts.ts';
import type { TimeWindow, VroomProblem } from '#geo/routing/vroom/types.ts';
import { solutionProblems } from '#geo/routing/vroom/validate-solution.ts';
import { hamlet } from '#tests/bench/shifts/hamlets.ts';
import { bruteForce } from './brute-force.ts';
import { roughProblem, smallProblem } from './problems.ts';

describe('against trying everything', () => {
  property.prop([smallProblem], { numRuns: 150, seed: 7 })('the best, and no violation', async (problem) => {
    const solution = await planShifts(problem, { iterations: 1500 });
    expect(solutionProblems(problem, solution)).toEqual([]);
    const { priority, served, cost } = bruteForce(problem);
    expect({
      priority: solution.summary.priority,
      served: problem.jobs.length - solution.summary.unassigned,
      cost: solution.summary.cost,
    }).toEqual({ priority, served, cost });
  });
});

property.prop([roughProblem], { numRuns: 300, seed: 7 })(
  'ways without sense and days without an end: a plan that can be kept',
  async (problem) => {
    expect(solutionProblems(problem, await planShifts(problem, { iterations: 200 }))).toEqual([]);
  },
);

test('a break that the last job would make impossible is not missed, though the day has no end', async () => {
  const { unassigned } = await planShifts(
    {
      jobs: [{ id: 1, location_index: 0, service: 500, time_windows: [[0, 300]] }],
      vehicles: [{ id: 1, end_index: 0, breaks: [{ id: 1, time_windows: [[60, 250]], service: 800 }] }],
      matrices: { car: { durations: [[0]] } },
    },
    { iterations: 20 },
  );
  expect(unassigned).toHaveLength(1);
});

describe('an evening in a hamlet', () => {
  const problem = hamlet(21);

  test('same seed and iterations, same plan', async () => {
    const plan = (seed: number) => planShifts(problem, { seed, iterations: 200 });
    expect(await plan(3)).toEqual(await plan(3));
    expect(await plan(3)).not.toEqual(await plan(4));
  });

  test('a second window of a break, long after everybody is home, changes nothing', async () => {
    const after: TimeWindow = [2 * 86_400, 2 * 86_400 + 3_600];
    const vehicles = problem.vehicles.map((vehicle) => ({
      ...vehicle,
      ...(vehicle.breaks && {
        breaks: vehicle.breaks.map((pause) => ({ ...pause, time_windows: [...pause.time_windows!, after] })),
      }),
    }));
    expect(vehicles).not.toEqual(problem.vehicles);
    const plan = (some: VroomProblem) => planShifts(some, { iterations: 1000 });
    expect(await plan({ ...problem, vehicles })).toEqual(await plan(problem));
  });

  test('more time serves more of what matters', async () => {
    const priority = async (iterations: number) => (await planShifts(problem, { iterations })).summary.priority;
    expect(await priority(3000)).toBeGreaterThan(await priority(0));
  });

  test('ends in time, tells its progress, can be aborted', async () => {
    const told: number[] = [];
    const begin = performance.now();
    await planShifts(problem, { timeLimitMs: 200, onProgress: ({ done }) => told.push(done) });
    expect(performance.now() - begin).toBeLessThan(2000);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    const stop = new AbortController();
    const aborted = planShifts(problem, { timeLimitMs: 20_000, signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 50);
    await expect(aborted).rejects.toThrow('enough');
  });
});

describe('what is asked beside', () => {
  const line = (count: number) =>
    Array.from({ length: count }, (_, i) => Array.from({ length: count }, (_, j) => 60 * Math.abs(i - j)));
  const jobs = Array.from({ length: 8 }, (_, i) => ({ id: i + 1, location_index: i + 1, service: 600 }));
  const vehicles = [1, 2].map((id) => ({ id, start_index: 0, end_index: 0, time_window: [0, 20_000] }));

  test('fairness shares the work', async () => {
    const spread = async (fairness: number) => {
      const { routes } = await planShifts(
        { jobs, vehicles, matrices: { car: { durations: line(9) } } },
        { iterations: 500, fairness },
      );
      const work = [0, 1].map((k) => (routes[k] ? routes[k].service + routes[k].duration : 0));
      return Math.abs(work[0]! - work[1]!);
    };
    expect(await spread(0)).toBeGreaterThan(4000);
    expect(await spread(20)).toBeLessThan(1000);
  });

  test('a fixed cost keeps members at home', async () => {
    const problem = (fixed: number, per_hour: number) => ({
      jobs,
      vehicles: vehicles.map((vehicle) => ({
        ...vehicle,
        start_index: vehicle.id === 1 ? 0 : 8,
        end_index: vehicle.id === 1 ? 0 : 8,
        costs: { fixed, per_hour },
      })),
      matrices: { car: { durations: line(9) } },
    });
    expect((await planShifts(problem(0, 3600), { iterations: 500 })).summary.routes).toBe(2);
    expect((await planShifts(problem(100_000, 3600), { iterations: 500 })).summary.routes).toBe(1);
  });

  test('those together have the skills of both and the time of both', async () => {
    const solution = await planShifts(
      {
        jobs: [{ id: 1, location_index: 1, skills: [1, 2], service: 60 }],
        vehicles: [
          { id: 7, start_index: 0, skills: [1], time_window: [0, 1000], together: 'an' },
          { id: 8, start_index: 0, skills: [2], time_window: [500, 2000], together: 'an' },
        ],
        matrix: line(2),
      },
      { iterations: 10 },
    );
    expect(solution.routes).toHaveLength(1);
    expect(solution.routes[0]).toMatchObject({ vehicle: 7, together: [7, 8] });
    expect(solution.routes[0]!.steps[0]!.arrival).toBeGreaterThanOrEqual(500);
  });

  test('waits at home, not at the first door', async () => {
    const solution = await planShifts(
      { jobs: [{ id: 1, location_index: 1, time_windows: [[5000, 6000]] }], vehicles: [vehicles[0]], matrix: line(2) },
      { iterations: 10 },
    );
    expect(solution.routes[0]!.steps[0]!.arrival).toBe(4940);
    expect(solution.summary.waiting_time).toBe(0);
  });

  test('time that ends while the first plan is made ends it', async () => {
    const many = Array.from({ length: 400 }, (_, i) => ({ id: i, location_index: 0 }));
    const members = [{ id: 1, start_index: 0 }];
    let clock = 0;
    const { summary } = await planShifts(
      { jobs: many, vehicles: members, matrix: line(1) },
      { timeLimitMs: 4, now: () => clock++ },
    );
    expect(summary.unassigned).toBeGreaterThan(200);
    expect(summary.unassigned).toBeLessThan(400);
    const whole = await planShifts({ jobs: many, vehicles: members, matrix: line(1) }, { iterations: 0 });
    expect(whole.summary.unassigned).toBe(0);
  });

  test('no jobs, no routes', async () => {
    const solution = await planShifts({ jobs: [], vehicles: [vehicles[0]], matrix: line(1) });
    expect(solution).toMatchObject({ code: 0, routes: [], unassigned: [] });
  });
});
