import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  changeDays,
  differencesOf,
  inWalkingOrder,
  memberDays,
  type PlanChange,
  planQuarter,
  type QuarterDay,
  type QuarterInput,
  recordedOf,
  standingOf,
  warningsOf,
} from '#geo/quarter/index.ts';
import { addDays } from '#geo/time/local-date.ts';
import { FROM, flagged, household, many, member, quarter, quarters } from './support.ts';

const DAY = '2026-10-10';
const day = (known: Partial<QuarterDay> = {}): QuarterDay => ({
  date: DAY,
  from: '08:00',
  to: '12:00',
  memberIds: ['m1', 'm2'],
  clusterIds: ['A'],
  visits: [
    { householdId: 'f0', memberId: 'm1', reason: 'flagged' },
    { householdId: 'f1', memberId: 'm1', reason: 'flagged' },
    { householdId: 'f2', memberId: 'm2', reason: 'flagged' },
  ],
  expectedSupports: 2,
  ...known,
});
const input = quarter({ households: many(9, flagged, 1) });
const change = (...changes: PlanChange[]) => changeDays(input, [day()], changes);
const daysOf = (changed: ReturnType<typeof change>): QuarterDay[] => {
  if (!changed.ok) throw new Error(changed.problem);
  return changed.days;
};
const callsOf = (one: QuarterDay) => one.visits.map((visit) => `${visit.memberId}:${visit.householdId}`);

describe('a change by hand', () => {
  test('moves a cluster with those who call there; a day of which nothing is left goes', () => {
    const days = daysOf(change({ kind: 'move_cluster', clusterId: 'A', from: DAY, to: '2026-10-17' }));
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({ date: '2026-10-17', from: '08:00', memberIds: ['m1', 'm2'], clusterIds: ['A'] });
    expect(callsOf(days[0]!).sort()).toEqual(['m1:f0', 'm1:f1', 'm2:f2']);
  });

  test('puts a stop at the place in the order that was asked for', () => {
    const days = daysOf(change({ kind: 'move_visit', householdId: 'f2', date: DAY, memberId: 'm1', position: 1 }));
    expect(callsOf(days[0]!)).toEqual(['m1:f0', 'm1:f2', 'm1:f1']);
  });

  test('gives the visits of who no longer comes to the others', () => {
    const days = daysOf(change({ kind: 'set_day', date: DAY, memberIds: ['m2', 'm3'] }));
    expect(days[0]!.visits).toHaveLength(3);
    expect(days[0]!.visits.every((visit) => ['m2', 'm3'].includes(visit.memberId))).toBe(true);
  });

  test('adds of a cluster those who wait and have no day yet', () => {
    const days = daysOf(
      change(
        { kind: 'add_day', date: '2026-10-20', from: '17:00', to: '21:00', memberIds: ['m3'] },
        { kind: 'add_cluster', clusterId: 'A', date: '2026-10-20' },
      ),
    );
    expect(days[1]!.visits.map((visit) => visit.householdId).sort()).toEqual(['f3', 'f4', 'f5', 'f6', 'f7', 'f8']);
  });

  test('cannot be made where it is impossible, and then nothing is', () => {
    const problem = (...changes: PlanChange[]) => {
      const changed = change(...changes);
      return changed.ok ? null : [changed.problem, changed.index];
    };
    const free: PlanChange = { kind: 'remove_visit', householdId: 'f0', date: DAY };
    expect(problem(free, { kind: 'remove_visit', householdId: 'f0', date: DAY })).toEqual(['no_such_visit', 1]);
    expect(problem({ kind: 'remove_day', date: '2026-10-11' })).toEqual(['no_such_day', 0]);
    expect(problem({ kind: 'move_day', from: DAY, to: '2027-02-01' })).toEqual(['outside_plan', 0]);
    expect(problem({ kind: 'move_day', from: DAY, to: addDays(FROM, -1) })).toEqual(['outside_plan', 0]);
    expect(problem({ kind: 'add_visit', householdId: 'f1', date: DAY })).toEqual(['visit_exists', 0]);
    expect(problem({ kind: 'add_visit', householdId: 'f5', date: DAY, memberId: 'm4' })).toEqual(['not_in_crew', 0]);
    expect(problem({ kind: 'set_day', date: DAY, from: '12:00' })).toEqual(['impossible_hours', 0]);
    expect(problem({ kind: 'set_day', date: DAY, memberIds: [] })).toEqual(['empty_crew', 0]);
    expect(problem({ kind: 'add_cluster', clusterId: 'Z', date: DAY })).toEqual(['no_such_cluster', 0]);
    expect(problem({ kind: 'add_day', date: DAY, from: '08:00', to: '12:00', memberIds: ['m1'] })).toEqual([
      'day_exists',
      0,
    ]);
    const later: QuarterInput = { ...input, today: '2026-10-12' };
    const past = changeDays(later, [day()], [{ kind: 'remove_day', date: DAY }]);
    expect(past.ok ? null : past.problem).toBe('past_day');
  });

  propertyTest.prop([
    quarters(),
    fc.array(
      fc.record({
        kind: fc.nat(9),
        at: fc.nat(200),
        to: fc.integer({ min: 0, max: 41 }),
        who: fc.nat(4),
        position: fc.nat(5),
      }),
      { maxLength: 8 },
    ),
  ])('never loses a household, calls twice a day, or sends who does not come', async (facts, picks) => {
    const plan = await planQuarter(facts, { iterations: 5 });
    let days = plan.days;
    for (const pick of picks) {
      const wanted = toChange(facts, days, pick);
      if (!wanted) continue;
      const changed = changeDays(facts, days, [wanted]);
      if (!changed.ok) continue;
      const [before, after] = [households(days), households(changed.days)];
      if (wanted.kind === 'move_visit' || wanted.kind === 'move_day' || wanted.kind === 'set_day')
        expect([...after].sort()).toEqual([...before].sort());
      if (wanted.kind === 'move_cluster') expect(new Set(after)).toEqual(new Set(before));
      days = changed.days;
      for (const one of days) {
        expect(new Set(one.visits.map((visit) => visit.householdId)).size).toBe(one.visits.length);
        expect(one.visits.every((visit) => one.memberIds.includes(visit.memberId))).toBe(true);
        expect(one.memberIds.length).toBeGreaterThan(0);
      }
      expect(days.map((one) => one.date)).toEqual([...new Set(days.map((one) => one.date))].sort());
    }
    const { norms, outlook } = standingOf(facts, days);
    expect(norms.every(({ planned }) => Number.isFinite(planned))).toBe(true);
    expect(outlook.flaggedPlanned).toBeLessThanOrEqual(outlook.flagged);
    expect(() => warningsOf(facts, days)).not.toThrow();
  });
});

