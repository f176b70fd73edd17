import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Household } from '../../web/data/households.ts';
import { metresBetween } from '../../web/map/distance.ts';
import { inOrder } from '../../web/my-day/order.ts';

const household = (id: string, priorityRank: number, location: [number, number] | null): Household =>
  ({ id, priorityRank, location }) as Household;
const HERE: [number, number] = [106.3, 20.1];
const ids = (stops: ReturnType<typeof inOrder>) => stops.map((stop) => stop.household.id);

describe('the order of visits', () => {
  const far = household('far', 1, [106.31, 20.1]);
  const near = household('near', 2, [106.301, 20.1]);
  const done = household('done', 6, [106.3001, 20.1]);
  const lost = household('lost', 1, null);

  test('by priority the server’s order stands', () => {
    expect(ids(inOrder([far, lost, near, done], 'priority', HERE))).toEqual(['far', 'lost', 'near', 'done']);
  });

  test('by distance the nearest that calls for a visit comes first, one without position after those with', () => {
    expect(ids(inOrder([far, lost, near, done], 'nearest', HERE))).toEqual(['near', 'far', 'lost', 'done']);
  });

  test('without a place to stand on, distances are unknown', () => {
    expect(inOrder([far], 'nearest', null)[0]?.metres).toBeNull();
  });
});

describe('distance', () => {
  const places = fc.tuple(fc.double({ min: 102, max: 110, noNaN: true }), fc.double({ min: 8, max: 24, noNaN: true }));

  property.prop([places, places])('is the same both ways and never negative', (a, b) => {
    expect(metresBetween(a, b)).toBeGreaterThanOrEqual(0);
    expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 6);
  });

  test('a hundredth of a degree of latitude is about 1112 m', () => {
    expect(metresBetween(HERE, [106.3, 20.11])).toBeCloseTo(1111.95, 1);
  });
});
