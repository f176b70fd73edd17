import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Availability } from '#api/availability/schema.ts';
import type { Member } from '#api/teams/schema.ts';
import { choicesOf } from '../../../web/members/choices.ts';

const TODAY = '2026-11-25'; // a Wednesday
const PLACE = [106.4, 20.2];

const member = (id: string, facts: Partial<Member> = {}): Member => ({
  id,
  teamId: 't',
  hamletId: 'h',
  name: id,
  phone: null,
  role: 'member',
  body: null,
  fromOn: '2026-01-01',
  toOn: null,
  serving: true,
  households: 12,
  flagged: 3,
  version: 1,
  ...facts,
});
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
const known = (...all: Availability[]) => new Map(all.map((one) => [one.memberId, one]));
const away = (from: string, to: string) => ({ id: 'a', from, to });

describe('whom a household can be given to', () => {
  test('who is near stands first, who cannot come last, and nobody is left out', () => {
    const members = ['unknown', 'away', 'far', 'near'].map((id) => member(id));
    const availability = known(
      can('away', { home: [106.4, 20.2], absences: [away('2026-11-20', '2026-12-05')] }),
      can('far', { home: [106.42, 20.2] }),
      can('near', { home: [106.401, 20.2] }),
    );
    const choices = choicesOf(members, availability, { today: TODAY, place: PLACE });
    expect(choices.map(({ id }) => id)).toEqual(['near', 'far', 'unknown', 'away']);
    expect(choices[0]!.metres).toBeGreaterThan(100);
    expect(choices[0]!.metres).toBeLessThan(110);
    expect(choices[3]!.hindrances).toEqual([{ kind: 'away', until: '2026-12-05' }]);
  });

  test('few hours are said, by what his days add up to; no hours at all as well', () => {
    const members = ['few', 'none', 'usual'].map((id) => member(id));
    const availability = known(
      can('few', { weeklyHours: 10, hours: [{ weekday: 3, from: '18:00', to: '21:00' }] }),
      can('none', { weeklyHours: 0 }),
      can('usual'),
    );
    const found = new Map(choicesOf(members, availability, { today: TODAY }).map((one) => [one.id, one.hindrances]));
    expect(found.get('few')).toEqual([{ kind: 'few', hours: 3 }]);
    expect(found.get('none')).toEqual([{ kind: 'none' }]);
    expect(found.get('usual')).toEqual([]);
  });

  property.prop([fc.uniqueArray(fc.integer({ min: 0, max: 99 }).map(String), { maxLength: 12 }), fc.func(fc.nat(2))])(
    'everybody of the team can be chosen, once',
    (ids, which) => {
      const availability = known(
        ...ids.flatMap((id) => [[], [can(id)], [can(id, { weeklyHours: 0 })]][which(id)] ?? []),
      );
      const choices = choicesOf(
        ids.map((id) => member(id)),
        availability,
        { today: TODAY },
      );
      expect(choices.map(({ id }) => id).sort()).toEqual([...ids].sort());
    },
  );
});

describe('who goes on a day of a plan', () => {
  const visits = [{ memberId: 'busy' }, { memberId: 'busy' }];
  const day = { date: '2026-11-26', from: '08:00', to: '12:00', visits }; // a Thursday

  test('an absence counts on that day alone, and each is said with what he has on it', () => {
    const members = ['busy', 'back', 'away'].map((id) => member(id));
    const availability = known(
      can('back', { absences: [away('2026-11-20', '2026-11-25')] }),
      can('away', { absences: [away('2026-11-26', '2026-11-28'), away('2026-11-29', '2026-11-30')] }),
    );
    const found = new Map(choicesOf(members, availability, { today: TODAY, day }).map((one) => [one.id, one]));
    expect(found.get('busy')!.stops).toBe(2);
    expect(found.get('back')).toMatchObject({ stops: 0, hindrances: [] });
    expect(found.get('away')!.hindrances).toEqual([{ kind: 'away', until: '2026-11-30' }]);
  });

  test('hours of another weekday, or that end before the session does, are not free that day', () => {
    const hours = (weekday: number, to: string) => ({ hours: [{ weekday, from: '07:00', to }] });
    const availability = known(
      can('wednesday', hours(3, '12:00')),
      can('short', hours(4, '11:00')),
      can('free', hours(4, '12:00')),
    );
    const members = ['wednesday', 'short', 'free'].map((id) => member(id));
    const found = choicesOf(members, availability, { today: TODAY, day });
    expect(found.map(({ id }) => id)).toEqual(['free', 'wednesday', 'short']);
    expect(found.map(({ hindrances }) => hindrances[0]?.kind)).toEqual([undefined, 'notThatDay', 'notThatDay']);
  });
});
