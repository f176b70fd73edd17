import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { activityDays, activityHours } from '#geo/coverage/activity.ts';
import { planQuarter, violationsOf } from '#geo/quarter/index.ts';
import { addDays } from '#geo/time/local-date.ts';
import { quarters } from './support.ts';

const OPTIONS = { iterations: 40 };

describe('any quarter', () => {
  propertyTest.prop([quarters()], { numRuns: 60 })(
    'is planned without a violation, and twice the same',
    async (input) => {
      const plan = await planQuarter(input, OPTIONS);
      expect(violationsOf(input, plan)).toEqual([]);
      expect(await planQuarter(structuredClone(input), OPTIONS)).toEqual(plan);
    },
  );

  propertyTest.prop([quarters()], { numRuns: 60 })(
    'the norms are what the functions that check them say of its days',
    async (input) => {
      const { days, norms, shortfalls } = await planQuarter(input, OPTIONS);
      const sessions = [...days, ...input.recorded!.sessions];
      const perWeek = activityDays(sessions);
      const perDay = activityHours(sessions);
      for (const { id, period, planned, threshold, met } of norms) {
        if (id === 'activity-days') expect(planned).toBe(perWeek.get(period) ?? 0);
        if (id === 'activity-hours') expect(planned).toBe(perDay.get(period));
        expect(met).toBe(planned >= threshold);
      }
      const key = ({
        period,
        memberId = '',
        ...rest
      }: {
        period: string;
        memberId?: string;
        id?: string;
        normId?: string;
      }) => `${rest.id ?? rest.normId} ${period} ${memberId}`;
      expect(shortfalls.map(key)).toEqual(norms.filter(({ met }) => !met).map(key));
      for (const { needed } of shortfalls) expect(Object.values(needed).some((value) => Number(value) > 0)).toBe(true);
    },
  );

  propertyTest.prop([quarters()], { numRuns: 60 })(
    'every flagged or promised household is planned or named',
    async (input) => {
      const { days, unplanned } = await planQuarter(input, OPTIONS);
      const planned = new Set(days.flatMap((day) => day.visits.map(({ householdId }) => householdId)));
      const named = new Set(unplanned.map(({ householdId }) => householdId));
      for (const { id, rank } of input.households) if (rank <= 5) expect(planned.has(id)).not.toBe(named.has(id));
    },
  );

  propertyTest.prop([quarters(), fc.nat(), fc.integer({ min: 0, max: 20 })], { numRuns: 40 })(
    'published days stay as they were when members fall ill and days pass',
    async (input, which, later) => {
      const { days } = await planQuarter(input, OPTIONS);
      const kept = days.filter((_, i) => (which >> (i % 16)) % 2 === 0);
      const today = addDays(input.today, later);
      const members = input.members.map((one, i) =>
        i === 0 ? { ...one, absences: [{ from: today, to: addDays(today, 9) }] } : one,
      );
      const again = { ...input, today, members, kept };
      const plan = await planQuarter(again, OPTIONS);
      for (const day of kept) if (day.date >= today) expect(plan.days).toContainEqual(day);
      expect(violationsOf(again, plan)).toEqual([]);
      const anew = await planQuarter(again, { ...OPTIONS, replan: 'all' });
      expect(violationsOf(again, anew, { replan: 'all' })).toEqual([]);
    },
  );
});
