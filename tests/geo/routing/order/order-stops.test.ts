import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createRandom } from '#geo/demo/random.ts';
import { PlanInputError } from '#geo/routing/input-error.ts';
import type { OrderInput, OrderOptions } from '#geo/routing/order/options.ts';
import { orderStops } from '#geo/routing/order/order-stops.ts';
import { judge } from './support/brute-force.ts';
import { timed, untimed } from './support/problems.ts';

/** Stops on a grid of `side` × `side`, one apart: the shortest tour of an even one is as long as it has stops. */
const gridOf = (side: number): number[][] => {
  const places = Array.from({ length: side * side }, (_, i) => [i % side, Math.floor(i / side)] as const);
  return places.map(([x1, y1]) => places.map(([x2, y2]) => Math.hypot(x1 - x2, y1 - y2)));
};

describe('orders of many stops', () => {
  test.prop([untimed(13, 40)], { numRuns: 25 })('every stop once, the ends where they were asked', async (problem) => {
    const { costs, options } = problem;
    const { order, cost } = await orderStops(costs, { ...options, iterations: 50 });
    expect(order.toSorted((a, b) => a - b)).toEqual(costs.map((_, i) => i));
    if (options.start !== undefined) expect(order[0]).toBe(options.start);
    if (options.end !== undefined) expect(order.at(-1)).toBe(options.end);
    expect(cost).toBe(judge(order, costs, options).cost);
  });

  test.prop([timed(13, 30)], { numRuns: 25 })('what is late is told to the minute', async ({ costs, options }) => {
    const result = await orderStops(costs, { ...options, iterations: 100 });
    const told = (result.late ?? []).reduce((sum, { minutes }) => sum + minutes, 0);
    const { cost, late } = judge(result.order, costs, options);
    expect(result.cost).toBe(cost);
    expect(told + (result.overEnd ?? 0) + (result.overTravel ?? 0)).toBeCloseTo(late, 6);
  });

  test('the shortest way over a grid is found', async () => {
    expect((await orderStops(gridOf(8), { iterations: 20000 })).cost).toBeCloseTo(64, 6);
    expect((await orderStops(gridOf(8), { iterations: 20000, closed: false })).cost).toBeCloseTo(63, 6);
    expect((await orderStops(gridOf(7), { iterations: 20000 })).cost).toBeCloseTo(48 + Math.SQRT2, 6);
  });

  test('a degree of latitude is 111.2 km', async () => {
    const { cost } = await orderStops(
      [
        [106, 20],
        [106, 21],
        [106, 22],
      ],
      { closed: false },
    );
    expect(cost / 1000).toBeCloseTo(2 * 111.195, 2);
  });

  test('a one-way circle is walked in its direction', async () => {
    const size = 40;
    const costs = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => (((j - i) % size) + size) % size),
    );
    const { order, cost } = await orderStops(costs, { iterations: 5000, start: 7 });
    expect(cost).toBe(size);
    expect(order).toEqual(Array.from({ length: size }, (_, i) => (7 + i) % size));
  });

  test('a house that can only be met in the evening is visited last', async () => {
    const points = Array.from({ length: 20 }, (_, i) => [106.4 + i * 0.0005, 20.3]);
    const timeWindows = points.map((_, i): [number, number] | null => (i === 8 ? [17 * 60, 19 * 60] : null));
    const result = await orderStops(points, {
      closed: false,
      start: 0,
      timeWindows,
      departAt: 8 * 60,
      endBy: 17 * 60 + 2,
      iterations: 2000,
    });
    expect(result.order.at(-1)).toBe(8);
    expect(result.begins!.at(-1)).toBe(17 * 60);
    expect(result.late).toBeUndefined();
  });
});

