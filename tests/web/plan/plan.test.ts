import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Plan, PlanDay, PlanSummary } from '#api/plans/schema.ts';
import { isoWeekday } from '#geo';
import { readPlanSearch } from '../../../web/app/plan-search.ts';
import { choosePlan, plansOf } from '../../../web/plan/choose-plan.ts';
import { effectOf } from '../../../web/plan/effect.ts';
import { newDay } from '../../../web/plan/intents.ts';
import { weekShort, weeksFigure } from '../../../web/plan/norms.ts';
import { quarterAfter, quarterOf, rangeOf } from '../../../web/plan/quarters.ts';
import { lookOf } from '../../../web/plan/route-look.ts';
import { mondayOf } from '../../../web/plan/shortfall-words.ts';
import { datesAhead, dayToShow, splitWeeks, weeksOf } from '../../../web/plan/weeks.ts';

const TODAY = '2026-11-25';
const QUARTER = { from: '2026-10-01', to: '2026-12-31' };

const summary = (facts: Partial<PlanSummary>): PlanSummary => ({
  id: 'a',
  hamletId: 'h',
  ...QUARTER,
  state: 'draft',
  options: {},
  madeAt: '2026-11-01T00:00:00Z',
  madeBy: null,
  changedAt: '2026-11-01T00:00:00Z',
  changedBy: null,
  publishedAt: null,
  replacedBy: null,
  failure: null,
  progress: null,
  version: 1,
  ...facts,
});

const day = (date: string, facts: Partial<PlanDay> = {}): PlanDay => ({
  date,
  from: '08:00',
  to: '12:00',
  memberIds: ['m'],
  clusterIds: ['c'],
  visits: [],
  expectedSupports: 0,
  change: null,
  past: false,
  loads: [],
  ...facts,
});

const plan = (facts: Partial<Plan>): Plan => ({
  ...summary({}),
  pairs: [],
  days: [],
  norms: [],
  shortfalls: [],
  unplanned: [],
  warnings: [],
  outlook: {
    supportsRecorded: 0,
    supportsExpected: 0,
    flagged: 0,
    flaggedPlanned: 0,
    lastFlaggedOn: null,
    visits: 0,
    walkMinutes: 0,
    walkMetres: 0,
    hours: 0,
  },
  load: [],
  undo: 0,
  redo: 0,
  changedDays: 0,
  ...facts,
});

const week = (period: string, planned: number) => ({
  id: 'activity-days',
  period,
  planned,
  threshold: 2,
  met: planned >= 2,
});

describe('which plan the page opens with', () => {
  const published = summary({ id: 'published', state: 'published', madeAt: '2026-10-01T00:00:00Z' });
  const draft = summary({ id: 'draft', madeAt: '2026-11-01T00:00:00Z' });

  test('a draft goes before the plan in force, the plan of the address before both', () => {
    expect(choosePlan([draft, published], undefined)?.id).toBe('draft');
    expect(choosePlan([published], undefined)?.id).toBe('published');
    expect(choosePlan([draft, published], 'published')?.id).toBe('published');
  });

  test('a trial is no plan until it is taken over', () => {
    const trial = summary({ id: 'trial', options: { trial: true }, madeAt: '2026-11-20T00:00:00Z' });
    const quarter = '2026-Q4';
    expect(plansOf([trial, published], quarter).map(({ id }) => id)).toEqual(['published']);
    expect(plansOf([{ ...trial, options: {} }, published], quarter).map(({ id }) => id)).toEqual([
      'trial',
      'published',
    ]);
  });

  test('a draft that was left behind by what was published since does not come up again', () => {
    const left = { ...draft, changedAt: '2026-11-02T00:00:00Z' };
    const since = { ...published, publishedAt: '2026-11-03T00:00:00Z' };
    expect(choosePlan([left, since], undefined)?.id).toBe('published');
    expect(choosePlan([{ ...left, changedAt: '2026-11-04T00:00:00Z' }, since], undefined)?.id).toBe('draft');
  });

  test('a plan that was replaced is not in force', () => {
    expect(choosePlan([{ ...published, replacedBy: 'other' }], undefined)).toBeUndefined();
  });

  test('what was thrown away, ended, or belongs to another quarter is not there', () => {
    const others = [
      summary({ state: 'deleted' }),
      summary({ state: 'cancelled' }),
      summary({ from: '2026-07-01', to: '2026-09-30' }),
    ];
    expect(plansOf([...others, draft], '2026-Q4')).toEqual([draft]);
  });
});

describe('quarters', () => {
  const dates = fc.date({ min: new Date('2024-01-01'), max: new Date('2031-12-31'), noInvalidDate: true });

  property.prop([dates])('every date lies in its quarter, and in no other beside it', (at) => {
    const date = at.toISOString().slice(0, 10);
    const quarter = quarterOf(date);
    const { from, to } = rangeOf(quarter);
    expect(from <= date && date <= to).toBe(true);
    expect(rangeOf(quarterAfter(quarter, 1)).from > to).toBe(true);
    expect(rangeOf(quarterAfter(quarter, -1)).to < from).toBe(true);
  });

  test('the quarter after the last of a year is the first of the next', () => {
    expect(quarterAfter('2026-Q4', 1)).toBe('2027-Q1');
    expect(rangeOf('2026-Q4')).toEqual(QUARTER);
  });
});

