import { fc } from '@fast-check/vitest';
import type { OrderOptions } from '#geo/routing/order/options.ts';

export interface Problem {
  costs: number[][];
  options: OrderOptions;
}

/** Whole numbers, so that sums are exact; ties and zeros are frequent. */
const matrices = (size: number, symmetric: boolean) =>
  fc
    .array(fc.integer({ min: 0, max: 30 }), { minLength: size * size, maxLength: size * size })
    .map((flat) =>
      Array.from({ length: size }, (_, i) =>
        Array.from({ length: size }, (_, j) =>
          i === j ? 0 : flat[symmetric ? Math.min(i, j) * size + Math.max(i, j) : i * size + j]!,
        ),
      ),
    );

/** Ends as they may be given together. */
const ends = (size: number) =>
  fc
    .record({
      closed: fc.boolean(),
      start: fc.option(fc.nat(size - 1), { nil: undefined }),
      end: fc.option(fc.nat(size - 1), { nil: undefined }),
    })
    .filter(({ start, end }) => size === 1 || start === undefined || start !== end)
    .map(({ closed, start, end }) => ({
      closed,
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
    }));

/** A matrix and ends, both kinds of costs. */
export const untimed = (least: number, most: number): fc.Arbitrary<Problem> =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.boolean())
    .chain(([size, symmetric]) => fc.record({ costs: matrices(size, symmetric), options: ends(size) }));

/** The same with windows, service, limits; often nothing can be in time. */
export const timed = (least: number, most: number): fc.Arbitrary<Problem> =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.boolean(), fc.boolean()).chain(([size, symmetric, apart]) =>
    fc
      .record({
        costs: matrices(size, symmetric),
        minutes: matrices(size, symmetric),
        ends: ends(size),
        windows: fc.array(
          fc.option(
            fc.tuple(fc.nat(100), fc.nat(60)).map(([from, length]) => [from, from + length] as [number, number]),
          ),
          { minLength: size, maxLength: size },
        ),
        service: fc.array(fc.nat(10), { minLength: size, maxLength: size }),
        departAt: fc.nat(20),
        endBy: fc.option(fc.integer({ min: 20, max: 200 }), { nil: undefined }),
        travelLimit: fc.option(fc.integer({ min: 20, max: 200 }), { nil: undefined }),
      })
      .map(({ costs, minutes, ends, windows, service, departAt, endBy, travelLimit }) => ({
        costs,
        options: {
          ...ends,
          timeWindows: windows,
          service,
          departAt,
          ...(apart ? { minutes } : {}),
          ...(endBy === undefined ? {} : { endBy }),
          ...(travelLimit === undefined ? {} : { travelLimit }),
        },
      })),
  );
