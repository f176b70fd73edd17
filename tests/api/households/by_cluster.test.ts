import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClusterCounts } from '#api/coverage/schema.ts';
import type { Household, HouseholdPage } from '#api/households/schema.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const FILTERS = ['', 'flagged=true', 'status=never_reached,reached', 'unassigned=true', 'elderly=unknown', 'q=nguyen'];

test.each(['staff', 'leader', 'member'] as const)('to a %s it counts what the list names', async (who) => {
  const client = world.people[who];
  for (const filter of FILTERS) {
    const { items } = await client.get<HouseholdPage>(`/api/households?limit=1000&${filter}`);
    const counts = await client.get<{ items: ClusterCounts[] }>(`/api/households/by-cluster?${filter}`);
    const named = new Map<string, Household[]>();
    for (const item of items)
      if (item.clusterId) named.set(item.clusterId, [...(named.get(item.clusterId) ?? []), item]);
    const told = counts.items.map(({ id, households, flagged, byStatus }) => ({ id, households, flagged, byStatus }));
    expect(told.map(({ id, households, flagged }) => [id, households, flagged]).sort()).toEqual(
      [...named].map(([id, some]) => [id, some.length, some.filter((household) => household.flagged).length]).sort(),
    );
    for (const { id, byStatus } of told)
      for (const [status, count] of Object.entries(byStatus))
        expect(named.get(id)!.filter((household) => household.status === status)).toHaveLength(count);
  }
});

test('there is something to count', async () => {
  const { items } = await world.people.staff.get<{ items: ClusterCounts[] }>('/api/households/by-cluster?flagged=true');
  expect(items.length).toBeGreaterThan(0);
  expect(items[0]).toMatchObject({ households: items[0]!.flagged });
});
