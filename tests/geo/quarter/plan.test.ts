import { describe, expect, test } from 'vitest';
import { planQuarter, type QuarterInput, type QuarterPlan } from '#geo/quarter/index.ts';
import { addDays } from '#geo/time/local-date.ts';
import { FROM, flagged, household, many, member, NORMS, norm, quarter, TO } from './support.ts';

const OPTIONS = { iterations: 200 };
const plan = (known: Partial<QuarterInput>, options = {}) => planQuarter(quarter(known), { ...OPTIONS, ...options });
const dateOf = ({ days }: QuarterPlan, id: string) =>
  days.find(({ visits }) => visits.some(({ householdId }) => householdId === id))?.date;
const unmet = ({ norms }: QuarterPlan, id: string) =>
  norms.filter((one) => one.id === id && !one.met).map(({ period }) => period);
const MIDDLE = '2026-11-15';

describe('with enough hands', () => {
  const households = [...many(30, flagged), ...many(120, household)].map((one, i) => ({
    ...one,
    memberId: `m${1 + (i % 4)}`,
  }));

  test('every week has two days of four hours, every flagged household is visited before the middle, nothing is missing', async () => {
    const found = await plan({ households });
    expect(unmet(found, 'activity-days')).toEqual([]);
    expect(found.norms.filter(({ id }) => id === 'activity-days')).toHaveLength(14);
    expect(unmet(found, 'activity-hours')).toEqual([]);
    expect(found.shortfalls).toEqual([]);
    for (const { id } of households.filter((one) => one.flagged)) expect(dateOf(found, id)! < MIDDLE).toBe(true);
  });

  test('no flagged household waits for one that is not', async () => {
    const unreached = many(20, household, 3, { status: 'never_reached', rank: 4 }).map((one) => ({
      ...one,
      id: `u${one.id}`,
    }));
    const found = await plan({ households: [...households, ...unreached] });
    const last = households
      .filter((one) => one.flagged)
      .map(({ id }) => dateOf(found, id)!)
      .sort()
      .at(-1)!;
    for (const { id } of unreached) expect(dateOf(found, id)! >= last).toBe(true);
  });

  test('days beyond the norm are only held while somebody waits', async () => {
    const { days } = await plan({ households });
    const late = days.filter(({ date }) => date >= '2026-11-02' && date <= '2026-11-29');
    expect(late).toHaveLength(8);
    expect(late.every(({ visits, memberIds }) => visits.length > 0 && memberIds.length >= 2)).toBe(true);
  });

  test('holidays are left out, and the harvest by day', async () => {
    const harvests = [{ from: '2026-10-05', to: '2026-10-25', work: 'evenings' as const }];
    const { days } = await plan({ households, holidays: ['2026-10-31', '2026-11-01'], harvests });
    expect(days.some(({ date }) => date === '2026-10-31' || date === '2026-11-01')).toBe(false);
    const during = days.filter(({ date }) => date >= '2026-10-05' && date <= '2026-10-25');
    expect(during.length).toBeGreaterThanOrEqual(6);
    expect(during.every(({ from }) => from >= '17:00')).toBe(true);
  });
});

