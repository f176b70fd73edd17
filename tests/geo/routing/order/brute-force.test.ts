import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { orderStops } from '#geo/routing/order/order-stops.ts';
import { bestOf, judge } from './support/brute-force.ts';
import { timed, untimed } from './support/problems.ts';

describe('against all orders of a few stops', () => {
  test.prop([untimed(1, 7)], { numRuns: 150 })('a few stops are ordered at the least cost', async (problem) => {
    const { order, cost } = await orderStops(problem.costs, { ...problem.options, kind: 'matrix' });
    expect(cost).toBe(bestOf(problem.costs, problem.options).cost);
    expect(judge(order, problem.costs, problem.options).cost).toBe(cost);
  });

  test.prop([untimed(7, 8)], { numRuns: 60 })('the search for many stops finds the same', async (problem) => {
    const { cost } = await orderStops(problem.costs, { ...problem.options, iterations: 400 }, { exactUpTo: 0 });
    expect(cost).toBe(bestOf(problem.costs, problem.options).cost);
  });

  test.prop([timed(2, 7)], { numRuns: 100 })(
    'under a timetable lateness is least, and then cost',
    async ({ costs, options }) => {
      const result = await orderStops(costs, { ...options, kind: 'matrix' });
      const judged = judge(result.order, costs, options);
      expect(judged).toEqual(bestOf(costs, options));
      const told = (result.late ?? []).reduce((sum, { minutes }) => sum + minutes, 0);
      expect(told + (result.overEnd ?? 0) + (result.overTravel ?? 0)).toBe(judged.late);
    },
  );

  test('the search under a timetable finds the same in nineteen cases of twenty', async () => {
    const problems = fc.sample(timed(6, 7), { seed: 5, numRuns: 60 });
    let found = 0;
    for (const { costs, options } of problems) {
      const { order } = await orderStops(costs, { ...options, iterations: 1500 }, { exactUpTo: 0 });
      const judged = judge(order, costs, options);
      const best = bestOf(costs, options);
      expect(judged.late).toBeGreaterThanOrEqual(best.late);
      if (judged.late === best.late && judged.cost === best.cost) found++;
    }
    expect(found / problems.length).toBeGreaterThanOrEqual(0.95);
  });
});
