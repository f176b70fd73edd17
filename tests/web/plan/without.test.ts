import { expect, test } from 'vitest';
import type { Availability } from '#api/availability/schema.ts';
import { withoutSession } from '../../../web/plan/without.ts';

const can = (memberId: string, facts: Partial<Availability> = {}): Availability => ({
  memberId,
  weeklyHours: 10,
  hours: null,
  home: null,
  goesWith: null,
  absences: [],
  version: 1,
  ...facts,
});
const morning = (date: string, ...memberIds: string[]) => ({ date, from: '08:00', to: '12:00', memberIds });

test('who gets no session is named with the reason; who has one, even when away at first, is not', () => {
  const away = (to: string) => ({ absences: [{ id: 'a', from: '2026-11-20', to }] });
  const availability = new Map(
    [
      can('goes', away('2026-11-27')),
      can('away', away('2026-12-31')),
      can('short', away('2026-11-26')),
      can('none', { weeklyHours: 0 }),
      can('evenings', { hours: [{ weekday: 2, from: '18:00', to: '21:00' }] }),
    ].map((one) => [one.memberId, one]),
  );
  const ids = ['goes', 'away', 'short', 'none', 'evenings', 'unknown'];
  const days = [morning('2026-11-26', 'goes'), morning('2026-12-01', 'goes')];
  expect(withoutSession(ids, availability, { today: '2026-11-25', to: '2026-12-31', days })).toEqual([
    { memberId: 'away', why: 'away', until: '2026-12-31' },
    { memberId: 'short', why: 'noWork' },
    { memberId: 'none', why: 'noHours' },
    { memberId: 'evenings', why: 'noSuchHours' },
    { memberId: 'unknown', why: 'noWork' },
  ]);
});