describe('what cannot be', () => {
  test('Tết and holidays that leave one day of the week', async () => {
    const found = await planQuarter(
      quarter({
        from: '2027-01-01',
        to: '2027-03-31',
        today: '2027-01-01',
        households: many(30, flagged),
        members: [member('m1', { hours: [4, 5, 6, 7].map((weekday) => ({ weekday, from: '07:00', to: '21:00' })) })],
      }),
      OPTIONS,
    );
    expect(found.shortfalls).toContainEqual(
      expect.objectContaining({ normId: 'activity-days', period: '2027-W05', reason: 'no_shift' }),
    );
    const closed = await plan({
      households: many(30, flagged),
      holidays: Array.from({ length: 6 }, (_, i) => addDays('2026-10-05', i)),
    });
    expect(closed.shortfalls.filter(({ normId }) => normId === 'activity-days')).toEqual([
      expect.objectContaining({
        normId: 'activity-days',
        period: '2026-W41',
        reason: 'holidays',
        needed: { days: 1, memberHours: 4, on: 'any' },
      }),
    ]);
  });

  test('everybody away for a week', async () => {
    const members = ['m1', 'm2'].map((id) => member(id, { absences: [{ from: '2026-10-12', to: '2026-10-18' }] }));
    const found = await plan({ households: many(60, household), members, norms: [norm('activity-days', 2)] });
    expect(found.shortfalls).toEqual([
      {
        normId: 'activity-days',
        period: '2026-W42',
        reason: 'absences',
        needed: { days: 2, memberHours: 8, on: 'any' },
      },
    ]);
  });

  test('one member with four hours a week: another four hours a week are needed', async () => {
    const found = await plan({ members: [member('m1', { weeklyHours: 4 })], norms: [norm('activity-days', 2)] });
    expect(found.shortfalls).toHaveLength(14);
    for (const one of found.shortfalls)
      expect(one).toMatchObject({ reason: 'hours', needed: { days: 1, memberHours: 4 } });
  });

  test('no evening is long enough: the hours are named', async () => {
    const shifts = [{ weekdays: [1, 2, 3, 4, 5], from: '18:00', to: '21:00' }];
    const found = await plan({ households: many(30, household), shifts });
    const hours = found.shortfalls.filter(({ normId }) => normId === 'activity-hours');
    expect(hours.length).toBeGreaterThan(20);
    for (const one of hours) expect(one).toMatchObject({ reason: 'no_shift', needed: { hours: 1, on: 'weekdays' } });
  });

  test('too many flagged households for the hands there are', async () => {
    const found = await plan({ households: many(400, flagged), members: [member('m1', { weeklyHours: 8 })] });
    const missing = found.unplanned.length;
    expect(missing).toBeGreaterThan(0);
    const shortfall = found.shortfalls.find(({ normId }) => normId === 'reach-the-unreached')!;
    expect(shortfall).toMatchObject({ reason: 'capacity', needed: { households: missing } });
    expect(shortfall.needed.memberHours! / missing).toBeGreaterThan(0.3);
  });

  test('too few households for fifty supports; second calls are made first', async () => {
    const found = await plan({ households: many(3, household) });
    expect(found.days.flatMap(({ visits }) => visits).some(({ reason }) => reason === 'second_call')).toBe(true);
    expect(found.shortfalls.find(({ normId }) => normId === 'team-supports')).toMatchObject({
      reason: 'few_households',
    });
  });

  test('a member in charge of too few', async () => {
    const households = many(12, household, 3, { memberId: 'm1' });
    const found = await plan({ households, members: [member('m1'), member('m2')] });
    expect(found.shortfalls).toContainEqual({
      normId: 'member-load',
      period: '2026-Q4',
      memberId: 'm2',
      reason: 'few_in_charge',
      needed: { households: 10 },
    });
  });

  test('a team without members', async () => {
    const found = await plan({ members: [], households: many(5, flagged) });
    expect(found.days).toEqual([]);
    expect(found.shortfalls.map(({ reason }) => reason)).toContain('no_members');
    expect(unmet(found, 'activity-days')).toHaveLength(14);
  });

  test('the past of the quarter counts as it was, and what is over is said', async () => {
    const recorded = { sessions: [{ date: '2026-10-20', from: '08:00', to: '12:00' }], supports: 49 };
    const found = await plan({ today: '2026-11-02', recorded, households: many(20, household) });
    const past = found.shortfalls.filter(({ reason }) => reason === 'past');
    expect(past.map(({ period, needed }) => [period, needed.days])).toEqual([
      ['2026-W40', 2],
      ['2026-W41', 2],
      ['2026-W42', 2],
      ['2026-W43', 1],
      ['2026-W44', 2],
    ]);
    expect(found.days.every(({ date }) => date >= '2026-11-02')).toBe(true);
    expect(unmet(found, 'team-supports')).toEqual([]);
  });
});

describe('the leader and the household have a say', () => {
  const pin = (householdId: string, kind: 'pin' | 'postpone', from: string, until: string) => ({
    householdId,
    kind,
    from,
    until,
    reason: 'lý do',
  });

  test('a pinned household is visited in its time, before flagged ones', async () => {
    const found = await plan({
      households: [...many(40, flagged), household('p')],
      members: [member('m1')],
      pins: [pin('p', 'pin', FROM, '2026-10-11')],
    });
    expect(found.days[0]!.visits[0]).toMatchObject({ householdId: 'p', reason: 'pinned' });
    const later = await plan({ households: [household('p')], pins: [pin('p', 'pin', '2026-12-01', '2026-12-10')] });
    expect(dateOf(later, 'p')! >= '2026-12-01').toBe(true);
  });

  test('who is pinned for long is called at a second time only from the promised day on', async () => {
    const promised = '2026-11-03';
    const few = many(12, flagged).map((one) => ({ ...one, followUpOn: promised }));
    const pins = few.map(({ id }) => pin(id, 'pin', FROM, TO));
    const { days } = await plan({ households: few, pins, to: '2026-11-15' });
    const seconds = days.flatMap(({ date, visits }) =>
      visits.filter(({ reason }) => reason === 'second_call').map(() => date),
    );
    expect(seconds.length).toBeGreaterThan(0);
    expect(seconds.every((date) => date >= promised)).toBe(true);
  });

  test('a postponed one waits till its end, and is excused when that lies behind the quarter', async () => {
    const found = await plan({
      households: [flagged('a'), flagged('b')],
      pins: [pin('a', 'postpone', FROM, '2026-11-30'), pin('b', 'postpone', FROM, TO)],
    });
    expect(dateOf(found, 'a')! > '2026-11-30').toBe(true);
    expect(found.unplanned).toEqual([{ householdId: 'b', reason: 'postponed' }]);
    expect(unmet(found, 'reach-the-unreached')).toEqual([]);
  });

  test('who asked to come back is visited on the day or soon after, never before', async () => {
    const asked = household('a', { status: 'reached', followUpOn: '2026-11-10' });
    const found = await plan({ households: [asked, flagged('b', { followUpOn: '2026-10-20' })] });
    for (const [id, day] of [
      ['a', '2026-11-10'],
      ['b', '2026-10-20'],
    ] as const) {
      expect(dateOf(found, id)! >= day).toBe(true);
      expect(dateOf(found, id)! <= addDays(day, 3)).toBe(true);
    }
  });

  test('a pair goes together or not at all', async () => {
    const members = [member('m1'), member('m2', { absences: [{ from: FROM, to: '2026-10-31' }] }), member('m3')];
    const { days } = await plan({ members, pairs: [['m1', 'm2']], households: many(40, flagged) });
    for (const { memberIds } of days) expect(memberIds.includes('m1')).toBe(memberIds.includes('m2'));
    expect(days.some(({ memberIds }) => memberIds.includes('m1'))).toBe(true);
  });

  test('the member in charge calls where he is there', async () => {
    const households = many(24, flagged).map((one) => ({
      ...one,
      memberId: one.clusterId === 'A' ? 'm1' : one.clusterId === 'B' ? 'm2' : 'm3',
    }));
    const { report } = await plan(
      { households, members: ['m1', 'm2', 'm3'].map((id) => member(id, { weeklyHours: 4 })) },
      { daysPerWeek: 1 },
    );
    expect(report.byMemberInCharge).toBe(1);
  });
});

