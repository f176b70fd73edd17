import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { distances, parseOrLibrary } from '#geo/assignment/capacitated-median/or-library.ts';
import type { CapacitatedMedianProblem } from '#geo/assignment/capacitated-median/problem.ts';
import { solveCapacitatedMedian } from '#geo/assignment/capacitated-median/solve.ts';
import { capacitatedMedianFaults } from '#geo/assignment/capacitated-median/validate.ts';

/** The least cost, by trying everything; null where nothing is allowed. */
function bruteForce({ medians, demands, capacities, costs }: CapacitatedMedianProblem): number | null {
  const n = demands.length;
  const room = (j: number) => (typeof capacities === 'number' ? capacities : capacities[j]!);
  let best = Number.POSITIVE_INFINITY;
  const give = (chosen: number[], left: number[], i: number, cost: number): void => {
    if (cost >= best) return;
    if (i === n) {
      best = cost;
      return;
    }
    chosen.forEach((j, k) => {
      if (left[k]! < demands[i]!) return;
      left[k]! -= demands[i]!;
      give(chosen, left, i + 1, cost + costs[i * n + j]!);
      left[k]! += demands[i]!;
    });
  };
  const choose = (chosen: number[], from: number): void => {
    if (chosen.length === medians) give(chosen, chosen.map(room), 0, 0);
    else for (let j = from; j < n; j++) choose([...chosen, j], j + 1);
  };
  choose([], 0);
  return Number.isFinite(best) ? best : null;
}

const point = fc.record({
  x: fc.integer({ min: 0, max: 50 }),
  y: fc.integer({ min: 0, max: 50 }),
  q: fc.integer({ min: 0, max: 9 }),
});
const problems = fc
  .record({
    points: fc.array(point, { minLength: 2, maxLength: 8 }),
    p: fc.integer({ min: 1, max: 3 }),
    spare: fc.integer({ min: 0, max: 8 }),
  })
  .map(({ points, p, spare }): CapacitatedMedianProblem => {
    const demands = points.map(({ q }) => q);
    const medians = Math.min(p, points.length);
    const capacities = Math.ceil(demands.reduce((sum, q) => sum + q, 0) / medians) + spare;
    const costs = distances(
      Float64Array.from(points, ({ x }) => x),
      Float64Array.from(points, ({ y }) => y),
      Math.trunc,
    );
    return { medians, demands, capacities, costs };
  });

prop.prop([problems], { numRuns: 60, seed: 7 })(
  'small problems are solved to the optimum, and never beyond a capacity',
  async (problem) => {
    const best = bruteForce(problem);
    if (best === null) {
      await expect(solveCapacitatedMedian(problem, { iterations: 20 })).rejects.toMatchObject({
        code: expect.stringMatching(/^(not_found|infeasible)$/),
      });
      return;
    }
    const solution = await solveCapacitatedMedian(problem, { iterations: 400 });
    expect(capacitatedMedianFaults(problem, solution)).toEqual([]);
    expect(solution.cost).toBe(best);
  },
);

const TEXT = ' 7 0\n 4 2 10\n 1 0 0 5\n 2 3 4 5\n 3 100 100 5\n 4 101 101 5\n';

describe('a file of OR-Library', () => {
  test('is read with and without the count of problems, distances cut to integers', () => {
    const [one] = parseOrLibrary(TEXT);
    const [two, three] = parseOrLibrary(`2\n${TEXT}${TEXT}`);
    expect(one).toMatchObject({ number: 7, bestKnown: 0, problem: { medians: 2, capacities: 10 } });
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    expect(one!.problem.costs[1]).toBe(5);
    expect(one!.problem.costs[2 * 4 + 3]).toBe(1);
  });

  test.each([
    ['', 'empty'],
    ['7 0\n4 2', 'cut_short'],
    ['7 0\n4 2 10\n1 0 0 5', 'cut_short'],
    ['7 0\n4 2 ten', 'not_a_number'],
    [`3\n${TEXT}`, 'wrong_count'],
  ])('%j is refused: %s', (text, code) => {
    expect(() => parseOrLibrary(text)).toThrow(expect.objectContaining({ code }));
  });
});

test('the same seed and iterations give the same solution', async () => {
  const [{ problem }] = parseOrLibrary(TEXT) as [ReturnType<typeof parseOrLibrary>[number]];
  expect(await solveCapacitatedMedian(problem, { iterations: 50, seed: 3 })).toEqual(
    await solveCapacitatedMedian(problem, { iterations: 50, seed: 3 }),
  );
});

test('too little room altogether is said before anything is tried', async () => {
  const [{ problem }] = parseOrLibrary(TEXT) as [ReturnType<typeof parseOrLibrary>[number]];
  await expect(solveCapacitatedMedian({ ...problem, capacities: 9 })).rejects.toMatchObject({
    code: 'infeasible',
    field: 'capacities',
  });
});

test.each([
  [{ demands: [5, -1, 5, 5] }, 'not_a_number', 'demands[1]'],
  [{ medians: 5 }, 'out_of_range', 'medians'],
  [{ demands: [1, 1, 11, 1] }, 'infeasible', 'demands[2]'],
  [{ capacities: [10, Number.NaN, 10, 10] }, 'not_a_number', 'capacities[1]'],
])('%j is refused: %s, %s', async (wrong, code, field) => {
  const [{ problem }] = parseOrLibrary(TEXT) as [ReturnType<typeof parseOrLibrary>[number]];
  await expect(solveCapacitatedMedian({ ...problem, ...wrong })).rejects.toMatchObject({ code, field });
});

test('the validator sees a wrong cost, a foreign median and an overload', async () => {
  const [{ problem }] = parseOrLibrary(TEXT) as [ReturnType<typeof parseOrLibrary>[number]];
  const right = { cost: 6, medians: [0, 2], assignment: [0, 0, 2, 2] };
  expect(capacitatedMedianFaults(problem, right)).toEqual([]);
  expect(capacitatedMedianFaults(problem, { ...right, cost: 5 })).toHaveLength(1);
  expect(capacitatedMedianFaults(problem, { ...right, assignment: [0, 1, 2, 2] })).not.toEqual([]);
  expect(capacitatedMedianFaults(problem, { ...right, assignment: [0, 0, 0, 2] })).not.toEqual([]);
});
