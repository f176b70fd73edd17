import fc from 'fast-check';
import type { DatedNorm } from '#geo/coverage/norms.ts';
import type { Pin } from '#geo/coverage/pins.ts';
import type { QuarterHousehold, QuarterInput, QuarterMember } from '#geo/quarter/index.ts';
import { addDays } from '#geo/time/local-date.ts';

/** A quarter without a holiday at its beginning; 1 October 2026 is a Thursday. */
export const FROM = '2026-10-01';
export const TO = '2026-12-31';

export const norm = (id: string, threshold: number): DatedNorm => ({
  id,
  threshold,
  upper: null,
  unit: '',
  dueOn: null,
  validFrom: '2025-11-01',
  validTo: null,
});
export const NORMS = [
  norm('activity-days', 2),
  norm('activity-hours', 4),
  norm('team-supports', 50),
  norm('member-load', 10),
];

export const member = (id: string, known: Partial<QuarterMember> = {}): QuarterMember => ({
  id,
  weeklyHours: 8,
  ...known,
});

/** Reached long ago, in cluster A, unless told otherwise. */
export const household = (id: string, known: Partial<QuarterHousehold> = {}): QuarterHousehold => ({
  id,
  clusterId: 'A',
  position: [106.4, 20.3],
  status: 'reached',
  rank: 6,
  within: 0,
  flagged: false,
  priority: false,
  memberId: null,
  followUpOn: null,
  lastAttemptAt: '2026-01-10T02:00:00Z',
  ...known,
});
export const flagged = (id: string, known: Partial<QuarterHousehold> = {}): QuarterHousehold =>
  household(id, { status: 'never_reached', rank: 2, flagged: true, priority: true, lastAttemptAt: null, ...known });

export const quarter = (known: Partial<QuarterInput> = {}): QuarterInput => ({
  from: FROM,
  to: TO,
  today: FROM,
  households: [],
  members: [member('m1'), member('m2'), member('m3'), member('m4')],
  norms: NORMS,
  ...known,
});

/** `count` households of a kind, scattered over clusters A, B, …. */
export const many = (
  count: number,
  make: typeof household,
  clusters = 3,
  known: Partial<QuarterHousehold> = {},
): QuarterHousehold[] =>
  Array.from({ length: count }, (_, i) =>
    make(`${make === flagged ? 'f' : 'h'}${i}`, {
      clusterId: String.fromCharCode(65 + (i % clusters)),
      position: [106.4 + (i % clusters) * 0.004 + (i % 7) * 0.0003, 20.3 + (i % 11) * 0.0003],
      ...known,
    }),
  );

const dates = fc.integer({ min: -3, max: 40 }).map((days) => addDays(FROM, days));
const ranges = fc
  .tuple(dates, fc.integer({ min: 0, max: 12 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }));
const SHAPES = [
  { status: 'never_reached', rank: 1, flagged: true, priority: true },
  { status: 'attempted', rank: 2, flagged: true, priority: true },
  { status: 'never_reached', rank: 3, flagged: false, priority: false },
  { status: 'informed', rank: 4, flagged: false, priority: false },
  { status: 'follow_up_due', rank: 5, flagged: false, priority: true },
  { status: 'reached', rank: 6, flagged: false, priority: false },
  { status: 'refused', rank: 7, flagged: false, priority: true },
  { status: 'inactive', rank: 7, flagged: false, priority: false },
] as const;
const MEMBERS = ['m0', 'm1', 'm2', 'm3', 'm4'];

const oneHousehold = (i: number, members: readonly string[]): fc.Arbitrary<QuarterHousehold> =>
  fc
    .record({
      shape: fc.constantFrom(...SHAPES),
      clusterId: fc.constantFrom('A', 'B', 'C', null),
      position: fc.option(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })), { nil: null }),
      memberId: members.length > 0 ? fc.option(fc.constantFrom(...members), { nil: null }) : fc.constant(null),
      followUpOn: fc.option(dates, { nil: null }),
      lastAttemptAt: fc.option(
        dates.map((date) => `${addDays(date, -45)}T05:00:00Z`),
        { nil: null },
      ),
    })
    .map(({ shape, position, ...rest }) => ({
      id: `h${i}`,
      within: 0,
      ...shape,
      ...rest,
      position: position && [106.4 + position[0] / 1e4, 20.3 + position[1] / 1e4],
    }));

const hours = fc.option(
  fc.array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      from: fc.constantFrom('07:00', '17:00'),
      to: fc.constantFrom('19:00', '21:30'),
    }),
    { maxLength: 6 },
  ),
  { nil: undefined },
);

/** Any team's quarter of six weeks, small enough to be planned hundreds of times. */
export const quarters = (): fc.Arbitrary<QuarterInput> =>
  fc.integer({ min: 0, max: 5 }).chain((size) => {
    const ids = MEMBERS.slice(0, size);
    return fc.integer({ min: 0, max: 24 }).chain((count) =>
      fc
        .record({
          today: dates,
          households: fc.tuple(...Array.from({ length: count }, (_, i) => oneHousehold(i, ids))),
          members: fc.tuple(
            ...ids.map((id) =>
              fc.record({
                id: fc.constant(id),
                weeklyHours: fc.integer({ min: 0, max: 14 }),
                absences: fc.array(ranges, { maxLength: 2 }),
                hours,
              }),
            ),
          ),
          paired: fc.boolean(),
          holidays: fc.array(dates, { maxLength: 8 }),
          harvests: fc.array(
            fc.record({ range: ranges, work: fc.constantFrom('evenings' as const, 'none' as const) }),
            { maxLength: 2 },
          ),
          pins: fc.array(
            fc.record({ at: fc.nat(30), range: ranges, kind: fc.constantFrom('pin' as const, 'postpone' as const) }),
            { maxLength: 5 },
          ),
          sessions: fc.array(fc.integer({ min: -4, max: -1 }), { maxLength: 3 }),
        })
        .map(({ paired, harvests, pins, sessions, ...rest }) => ({
          from: FROM,
          to: addDays(FROM, 41),
          norms: NORMS,
          ...rest,
          pairs: paired && size >= 2 ? [['m0', 'm1'] as const] : [],
          harvests: harvests.map(({ range, work }) => ({ ...range, work })),
          pins: pins
            .filter(({ at }) => at < count)
            .map(
              ({ at, range, kind }): Pin => ({
                householdId: `h${at}`,
                kind,
                from: range.from,
                until: range.to,
                reason: 'lý do',
              }),
            ),
          recorded: {
            sessions: sessions.map((days) => ({ date: addDays(rest.today, days), from: '08:00', to: '11:00' })),
            supports: 3,
          },
        })),
    );
  });