describe('running', () => {
  test('the seed decides, not the time', async () => {
    const input = { households: [...many(30, flagged), ...many(60, household)] };
    let clock = 0;
    const slow = await plan(input, { now: () => (clock += 1000) });
    expect(await plan(input)).toEqual(slow);
  });

  test('it stops when told so, and when the time is over', async () => {
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await expect(plan({}, { signal: controller.signal })).rejects.toThrow('enough');
    const during = new AbortController();
    setTimeout(() => during.abort(new Error('now')), 60);
    await expect(plan({ households: many(200, flagged) }, { iterations: 1e9, signal: during.signal })).rejects.toThrow(
      'now',
    );
    const timed = await plan({ households: many(50, flagged) }, { iterations: 1e9, timeLimitMs: 50 });
    expect(timed.report.iterations).toBeLessThan(1e9);
  });

  test('a later plan that asks for three days a week is followed from its first week', async () => {
    const norms = [
      { ...norm('activity-days', 2), validTo: '2026-11-15' },
      { ...norm('activity-days', 3), validFrom: '2026-11-16' },
    ];
    const { norms: figures } = await plan({ norms, households: many(20, household) });
    expect(figures.filter(({ id }) => id === 'activity-days').map(({ threshold }) => threshold)).toEqual([
      ...Array(7).fill(2),
      ...Array(7).fill(3),
    ]);
    expect(figures.every(({ met }) => met)).toBe(true);
  });

  test.each<[string, Partial<QuarterInput>]>([
    ['to', { to: '2026-09-01' }],
    ['from', { from: '2026-13-01' }],
    ['to', { to: '2027-02-30' }],
    ['members', { members: undefined as never }],
    ['households[0].id', { households: [null as never] }],
    ['members[0].weeklyHours', { members: [member('a', { weeklyHours: Number.NaN })] }],
    ['members[1].id', { members: [member('a'), member('a')] }],
    ['households[0].memberId', { households: [household('a', { memberId: 'nobody' })] }],
    ['households[0].position', { households: [household('a', { position: [Number.NaN, 20] })] }],
    ['pins[0].householdId', { pins: [{ householdId: 'x', kind: 'pin', from: FROM, until: TO, reason: 'r' }] }],
    [
      'pins[0].reason',
      { households: [household('x')], pins: [{ householdId: 'x', kind: 'pin', from: FROM, until: TO, reason: ' ' }] },
    ],
    ['pairs[0]', { pairs: [['m1', 'm9']] }],
    ['shifts[0]', { shifts: [{ weekdays: [1], from: '18:00', to: '17:00' }] }],
    ['norms[0].threshold', { norms: [{ ...NORMS[0]!, threshold: Number.NaN }] }],
  ])('names the field %s', async (field, known) => {
    await expect(plan(known)).rejects.toMatchObject({ name: 'PlanInputError', field });
  });
});

test('of today only shifts that can still begin are planned', async () => {
  const input = quarter({
    households: many(40, flagged),
    today: '2026-10-03',
    members: [member('m1', { weeklyHours: 40 }), member('m2', { weeklyHours: 40 })],
  });
  const first = async (now: string) => (await planQuarter({ ...input, now }, { iterations: 50 })).days[0]!;
  expect(await first('08:00')).toMatchObject({ date: '2026-10-03' });
  expect((await first('16:00')).from >= '17:00' || (await first('16:00')).date > '2026-10-03').toBe(true);
  expect((await first('21:30')).date > '2026-10-03').toBe(true);
});
