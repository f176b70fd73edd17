import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { orderOfVisits, type Pin, pinOn } from '#geo/coverage/pins.ts';
import { addDays } from '#geo/time/local-date.ts';
import { TODAY } from './households.ts';

const pin = (householdId: string, known: Partial<Pin> = {}): Pin => ({
  householdId,
  kind: 'pin',
  from: TODAY,
  until: addDays(TODAY, 6),
  reason: 'Bà ốm, cần VNeID để khám bệnh',
  ...known,
});
const ranked = (id: string, rank: number, known: { within?: number; lastAttemptAt?: string | null } = {}) => ({
  id,
  rank,
  within: 0,
  lastAttemptAt: null,
  ...known,
});
const ids = (households: ReturnType<typeof ranked>[], pins: Pin[], day = TODAY) =>
  orderOfVisits(households, pins, day).map(({ household }) => household.id);

describe('pins in the order of visits', () => {
  test('a pinned household goes before rank 1, a postponed one after all others', () => {
    expect(ids([ranked('a', 1), ranked('b', 6), ranked('c', 2)], [pin('b'), pin('a', { kind: 'postpone' })])).toEqual([
      'b',
      'c',
      'a',
    ]);
  });

  test('a pin ends by itself', () => {
    const pins = [
      pin('b', { until: addDays(TODAY, -1), from: addDays(TODAY, -9) }),
      pin('b', { from: addDays(TODAY, 1) }),
    ];
    expect(ids([ranked('a', 1), ranked('b', 2)], pins)).toEqual(['a', 'b']);
    expect(ids([ranked('a', 1), ranked('b', 2)], pins, addDays(TODAY, 1))).toEqual(['b', 'a']);
  });

  test('the later word counts', () => {
    const pins = [pin('a', { kind: 'postpone', from: addDays(TODAY, -1) }), pin('a', { from: addDays(TODAY, -3) })];
    expect(pinOn(pins, 'a', TODAY)?.kind).toBe('postpone');
    expect(pinOn(pins.toReversed(), 'a', TODAY)?.kind).toBe('postpone');
  });

  test('a pin does not send anybody to a door that was closed to us', () => {
    expect(ids([ranked('a', 7), ranked('b', 6)], [pin('a')])).toEqual(['b', 'a']);
  });

  test('inside a rank: need, never tried, longest since, id', () => {
    const households = [
      ranked('d', 4, { within: 1 }),
      ranked('c', 4, { lastAttemptAt: '2026-11-01T02:00:00Z' }),
      ranked('b', 4, { lastAttemptAt: '2026-10-01T02:00:00Z' }),
      ranked('z', 4),
      ranked('y', 4),
    ];
    expect(ids(households, [])).toEqual(['y', 'z', 'b', 'c', 'd']);
  });

  const ranks = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 12 });
  propertyTest.prop([
    ranks,
    fc.array(fc.record({ at: fc.nat(11), postpone: fc.boolean(), days: fc.integer({ min: -3, max: 3 }) })),
  ])(
    'the order holds everybody once, whatever order the facts come in, with the pin beside who has one',
    (list, raw) => {
      const households = list.map((rank, i) => ranked(`h${i}`, rank));
      const pins = raw
        .filter(({ at }) => at < list.length)
        .map(({ at, postpone, days }) =>
          pin(`h${at}`, {
            kind: postpone ? 'postpone' : 'pin',
            from: addDays(TODAY, days),
            until: addDays(TODAY, days + 1),
          }),
        );
      const order = orderOfVisits(households, pins, TODAY);
      expect(order.map(({ household }) => household.id)).toEqual(ids(households.toReversed(), pins));
      expect(new Set(order.map(({ household }) => household.id)).size).toBe(households.length);
      for (const { household, pin: held } of order) expect(held).toEqual(pinOn(pins, household.id, TODAY));
    },
  );
});
