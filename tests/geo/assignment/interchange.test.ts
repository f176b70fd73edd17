import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { interchange } from '#geo/assignment/capacitated-median/interchange.ts';
import { toInstance } from '#geo/assignment/capacitated-median/problem.ts';
import { seeded } from '#geo/assignment/random.ts';

const problems = fc
  .record({ n: fc.integer({ min: 3, max: 12 }), p: fc.integer({ min: 2, max: 4 }), seed: fc.nat() })
  .chain(({ n, p, seed }) =>
    fc.record({
      n: fc.constant(n),
      p: fc.constant(Math.min(p, n - 1)),
      seed: fc.constant(seed),
      costs: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: n * n, maxLength: n * n }),
    }),
  );

describe('interchange of medians', () => {
  test.prop([problems])('never makes the ways longer, and ends where no swap makes them shorter', (one) => {
    const { n, p, seed } = one;
    const costs = Float64Array.from(one.costs, (cost, at) => (at % (n + 1) === 0 ? 0 : cost));
    const instance = toInstance({ medians: p, demands: new Array<number>(n).fill(1), capacities: n, costs });
    const ways = (medians: Iterable<number>) => {
      const open = [...medians];
      let sum = 0;
      for (let i = 0; i < n; i++) sum += Math.min(...open.map((median) => costs[i * n + median]!));
      return sum;
    };
    const medians = Int32Array.from({ length: p }, (_, k) => k);
    const random = seeded(seed);
    for (let before = Number.POSITIVE_INFINITY; ways(medians) < before; ) {
      before = ways(medians);
      interchange(instance, medians, random);
      expect(ways(medians)).toBeLessThanOrEqual(before);
    }
    expect(new Set(medians).size).toBe(p);
    for (let k = 0; k < p; k++) {
      for (let point = 0; point < n; point++) {
        if (medians.includes(point)) continue;
        expect(ways(medians.with(k, point))).toBeGreaterThanOrEqual(ways(medians));
      }
    }
  });
});
