import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { activityDays, activityHours } from '#geo/coverage/activity.ts';
import { isoWeekday, isoWeekOf, weekAround } from '#geo/coverage/iso-week.ts';
import { normsOn } from '#geo/coverage/norms.ts';
import { addDays } from '#geo/time/local-date.ts';

describe('ISO weeks', () => {
  test.each([
    ['2026-01-01', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2023-01-01', '2022-W52'],
  ])('%s lies in %s', (date, week) => expect(isoWeekOf(date)).toBe(week));

  propertyTest.prop([fc.integer({ min: 0, max: 30_000 })])(
    'a week is seven days, Monday first, of one name',
    (days) => {
      const week = weekAround(addDays('1970-01-01', days));
      expect(week.map(isoWeekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(new Set(week.map(isoWeekOf)).size).toBe(1);
      expect(isoWeekOf(addDays(week[6]!, 1))).not.toBe(isoWeekOf(week[6]!));
    },
  );
});

describe('the norms of activity', () => {
  const session = (from: string, to: string, date = '2026-11-21') => ({ date, from, to });

  test('hours of a day are the union of its intervals', () => {
    const hours = activityHours([session('08:00', '10:00'), session('09:00', '11:30'), session('14:00', '14:30')]);
    expect(hours.get('2026-11-21')).toBe(4);
  });

  test('two sessions on one date are one activity day', () => {
    const days = activityDays([
      session('08:00', '10:00'),
      session('14:00', '16:00'),
      session('08:00', '12:00', '2026-11-22'),
      session('08:00', '12:00', '2026-11-23'),
    ]);
    expect([...days]).toEqual([
      ['2026-W47', 2],
      ['2026-W48', 1],
    ]);
  });

  const times = fc.integer({ min: 0, max: 1439 });
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  propertyTest.prop([
    fc.array(
      fc.tuple(times, times).filter(([a, b]) => a < b),
      { minLength: 1, maxLength: 6 },
    ),
  ])('the union counts each minute once', (spans) => {
    const covered = new Set(spans.flatMap(([a, b]) => Array.from({ length: b - a }, (_, i) => a + i)));
    const hours = activityHours(spans.map(([a, b]) => session(clock(a), clock(b))));
    expect(hours.get('2026-11-21')! * 60).toBeCloseTo(covered.size, 6);
  });

  test('a norm replaced by a later plan is in force till the day before', () => {
    const norm = { id: 'activity-days', upper: null, unit: 'team-week', dueOn: null };
    const norms = [
      { ...norm, threshold: 2, validFrom: '2025-11-01', validTo: '2026-12-31' },
      { ...norm, threshold: 3, validFrom: '2027-01-01', validTo: null },
    ];
    expect(normsOn(norms, '2026-12-31').map((one) => one.threshold)).toEqual([2]);
    expect(normsOn(norms, '2027-01-01').map((one) => one.threshold)).toEqual([3]);
  });
});
