import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClusterCounts, CountsByCluster } from '#api/coverage/schema.ts';
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

test('those in no cluster are counted by their hamlet, amid their places', async () => {
  const { staff } = world.people;
  const before = await staff.get<HouseholdPage>('/api/households?limit=1000&flagged=true');
  const householdIds = before.items.slice(0, 3).map(({ id }) => id);
  await staff.call('POST', '/api/households/cluster', { householdIds, clusterId: null });
  const { items } = await staff.get<HouseholdPage>('/api/households?limit=1000&flagged=true');
  const alone = items.filter(({ clusterId, location }) => clusterId === null && location !== null);
  const { unclustered } = await staff.get<CountsByCluster>('/api/households/by-cluster?flagged=true');
  expect(alone.length).toBeGreaterThan(0);
  expect(unclustered.map(({ id }) => id).sort()).toEqual([...new Set(alone.map(({ hamletId }) => hamletId))].sort());
  for (const { id, households, location } of unclustered) {
    const here = items.filter(({ clusterId, hamletId }) => clusterId === null && hamletId === id);
    expect(households).toBe(here.length);
    const placed = here.filter((household) => household.location !== null);
    expect(location[0]).toBeCloseTo(placed.reduce((sum, one) => sum + one.location![0], 0) / placed.length, 6);
  }
});

test('there is something to count', async () => {
  const { items } = await world.people.staff.get<{ items: ClusterCounts[] }>('/api/households/by-cluster?flagged=true');
  expect(items.length).toBeGreaterThan(0);
  expect(items[0]).toMatchObject({ households: items[0]!.flagged });
});
