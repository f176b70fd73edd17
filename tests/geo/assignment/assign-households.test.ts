import { fc, test as prop } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { assignHouseholds } from '#geo/assignment/assign-households.ts';
import type { AssignableHousehold, AssignableMember } from '#geo/assignment/types.ts';
import { assignmentFaults } from '#geo/assignment/validate-assignment.ts';
import { hamlets } from '#tests/bench/assign/hamlets.ts';

/** Most units that fit when each member takes at most `most` households he may have (Kuhn's augmenting paths). */
function matched(allowed: boolean[][], most: number[]): number {
  const taken: number[][] = most.map(() => []);
  const give = (h: number, seen: Set<number>): boolean =>
    most.some((room, k) => {
      if (!allowed[h]![k] || seen.has(k)) return false;
      seen.add(k);
      if (taken[k]!.length < room) {
        taken[k]!.push(h);
        return true;
      }
      const at = taken[k]!.findIndex((other) => give(other, seen));
      if (at === -1) return false;
      taken[k]![at] = h;
      return true;
    });
  return allowed.filter((_, h) => give(h, new Set())).length;
}

const place = fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }));
const at = ([x, y]: [number, number]): [number, number] => [106.4 + x * 1e-4, 20.3 + y * 1e-4];
const tasks = fc.record({
  households: fc.array(
    fc.record({ place, cluster: fc.integer({ min: 0, max: 3 }), now: fc.integer({ min: -1, max: 4 }) }),
    { maxLength: 24 },
  ),
  members: fc.array(fc.record({ place, capacity: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 5 }),
  barred: fc.array(fc.tuple(fc.nat(23), fc.nat(4)), { maxLength: 30 }),
  minimumLoad: fc.integer({ min: 0, max: 6 }),
});

prop.prop([tasks], { numRuns: 150, seed: 5 })(
  'as many as possible have someone, and minimum loads are met as far as possible',
  async (task) => {
    const members: AssignableMember[] = task.members.map((one, k) => ({
      id: `m${k}`,
      location: at(one.place),
      capacity: one.capacity,
    }));
    const households: AssignableHousehold[] = task.households.map((one, h) => ({
      id: `h${h}`,
      location: at(one.place),
      clusterId: `c${one.cluster}`,
      memberId: one.now >= 0 && one.now < members.length ? `m${one.now}` : null,
    }));
    const barred = task.barred.filter(([h, k]) => h < households.length && k < members.length);
    const options = {
      minimumLoad: task.minimumLoad,
      iterations: 3,
      conflicts: barred.map(([h, k]) => ({ householdId: `h${h}`, memberId: `m${k}` })),
    };
    const result = await assignHouseholds(households, members, options);
    expect(assignmentFaults(households, members, options, result)).toEqual([]);
    const allowed = households.map((_, h) => members.map((_, k) => !barred.some(([a, b]) => a === h && b === k)));
    expect(result.assignments).toHaveLength(
      matched(
        allowed,
        members.map(({ capacity }) => capacity!),
      ),
    );
    // Prizes below the minimum: by matroid union the most that can be filled is a matching with the minimums as room
    const least = members.map(({ capacity }) => Math.min(capacity!, task.minimumLoad));
    const filled = result.report.members.reduce((sum, one, k) => sum + Math.min(one.householdsAfter, least[k]!), 0);
    expect(filled).toBe(matched(allowed, least));
  },
);

const withFaces = async (count: number) => {
  const task = hamlets(count, 5);
  const { assignments } = await assignHouseholds(task.households, task.members);
  const now = new Map(assignments.map(({ householdId, memberId }) => [householdId, memberId]));
  return {
    members: task.members,
    households: task.households.map((one) => ({ ...one, memberId: now.get(one.id) ?? null })),
  };
};

test('one household more changes next to nothing', async () => {
  const { households, members } = await withFaces(200);
  const one = { ...households[17]!, id: 'new', memberId: null };
  const { report, unassigned } = await assignHouseholds([...households, one], members);
  expect(unassigned).toEqual([]);
  expect(report.changed).toBeLessThanOrEqual(5);
});

test('always kept faces stay, and without keeping the same input gives the same result', async () => {
  const { households, members } = await withFaces(200);
  const kept = await assignHouseholds(households.toReversed(), members, { keepExisting: 'always' });
  expect(kept.report.changed).toBe(0);
  const again = await assignHouseholds(households, members, { keepExisting: 'ignore', seed: 4 });
  expect(again).toEqual(await assignHouseholds(households, members, { keepExisting: 'ignore', seed: 4 }));
});

test('each household without anyone says why', async () => {
  const home: [number, number] = [106.4, 20.3];
  const members: AssignableMember[] = [
    { id: 'an', location: home, hamletId: 'x', capacity: 1 },
    { id: 'binh', location: home, hamletId: 'y', availability: 0 },
  ];
  const households: AssignableHousehold[] = [
    { id: 'urgent', location: home, hamletId: 'x', rank: 1 },
    { id: 'late', location: home, hamletId: 'x', rank: 6 },
    { id: 'kin', location: home, hamletId: 'x' },
    { id: 'other hamlet', location: home, hamletId: 'y' },
    { id: 'nowhere', location: null },
  ];
  const { assignments, unassigned, report } = await assignHouseholds(households, members, {
    conflicts: [{ memberId: 'an', householdId: 'kin' }],
  });
  expect(assignments).toEqual([{ householdId: 'urgent', memberId: 'an' }]);
  expect(Object.fromEntries(unassigned.map(({ householdId, reason }) => [householdId, reason]))).toEqual({
    late: 'capacity',
    kin: 'conflict',
    'other hamlet': 'no_member',
    nowhere: 'no_location',
  });
  expect(report.members.map(({ belowMinimum }) => belowMinimum)).toEqual(['capacity', 'unavailable']);
});

test('a household without a position goes with its cluster', async () => {
  const members: AssignableMember[] = [
    { id: 'west', location: [106.4, 20.3] },
    { id: 'east', location: [106.5, 20.3] },
  ];
  const households: AssignableHousehold[] = [
    { id: 'a', location: [106.4, 20.3], clusterId: 'w' },
    { id: 'b', location: [106.5, 20.3], clusterId: 'e' },
    { id: 'c', location: null, clusterId: 'e' },
  ];
  const { assignments, report } = await assignHouseholds(households, members, { minimumLoad: 1 });
  expect(assignments.find(({ householdId }) => householdId === 'c')?.memberId).toBe('east');
  expect(report.placedBy).toEqual([{ householdId: 'c', by: 'cluster' }]);
});

test.each([
  ['households[0].location', [{ id: 'a', location: [200, 0] }], {}],
  [
    'households[1].id',
    [
      { id: 'a', location: null },
      { id: 'a', location: null },
    ],
    {},
  ],
  ['options.minimumLoad', [], { minimumLoad: -1 }],
  ['options.seed', [], { seed: -1 }],
  ['options.iterations', [], { iterations: Number.NaN }],
  ['options.timeLimitMs', [], { timeLimitMs: -1 }],
  ['households', null, {}],
  ['households[0].id', [null], {}],
  ['households[0].location', [{ id: 'a' }], {}],
  ['options.conflicts[0].memberId', [], { conflicts: [{ memberId: 'x', householdId: 'a' }] }],
])('%s is named where it is wrong', async (field, households, options) => {
  await expect(assignHouseholds(households as unknown as AssignableHousehold[], [], options)).rejects.toMatchObject({
    field,
  });
});

test('a commune without hamlets is assigned within the time given, if not as well', async () => {
  const members: AssignableMember[] = Array.from({ length: 150 }, (_, k) => ({
    id: `m${k}`,
    location: at([k % 15, Math.floor(k / 15)]),
    capacity: 30,
  }));
  const households: AssignableHousehold[] = Array.from({ length: 3000 }, (_, h) => ({
    id: `h${h}`,
    location: at([h % 60, Math.floor(h / 60)]),
  }));
  // A clock that moves on each time somebody looks.
  let looks = 0;
  const options = { timeLimitMs: 100, now: () => looks++ };
  const { unassigned, report } = await assignHouseholds(households, members, options);
  expect(unassigned).toEqual([]);
  expect(Math.min(...report.members.map((row) => row.householdsAfter))).toBeGreaterThanOrEqual(10);
});

test('can be ended where one hamlet is the size of a commune', async () => {
  const place = (i: number) => ({ location: at([i % 40, Math.floor(i / 40)]) });
  const members: AssignableMember[] = Array.from({ length: 60 }, (_, k) => ({ id: `m${k}`, ...place(13 * k) }));
  const households: AssignableHousehold[] = Array.from({ length: 800 }, (_, h) => ({ id: `h${h}`, ...place(h) }));
  const stop = new AbortController();
  const begun = assignHouseholds(households, members, { signal: stop.signal });
  stop.abort(new Error('enough'));
  await expect(begun).rejects.toThrow('enough');
});

test('hears the signal within one part, however large', async () => {
  const place = (i: number) => ({ location: at([i % 60, Math.floor(i / 60)]) });
  const members: AssignableMember[] = Array.from({ length: 250 }, (_, k) => ({ id: `m${k}`, ...place(11 * k) }));
  const households: AssignableHousehold[] = Array.from({ length: 4000 }, (_, h) => ({ id: `h${h}`, ...place(h) }));
  const stop = new AbortController();
  let shares = 0;
  const onProgress = () => {
    // The flow alone would go on for many seconds.
    if (++shares === 3) stop.abort(new Error('enough'));
  };
  const begun = assignHouseholds(households, members, { signal: stop.signal, onProgress });
  await expect(begun).rejects.toThrow('enough');
  expect(shares).toBe(3);
});