describe('weeks', () => {
  test('the quarter is shown in whole weeks from Monday on; what lies outside is marked', () => {
    const weeks = weeksOf(plan({ days: [day('2026-12-02')] }));
    for (const { dates } of weeks) expect(dates.map(({ date }) => isoWeekday(date))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(weeks[0]!.dates.map(({ outside }) => outside)).toEqual([true, true, true, false, false, false, false]);
    expect(weeks.filter(({ days }) => days > 0).map((one) => one.week)).toEqual(['2026-W49']);
  });

  test('this week is not over, however late in the week it is', () => {
    const [past, ahead] = splitWeeks(weeksOf(plan({})), '2026-11-29');
    expect(past.at(-1)!.week).toBe('2026-W47');
    expect(ahead[0]!.week).toBe('2026-W48');
  });

  test('a day can be moved to today at the earliest and to the end of the quarter at the latest', () => {
    const dates = datesAhead(QUARTER, TODAY);
    expect([dates[0], dates.at(-1)]).toEqual([TODAY, '2026-12-31']);
  });

  test('the nearest day is shown first, the last one when all are over', () => {
    const days = [day('2026-11-24'), day('2026-11-28'), day('2026-12-02')];
    expect(dayToShow(days, TODAY)?.date).toBe('2026-11-28');
    expect(dayToShow(days.slice(0, 1), TODAY)?.date).toBe('2026-11-24');
    expect(dayToShow([], TODAY)).toBeUndefined();
  });

  test('an ISO week begins on its Monday, over the end of a year as well', () => {
    expect([mondayOf('2026-W49'), mondayOf('2026-W53'), mondayOf('2027-W01')]).toEqual([
      '2026-11-30',
      '2026-12-28',
      '2027-01-04',
    ]);
  });
});

test('weeks that are over are no shortfall: nobody can change them', () => {
  const norms = [week('2026-W47', 0), week('2026-W48', 2), week('2026-W49', 1)];
  const shortfalls = [
    { normId: 'activity-days', period: '2026-W47', reason: 'past', needed: { days: 2 } },
    { normId: 'activity-days', period: '2026-W49', reason: 'harvest', needed: { days: 1 } },
  ];
  const figure = weeksFigure(plan({ norms, shortfalls }), TODAY);
  expect(figure).toMatchObject({ fewest: 1, weeks: 2, short: ['2026-W49'] });
  expect(figure.shortfalls.map(({ period }) => period)).toEqual(['2026-W49']);
});

test('a week in which no day is left for what is missing is no shortfall any more', () => {
  const norms = [week('2026-W48', 1), week('2026-W49', 2)];
  const days = ['2026-11-24', '2026-11-26', '2026-11-27', '2026-11-28'].map((date) => day(date));
  const still = plan({ norms, days });
  expect(weekShort(still, '2026-W48', TODAY)).toBe('short');
  expect(weeksFigure(still, TODAY)).toMatchObject({ fewest: 1, short: ['2026-W48'] });
  const sunday = '2026-11-29';
  const over = plan({ norms, days: [...days, day(sunday)] });
  expect(weekShort(over, '2026-W48', sunday)).toBe('too late');
  expect(weekShort(plan({ norms, days, to: '2026-11-28' }), '2026-W48', sunday)).toBe('too late');
  expect(weekShort(over, '2026-W49', sunday)).toBe('no');
  expect(weeksFigure(over, sunday)).toMatchObject({ fewest: 2, weeks: 1, short: [] });
});

describe('what a change does', () => {
  test('names the week it leaves short, and warns of what was not warned of', () => {
    const known = { kind: 'holiday', date: '2026-12-31' };
    const before = plan({ norms: [week('2026-W49', 2)], warnings: [known] });
    const after = plan({
      norms: [week('2026-W49', 1)],
      warnings: [known, { kind: 'member_absent', date: '2026-12-02', memberId: 'm' }],
    });
    const effect = effectOf(before, after, TODAY);
    expect(effect.weeksShort).toEqual(['2026-W49']);
    expect(effect.warnings.map(({ kind }) => kind)).toEqual(['member_absent']);
    expect(effectOf(after, before, TODAY)).toMatchObject({ weeksShort: [], weeksMended: ['2026-W49'], warnings: [] });
  });

  test('a plan beside itself changes nothing', () => {
    const same = plan({ norms: [week('2026-W49', 1)], warnings: [{ kind: 'holiday', date: '2026-12-31' }] });
    expect(effectOf(same, same, TODAY)).toMatchObject({
      weeksShort: [],
      weeksMended: [],
      stillShort: 1,
      supports: 0,
      visits: 0,
      walkMetres: 0,
      warnings: [],
    });
  });
});

test('a new day has the hours of the last one on the same weekday, and everyone who serves', () => {
  const days = [day('2026-11-25', { from: '17:00', to: '21:00' }), day('2026-11-28')];
  const members = [{ id: 'a' }, { id: 'b' }];
  expect(newDay(days, '2026-12-02', members)).toEqual({ from: '17:00', to: '21:00', memberIds: ['a', 'b'] });
  expect(newDay(days, '2026-12-03', members)).toMatchObject({ from: '08:00', to: '12:00' });
});

test('no two members of a crew have the same line', () => {
  const looks = Array.from({ length: 12 }, (_, at) => JSON.stringify(lookOf(at, 'light')));
  expect(new Set(looks).size).toBe(12);
});

test('an address is read as far as it makes sense', () => {
  expect(readPlanSearch({ quarter: '2026-Q4', date: '2026-12-02', plan: 'a b', hamlet: 7 })).toEqual({
    quarter: '2026-Q4',
    date: '2026-12-02',
  });
});
