import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { figuresOfPart } from '#geo';
import { assignHouseholds } from '#geo/assignment/assign-households.ts';
import type { AssignableHousehold, AssignableMember, AssignmentReport } from '#geo/assignment/types.ts';

const place = fc.option(
  fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })).map(([x, y]) => at(x, y)),
);
const at = (x: number, y: number): [number, number] => [106.4 + x / 104_360, 20.2 + y / 111_195];
const hamlets = fc.record({
  members: fc.array(place, { minLength: 1, maxLength: 4 }),
  households: fc.array(
    fc.record({ location: place, cluster: fc.option(fc.nat(3)), member: fc.option(fc.nat(3)), taken: fc.boolean() }),
    { minLength: 1, maxLength: 25 },
  ),
});

const presentOf = ({ members, clusters }: AssignmentReport) => ({
  members: members.map((row) => ({
    memberId: row.memberId,
    households: row.householdsBefore,
    metres: row.metresBefore,
  })),
  clusters: { whole: clusters.wholeBefore, count: clusters.count },
});

test.prop([hamlets], { numRuns: 60 })(
  'a part of a proposal comes to what stands where only this part is carried out',
  async ({ members: homes, households: doors }) => {
    const members: AssignableMember[] = homes.map((location, k) => ({ id: `m${k}`, location }));
    const households: AssignableHousehold[] = doors.map(({ location, cluster, member }, h) => ({
      id: `h${h}`,
      location,
      clusterId: cluster === null ? null : `c${cluster}`,
      memberId: member === null ? null : (members[member]?.id ?? null),
    }));
    const options = { minimumLoad: 0, iterations: 20, seed: 1 };
    const { report, assignments } = await assignHouseholds(households, members, { ...options, keepExisting: 'ignore' });
    const chosen = new Set(doors.flatMap(({ taken }, h) => (taken ? [`h${h}`] : [])));
    const future = new Map(assignments.map(({ householdId, memberId }) => [householdId, memberId]));
    const carriedOut = households.map((one) =>
      chosen.has(one.id) ? { ...one, memberId: future.get(one.id) ?? null } : one,
    );
    // What stands afterwards is what the next report says of the present.
    const oracle = (await assignHouseholds(carriedOut, members, { ...options, keepExisting: 'always' })).report;
    const figures = figuresOfPart(presentOf(report), report.ledger, chosen);
    for (const { memberId, householdsBefore, metresBefore } of oracle.members) {
      expect(figures.members.get(memberId)!.households).toBe(householdsBefore);
      expectClose(figures.members.get(memberId)!.metres, metresBefore);
    }
    expect(figures.whole).toBe(oracle.clusters.wholeBefore);
    expectClose(figures.metres, oracle.metresBefore);
    const without = (all: readonly AssignableHousehold[]) => all.filter(({ memberId }) => memberId === null).length;
    expect(figures.gained).toBe(without(households) - without(carriedOut));
  },
);

function expectClose(found: number | null, expected: number | null): void {
  if (expected === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(expected, 6);
}
