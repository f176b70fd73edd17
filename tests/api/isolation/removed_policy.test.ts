import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseKind } from '#tests/support/database.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { actorsOf, leaksOf, walk } from './walk.ts';

/** Policies that keep a leader inside his hamlet or the office inside its commune, and who would see more without. */
const RULES = [
  { table: 'household', policy: 'household_read', role: 'leader' },
  { table: 'cluster', policy: 'cluster_read', role: 'leader' },
  { table: 'member', policy: 'member_read', role: 'leader' },
  { table: 'hamlet', policy: 'hamlet_read', role: 'staff' },
] as const;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  await world?.stop();
});

/** What the walk finds for a role, asked about the other hamlet and the other commune. */
async function found(role: string): Promise<string[]> {
  const { here, elsewhere } = world;
  const targets = [
    { commune: here, hamlet: here.hamlets[1] },
    { commune: elsewhere, hamlet: elsewhere.hamlets[0] },
  ];
  const who = actorsOf(world).find(({ actor }) => actor.role === role)!;
  return leaksOf(await walk(world, who, { targets, reading: true }));
}

// Where the walk could not see a missing rule, its silence would mean nothing. On one database: the rules are the same.
describe.runIf(databaseKind() === 'postgres')('the walk notices', () => {
  test.each(RULES)('that $policy lets everything through, asking as $role', async ({ table, policy, role }) => {
    await world.db.owner((tx) => tx`alter policy ${tx(policy)} on tn.${tx(table)} using (true)`);
    expect(await found(role)).not.toEqual([]);
  });

  test('that row-level security of households is off', async () => {
    await world.db.owner((tx) => tx`alter table tn.household disable row level security`);
    expect(await found('leader')).not.toEqual([]);
  });
});