describe('the search', () => {
  const random = createRandom('order');
  const scattered = Array.from({ length: 200 }, () => [106 + random.range(0, 0.03), 20 + random.range(0, 0.03)]);
  const windows = scattered.map((_, i): [number, number] | null => (i % 4 === 0 ? [i, i + 100] : null));

  test.each([{}, { timeWindows: windows }])('the same seed and iterations give the same order', async (more) => {
    const options: OrderOptions = { ...more, seed: 5, iterations: 50 };
    let clock = 0;
    const once = await orderStops(scattered, options);
    const slowly = await orderStops(scattered, { ...options, now: () => (clock += 40) });
    expect(slowly).toEqual(once);
    expect((await orderStops(scattered, { ...options, seed: 6 })).order).not.toEqual(once.order);
  });

  test('more iterations are not worse', async () => {
    const at = async (iterations: number) => (await orderStops(scattered, { iterations })).cost;
    const costs = [await at(0), await at(100), await at(5000)];
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    expect(costs[2]).toBeLessThan(costs[0]!);
  });

  test('ends in time, tells how it goes, and can be stopped', async () => {
    const told: number[] = [];
    const begin = performance.now();
    await orderStops(gridOf(12), { timeLimitMs: 150, onProgress: ({ done }) => told.push(done) });
    expect(performance.now() - begin).toBeLessThan(1500);
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));

    const controller = new AbortController();
    const stopped = orderStops(gridOf(12), {
      timeLimitMs: 60_000,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('no longer needed')),
    });
    await expect(stopped).rejects.toThrow('no longer needed');
  });

  test('one stop, two stops, and all in one place', async () => {
    expect(await orderStops([[106, 20]])).toEqual({ order: [0], cost: 0 });
    expect(
      (
        await orderStops(
          [
            [106, 20],
            [106, 21],
          ],
          { closed: false, end: 0 },
        )
      ).order,
    ).toEqual([1, 0]);
    expect(
      (
        await orderStops(
          Array.from({ length: 30 }, () => [106, 20]),
          { iterations: 50 },
        )
      ).cost,
    ).toBe(0);
  });
});

describe('bad input is refused by the name of its field', () => {
  const square = gridOf(2);
  test.each<[OrderInput, OrderOptions, string, string]>([
    [
      [
        [0, 1, 2],
        [1, 0],
      ],
      {},
      'matrix[0]',
      'not_square',
    ],
    [
      [
        [0, 1, 2],
        [1, 0, Number.NaN],
        [2, 1, 0],
      ],
      {},
      'matrix[1][2]',
      'not_a_number',
    ],
    [
      [
        [0, 1, 2],
        [-1, 0, 3],
        [2, 1, 0],
      ],
      {},
      'matrix[1][0]',
      'negative',
    ],
    [{ size: 3, costs: new Float64Array(8) }, {}, 'matrix.costs', 'not_square'],
    [
      [
        [106, 20],
        [106, Number.NaN],
        [1, 2],
      ],
      {},
      'points[1]',
      'not_a_number',
    ],
    [
      [
        [106, 20],
        [20, 106],
        [1, 2],
      ],
      {},
      'points[1]',
      'not_a_position',
    ],
    [[], {}, 'matrix', 'empty'],
    [square, { start: 4 }, 'options.start', 'out_of_range'],
    [square, { start: 1, end: 1 }, 'options.end', 'same'],
    [square, { timeWindows: [null, null, [5, 4], null] }, 'options.timeWindows[2]', 'impossible_window'],
    [square, { timeWindows: [null] }, 'options.timeWindows', 'wrong_count'],
    [square, { service: [0, 0, -1, 0] }, 'options.service[2]', 'not_a_number'],
    [square, { endBy: 5, minutes: [[0]] }, 'options.minutes', 'not_square'],
    [square, { timeLimitMs: Number.NaN }, 'options.timeLimitMs', 'not_a_number'],
  ])('%#', async (input, options, field, code) => {
    const error = await orderStops(input, options).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PlanInputError);
    expect(error).toMatchObject({ field, code });
  });

  test.prop([fc.integer({ min: 3, max: 20 }), fc.nat(), fc.nat()])('wherever it stands', async (size, i, j) => {
    const costs = Array.from({ length: size }, () => Array.from({ length: size }, () => 1));
    if (i % size === j % size) return;
    costs[i % size]![j % size] = Number.POSITIVE_INFINITY;
    await expect(orderStops(costs)).rejects.toMatchObject({ field: `matrix[${i % size}][${j % size}]` });
  });
});
