import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { VIETNAM_HOLIDAYS } from '#geo/quarter/index.ts';
import { bucketOf, expectedSupports, learnRates } from '#geo/quarter/rates.ts';
import type { PastVisit } from '#geo/quarter/types.ts';

const SATURDAY_MORNING = '2026-11-21T01:30:00Z';
const TUESDAY_EVENING = '2026-11-24T18:30:00+07:00';
const call = (known: Partial<PastVisit> = {}): PastVisit => ({
  at: SATURDAY_MORNING,
  outcome: 'supported',
  supported: 2,
  minutes: 30,
  priority: false,
  ...known,
});
const calls = (count: number, known: Partial<PastVisit> = {}) => Array.from({ length: count }, () => call(known));
const morning = bucketOf(6, 8 * 60 + 30);
const evening = bucketOf(2, 18 * 60 + 30);

describe('supports of a call, learned from calls', () => {
  test('one lucky evening changes little, hundreds of calls speak for themselves', () => {
    const none = expectedSupports(learnRates([]), false, evening);
    const lucky = expectedSupports(learnRates(calls(1, { at: TUESDAY_EVENING })), false, evening);
    const sure = expectedSupports(learnRates(calls(500, { at: TUESDAY_EVENING })), false, evening);
    expect(lucky - none).toBeGreaterThan(0);
    expect(lucky - none).toBeLessThan(0.15);
    expect(sure).toBeGreaterThan(1.85);
  });

  test('the time of day counts', () => {
    const rates = learnRates([
      ...calls(60, { at: TUESDAY_EVENING }),
      ...calls(60, { outcome: 'not_home', supported: 0 }),
    ]);
    expect(expectedSupports(rates, false, evening)).toBeGreaterThan(2 * expectedSupports(rates, false, morning));
  });

  test('so does who lives there', () => {
    const rates = learnRates([
      ...calls(60, { priority: true, minutes: 50 }),
      ...calls(60, { outcome: 'not_home', supported: 0, minutes: 3 }),
    ]);
    expect(expectedSupports(rates, true, morning)).toBeGreaterThan(expectedSupports(rates, false, morning));
    expect(rates.minutes[1]!).toBeGreaterThan(rates.minutes[0]! + 20);
  });

  test('a team without calls is judged by its commune', () => {
    const commune = learnRates([...calls(400, { outcome: 'not_home', supported: 0 }), ...calls(100)]);
    expect(learnRates([], commune).success[morning]).toBeCloseTo(commune.success[morning]!, 2);
  });

  test('a wrong place on the map is no call at a door', () => {
    expect(learnRates(calls(40, { outcome: 'wrong_location', supported: 0 }))).toEqual(learnRates([]));
  });

  propertyTest.prop([
    fc.array(
      fc.record({
        ok: fc.boolean(),
        evening: fc.boolean(),
        priority: fc.boolean(),
        supported: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 80 },
    ),
  ])('chances are chances, and one success more never lowers any', (raw) => {
    const past = raw.map(({ ok, evening: late, priority, supported }) =>
      call({
        at: late ? TUESDAY_EVENING : SATURDAY_MORNING,
        outcome: ok ? 'supported' : 'not_home',
        supported: ok ? supported : 0,
        priority,
      }),
    );
    const before = learnRates(past);
    const after = learnRates([...past, call()]);
    for (const [i, chance] of before.success.entries()) {
      expect(chance > 0 && chance < 1).toBe(true);
      expect(after.success[i]!).toBeGreaterThanOrEqual(chance - 1e-12);
    }
  });
});

test('Tết of both years is off, and each holiday stands once', () => {
  const dates = VIETNAM_HOLIDAYS.map(({ date }) => date);
  expect(dates).toEqual(expect.arrayContaining(['2026-02-17', '2027-02-06', '2026-04-26', '2027-04-16', '2026-09-02']));
  expect(new Set(dates).size).toBe(dates.length);
  expect(dates).toEqual(dates.toSorted());
});
