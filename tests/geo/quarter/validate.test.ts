import { describe, expect, test } from 'vitest';
import {
  planQuarter,
  type QuarterDay,
  type QuarterInput,
  type QuarterOptions,
  violationsOf,
} from '#geo/quarter/index.ts';
import { flagged, household, many, member, quarter } from './support.ts';

const input = quarter({
  households: [...many(12, flagged), ...many(40, household), household('gone', { status: 'inactive', rank: 7 })],
  members: [
    member('m1'),
    member('m2', { absences: [{ from: '2026-11-01', to: '2026-11-30' }] }),
    member('m3', { weeklyHours: 4 }),
    member('m4'),
  ],
  pairs: [['m1', 'm4']],
  pins: [{ householdId: 'f1', kind: 'postpone', from: '2026-10-01', until: '2026-10-31', reason: 'đi viện' }],
  harvests: [{ from: '2026-10-12', to: '2026-10-25', work: 'evenings' }],
});
const plan = await planQuarter(input, { iterations: 100 });
const first = plan.days[0]!;
const visit = first.visits[0]!;

/** The plan with its first day, or another, changed. */
const changed = (change: Partial<QuarterDay>, date = first.date) => ({
  ...plan,
  days: plan.days.map((day) => (day.date === date ? { ...day, ...change } : day)),
});
const november = plan.days.find(({ date }) => date >= '2026-11-02')!;
const harvest = plan.days.find(({ date }) => date >= '2026-10-12' && date <= '2026-10-25')!;
const last = plan.days.at(-1)!;

describe('the validator', () => {
  test('has nothing to say of a plan as it comes', () => expect(violationsOf(input, plan)).toEqual([]));

  test.each<[string, ReturnType<typeof changed>, RegExp, Partial<QuarterInput>?, QuarterOptions?]>([
    ['a household twice a day', changed({ visits: [...first.visits, visit] }), /stands twice/],
    ['a day twice', { ...plan, days: [first, ...plan.days] }, /date stands twice/],
    ['a day outside', changed({ date: '2027-01-02' }, last.date), /lies outside/],
    ['a holiday', plan, /is a holiday/, { holidays: [first.date] }],
    [
      'a day already held',
      plan,
      /held already/,
      { recorded: { sessions: [{ date: first.date, from: '08:00', to: '12:00' }], supports: 0 } },
    ],
    ['an absent member', changed({ memberIds: [...november.memberIds, 'm2'] }, november.date), /m2 cannot come/],
    ['a member nobody knows', changed({ memberIds: [...first.memberIds, 'x'] }), /no member/],
    [
      'a parted pair',
      changed({
        memberIds: first.memberIds.includes('m1')
          ? first.memberIds.filter((id) => id !== 'm4')
          : ['m1', ...first.memberIds],
      }),
      /parted/,
    ],
    [
      'a caller who is not there',
      changed({ visits: [{ ...visit, memberId: 'x' }, ...first.visits.slice(1)] }),
      /is not there/,
    ],
    [
      'hours beyond the week',
      { ...plan, days: plan.days.map((day) => ({ ...day, memberIds: [...new Set([...day.memberIds, 'm3'])] })) },
      /m3 works 8 h/,
    ],
    [
      'a door that was closed',
      changed({ visits: [...first.visits, { ...visit, householdId: 'gone' }] }),
      /refused or is gone/,
    ],
    ['a postponed household', changed({ visits: [...first.visits, { ...visit, householdId: 'f1' }] }), /put off/],
    ['a pin nobody set', changed({ visits: [{ ...visit, reason: 'pinned' }, ...first.visits.slice(1)] }), /not pinned/],
    [
      'a day too early',
      plan,
      /asked to come later/,
      {
        households: input.households.map((one) =>
          one.id === visit.householdId ? { ...one, followUpOn: '2026-12-20' } : one,
        ),
      },
    ],
    ['daylight in the harvest', changed({ from: '07:30', to: '11:30' }, harvest.date), /harvest/],
    ['clusters that are not those of the visits', changed({ clusterIds: ['Z'] }), /clusters do not fit/],
    [
      'the same door again too soon',
      changed({ visits: [...plan.days[1]!.visits, visit] }, plan.days[1]!.date),
      /called at again/,
    ],
    ['a published day changed', plan, /published/, { kept: [{ ...first, to: '21:30' }] }],
    ['figures that do not add up', { ...plan, days: plan.days.slice(1) }, /do not add up/],
    ['hours that do not fit', changed({ from: '00:00' }), /hours do not fit/],
    [
      'a norm called met that is not',
      { ...plan, norms: plan.norms.map((one) => ({ ...one, met: !one.met })) },
      /met does not follow/,
    ],
  ])('sees %s', (_, wrong, words, known = {}, options = {}) => {
    expect(violationsOf({ ...input, ...known }, wrong, options).join('\n')).toMatch(words);
  });
});
