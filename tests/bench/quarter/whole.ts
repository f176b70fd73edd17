import { assignHouseholds } from '#geo/assignment/assign-households.ts';
import { delineateClusters } from '#geo/clusters/index.ts';
import type { PriorityRank } from '#geo/coverage/priority.ts';
import { buildNetwork, travelMatrix } from '#geo/network/index.ts';
import { inWalkingOrder, planQuarter, type QuarterInput } from '#geo/quarter/index.ts';
import { demoGround } from '#tests/geo/network/support/demo.ts';
import { demoInputs, type Range } from './demo-input.ts';

/**
 * Everything a commune's quarter needs, from nothing: the network of its lanes, clusters, assignments, then for each
 * hamlet walking times, the plan, and every member's order of stops. Prints the time of each step and of all.
 */
export async function wholeQuarter(households: number, range: Range, seed: number, now: () => number): Promise<void> {
  const { input: ground, commune, placed } = demoGround(households, seed);
  const inputs = demoInputs(households, range, seed);
  const steps: [string, number][] = [];
  let before = now();
  const step = (name: string) => {
    const after = now();
    steps.push([name, after - before]);
    before = after;
  };
  const network = buildNetwork(ground);
  step('network');

  const boundaries = commune.hamlets.map(({ id, boundary }) => ({
    hamletId: id,
    geometry: { type: 'MultiPolygon' as const, coordinates: boundary },
  }));
  const bare = placed.map(({ id, hamletId, location }) => ({ id, hamletId, location }));
  const { clusters } = await delineateClusters(bare, { network, boundaries, seed });
  const clusterOf = new Map(clusters.flatMap(({ id, householdIds }) => householdIds.map((one) => [one, id] as const)));
  step('clusters');

  const { assignments } = await assignHouseholds(
    inputs.flatMap((input, hamlet) =>
      input.households.map(({ id, position, memberId, rank }) => ({
        id,
        location: position === null ? null : ([position[0]!, position[1]!] as const),
        hamletId: commune.hamlets[hamlet]!.id,
        clusterId: clusterOf.get(id) ?? null,
        memberId,
        rank: rank as PriorityRank,
      })),
    ),
    inputs.flatMap((input, hamlet) =>
      input.members.map(({ id }) => ({ id, location: null, hamletId: commune.hamlets[hamlet]!.id })),
    ),
    { seed },
  );
  const inCharge = new Map(assignments.map(({ householdId, memberId }) => [householdId, memberId]));
  step('assignments');

  let [days, met, norms] = [0, 0, 0];
  for (const input of inputs) {
    const facts = withWays({
      ...input,
      households: input.households.map((one) => ({
        ...one,
        clusterId: clusterOf.get(one.id) ?? null,
        memberId: inCharge.get(one.id) ?? null,
      })),
    });
    const plan = await planQuarter(facts, { seed });
    days += (await inWalkingOrder(facts, plan.days, seed)).length;
    met += plan.norms.filter((norm) => norm.met).length;
    norms += plan.norms.length;
  }
  step('plans');

  for (const [name, ms] of steps) console.log(name.padEnd(12), ms.toFixed(0).padStart(7), 'ms');
  const all = steps.reduce((sum, [, ms]) => sum + ms, 0);
  console.log(
    'all'.padEnd(12),
    all.toFixed(0).padStart(7),
    `ms; ${clusters.length} clusters, ${days} days, norms ${met}/${norms}`,
  );

  function withWays(facts: QuarterInput): QuarterInput {
    const rows = new Int32Array(facts.households.length).fill(-1);
    const positions: [number, number][] = [];
    for (const [i, { position }] of facts.households.entries())
      if (position) rows[i] = positions.push([position[0]!, position[1]!]) - 1;
    const minutes = travelMatrix(network, positions);
    return { ...facts, walkingMinutes: (a, b) => minutes[rows[a]! * positions.length + rows[b]!]! };
  }
}
