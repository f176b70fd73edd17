import { describe, expect, test } from 'vitest';
import type { OrderOptions, OrderResult } from '#geo/routing/order/options.ts';
import { orderProblems } from '#geo/routing/order/validate-order.ts';

const line = {
  size: 4,
  cost: (a: number, b: number) => Math.abs(a - b),
  minutes: (a: number, b: number) => 10 * Math.abs(a - b),
};
const options: OrderOptions = { start: 0, timeWindows: [null, [0, 5], null, [100, 120]], service: [1, 1, 1, 1] };
const right: OrderResult = { order: [0, 1, 2, 3], cost: 6, begins: [0, 11, 22, 100], late: [{ stop: 1, minutes: 6 }] };

describe('the validator', () => {
  test('has nothing against a right answer', () => {
    expect(orderProblems(line, options, right)).toEqual([]);
  });

  test.each<[string, Partial<OrderResult>, OrderOptions]>([
    ['a stop twice', { order: [0, 1, 1, 3] }, options],
    ['a stop left out', { order: [0, 1, 2] }, options],
    ['a stop that is none', { order: [0, 1, 2, 4] }, options],
    ['another start', {}, { ...options, start: 1 }],
    ['another end', {}, { ...options, end: 2 }],
    ['a wrong cost', { cost: 5 }, options],
    ['no return', {}, { ...options, closed: false }],
    ['service before its window', { begins: [0, 11, 22, 33] }, options],
    ['service before arrival', { begins: [0, 5, 22, 100] }, options],
    ['lateness kept quiet', { late: [] }, options],
    ['lateness made up', { late: [...right.late!, { stop: 2, minutes: 1 }] }, options],
    ['an end kept quiet', {}, { ...options, endBy: 50 }],
    ['too much travel kept quiet', {}, { ...options, travelLimit: 50 }],
  ])('finds %s', (_, change, given) => {
    expect(orderProblems(line, given, { ...right, ...change })).not.toEqual([]);
  });
});