const households = (days: readonly QuarterDay[]) => days.flatMap((one) => one.visits.map((visit) => visit.householdId));

function toChange(
  facts: QuarterInput,
  days: readonly QuarterDay[],
  { kind, at, to, who, position }: { kind: number; at: number; to: number; who: number; position: number },
): PlanChange | null {
  const one = days[at % Math.max(1, days.length)];
  if (!one) return null;
  const toDate = addDays(FROM, to);
  const householdId = facts.households[at % Math.max(1, facts.households.length)]?.id ?? 'none';
  const called = one.visits[at % Math.max(1, one.visits.length)]?.householdId ?? householdId;
  const memberId = facts.members[who % Math.max(1, facts.members.length)]?.id ?? 'none';
  const clusterId = one.clusterIds[at % Math.max(1, one.clusterIds.length)] ?? 'A';
  const changes: PlanChange[] = [
    { kind: 'move_cluster', clusterId, from: one.date, to: toDate },
    { kind: 'add_cluster', clusterId, date: one.date },
    { kind: 'remove_cluster', clusterId, date: one.date },
    { kind: 'add_day', date: toDate, from: '08:00', to: '12:00', memberIds: [memberId] },
    { kind: 'remove_day', date: one.date },
    { kind: 'move_day', from: one.date, to: toDate },
    { kind: 'set_day', date: one.date, memberIds: [memberId] },
    { kind: 'add_visit', householdId, date: one.date },
    { kind: 'remove_visit', householdId: called, date: one.date },
    { kind: 'move_visit', householdId: called, date: one.date, toDate: days[to % days.length]!.date, position },
  ];
  return changes[kind]!;
}

test('a member walks his doors in the best order, whoever was put first', async () => {
  const at = (x: number) => ({ position: [106.4 + x / 1000, 20.3] });
  const facts = quarter({ households: [0, 5, 1, 4, 2, 3].map((x, i) => flagged(`f${i}`, at(x))) });
  const mixed = day({
    memberIds: ['m1'],
    visits: facts.households.map(({ id }) => ({ householdId: id, memberId: 'm1', reason: 'flagged' as const })),
  });
  const [ordered] = await inWalkingOrder(facts, [mixed]);
  const walk = (one: QuarterDay) => memberDays(facts, [one])[0]![0]!.walkMinutes;
  expect(walk(ordered!)).toBeLessThan(walk(mixed));
  expect([
    ['f0', 'f2', 'f4', 'f5', 'f3', 'f1'],
    ['f1', 'f3', 'f5', 'f4', 'f2', 'f0'],
  ]).toContainEqual(ordered!.visits.map((visit) => visit.householdId));
});

test('what was done counts once: a day that passed without a call counts for nothing', () => {
  const facts = quarter({
    today: '2026-10-12',
    households: many(9, flagged, 1),
    recorded: { sessions: [{ date: '2026-10-08', from: '08:00', to: '12:00' }], supports: 4 },
  });
  const { norms, outlook } = standingOf(facts, [day(), day({ date: '2026-10-15' })]);
  const inWeek = (week: string) => norms.find((norm) => norm.id === 'activity-days' && norm.period === week)?.planned;
  expect([inWeek('2026-W41'), inWeek('2026-W42')]).toEqual([1, 1]);
  expect(outlook).toMatchObject({ supportsRecorded: 4, flaggedPlanned: 3, visits: 3 });
});

test('warns of who is away, of a pair parted, of a call too soon after another, and of a conflict', () => {
  const facts = quarter({
    households: many(9, flagged, 1),
    members: [member('m1', { absences: [{ from: DAY, to: DAY }] }), member('m2'), member('m3')],
    pairs: [['m2', 'm3']],
  });
  const kinds = warningsOf(facts, [day(), day({ date: addDays(DAY, 3) })], [{ memberId: 'm2', householdId: 'f2' }]);
  expect(kinds).toContainEqual({ kind: 'member_absent', date: DAY, memberId: 'm1' });
  expect(kinds).toContainEqual({ kind: 'pair_parted', date: DAY, memberIds: ['m2', 'm3'] });
  expect(kinds).toContainEqual({ kind: 'called_twice', date: addDays(DAY, 3), householdId: 'f0' });
  expect(kinds).toContainEqual({ kind: 'conflict', date: DAY, memberId: 'm2', householdId: 'f2' });
});

test('two plans differ by their days and by who calls where', () => {
  const other = day({ visits: [{ householdId: 'f0', memberId: 'm2', reason: 'flagged' }] });
  const { days, visits } = differencesOf([day(), day({ date: '2026-10-20' })], [other, day({ date: '2026-10-21' })]);
  expect(days).toEqual([
    { date: DAY, before: ['A'], after: ['A'] },
    { date: '2026-10-20', before: ['A'], after: null },
    { date: '2026-10-21', before: null, after: ['A'] },
  ]);
  expect(visits.added).toBe(0);
  expect(visits.removed).toBe(2);
  expect(visits.otherMember + visits.otherDay).toBeGreaterThan(0);
});

test('calls near each other are one session, local time', () => {
  const call = (at: string, supported = 1) => ({
    at,
    outcome: 'supported' as const,
    supported,
    minutes: null,
    priority: true,
  });
  const { sessions, supports } = recordedOf([
    call('2026-10-10T03:00:00Z', 2),
    call('2026-10-10T01:00:00Z'),
    call('2026-10-10T02:00:00Z'),
    call('2026-10-10T10:00:00Z'),
  ]);
  expect(sessions).toEqual([
    { date: '2026-10-10', from: '07:50', to: '10:25' },
    { date: '2026-10-10', from: '16:50', to: '17:25' },
  ]);
  expect(supports).toBe(5);
});

test('households without a position are somewhere near', () => {
  const facts = quarter({ households: [flagged('f0', { position: null }), household('h1'), flagged('f2')] });
  const [loads] = memberDays(facts, [day()]);
  expect(loads!.every(({ walkMinutes }) => Number.isFinite(walkMinutes))).toBe(true);
});
