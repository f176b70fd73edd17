import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cluster } from '#api/clusters/schema.ts';
import type { SummaryItem } from '#api/coverage/schema.ts';
import { recomputeAll, refreshState } from '#api/db/state.ts';
import type { HouseholdPage } from '#api/households/schema.ts';
import type { VisitOutcome } from '#geo';
import type { Client } from '#tests/support/client.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const stories: VisitOutcome[][] = [
    [],
    ['not_home'],
    ['supported'],
    ['supported', 'moved'],
    ['moved'],
    ['refused'],
    ['informed'],
  ];
  for (const outcomes of stories) await liveThrough(outcomes);
});
afterAll(() => world?.stop());

const home = () => world.here.hamlets[0];
const summary = async (who: Client, query: string) =>
  (await who.get<{ items: SummaryItem[] }>(`/api/summary?${query}`)).items;

/** A household of nobody's, without a place or a cluster, with a platform in use, visited with these outcomes. */
async function liveThrough(outcomes: VisitOutcome[]): Promise<void> {
  const { leader } = world.people;
  const id = randomUUID();
  const body = { id, hamletId: home().id, head: 'Lương Văn Đếm', deviceless: true, platforms: ['zalo'] };
  expect((await leader.call('POST', '/api/households', body)).status).toBe(201);
  for (const [index, outcome] of outcomes.entries()) {
    const at = new Date(Date.now() - (10 - index) * 3_600_000).toISOString();
    const visit = {
      id: randomUUID(),
      householdId: id,
      at,
      outcome,
      topics: [],
      supported: outcome === 'supported' ? 1 : 0,
    };
    expect((await leader.call('POST', '/api/visits', visit)).status).toBe(201);
  }
}

test('inactive households are in no denominator, and in no figure but byStatus', async () => {
  const [item] = await summary(world.people.leader, 'by=hamlet');
  // 5 of the fixture (informed, elderly, placed, 3 assigned) and the 7 of the stories, 2 of which moved.
  expect(item).toEqual({
    id: home().id,
    name: home().name,
    households: 10,
    assigned: 3,
    unassigned: 7,
    neverReached: 9,
    reached: 1,
    informed: 7,
    adopting: 5,
    flagged: 8,
    unplaced: 5,
    byStatus: {
      never_reached: 1,
      attempted: 1,
      informed: 6,
      follow_up_due: 0,
      reached: 0,
      adopting: 1,
      refused: 1,
      inactive: 2,
    },
    flaggedByStatus: { never_reached: 1, attempted: 1, informed: 6 },
  });
});

test('an observer reads the same sums, by commune and hamlet only', async () => {
  const { observer, staff } = world.people;
  for (const by of ['commune', 'hamlet']) {
    expect(await summary(observer, `by=${by}`)).toEqual(await summary(staff, `by=${by}`));
  }
  expect(await summary(observer, 'by=commune')).toHaveLength(1);
  for (const query of ['by=cluster', 'by=member', `by=hamlet&cluster=${home().clusterId}`]) {
    expect((await observer.call('GET', `/api/summary?${query}`)).status).toBe(403);
  }
});

test('the parts add up to the whole, and agree with the list', async () => {
  const { staff } = world.people;
  const [commune] = await summary(staff, 'by=commune');
  const hamlets = await summary(staff, 'by=hamlet');
  for (const figure of ['households', 'assigned', 'reached', 'informed', 'adopting', 'flagged', 'unplaced'] as const) {
    expect(hamlets.reduce((sum, item) => sum + item[figure], 0)).toBe(commune![figure]);
  }
  const count = async (query: string) => (await staff.get<HouseholdPage>(`/api/households?limit=1&${query}`)).total;
  expect(await count('flagged=true')).toBe(commune!.flagged);
  expect(await count('status=inactive')).toBe(commune!.byStatus.inactive);
  expect(await count('')).toBe(commune!.households + commune!.byStatus.inactive);
});

test('by member and by cluster, the people and the clusters without households too', async () => {
  const members = await summary(world.people.staff, `by=member&hamlet=${home().id}`);
  expect(Object.fromEntries(members.map((item) => [item.name, item.households]))).toEqual({
    [home().leaderName]: 1,
    [home().memberName]: 2,
  });
  const empty = { id: randomUUID(), hamletId: home().id, name: 'Cụm mới' };
  expect((await world.people.leader.call('POST', '/api/clusters', empty)).status).toBe(201);
  const clusters = await summary(world.people.leader, 'by=cluster');
  expect(clusters.map((item) => [item.name, item.households]).sort()).toEqual([
    [home().clusterName, 5],
    ['Cụm mới', 0],
  ]);
  const { items } = await world.people.leader.get<{ items: Cluster[] }>('/api/clusters');
  expect(items.find((item) => item.id === home().clusterId)).toMatchObject({ households: 5, reached: 0, flagged: 5 });
  expect(items.find((item) => item.id === empty.id)).toMatchObject({ households: 0, center: null, bbox: null });
});

test('a member sums up the households in his charge', async () => {
  const [item] = await summary(world.people.member, 'by=hamlet');
  expect(item).toMatchObject({ households: 2, assigned: 2, flagged: 2, byStatus: { informed: 2 } });
  const { items } = await world.people.member.get<{ items: Cluster[] }>('/api/clusters');
  expect(items.find((cluster) => cluster.id === home().clusterId)).toMatchObject({ households: 2, unassigned: 0 });
});

test('what is stored is what the facts say: computing all again changes nothing', async () => {
  await recomputeAll(world.db);
  const before = await summary(world.people.staff, 'by=hamlet');
  await liveThrough(['not_home', 'supported', 'refused']);
  await liveThrough(['come_back', 'wrong_location']);
  expect(await recomputeAll(world.db)).toMatchObject({ communes: 2, changed: 0 });
  await world.db.owner(
    (tx) => tx`update tn.household set now_status = 'adopting', reached = true, turns_on = '2020-01-01'`,
  );
  const { households, changed } = await recomputeAll(world.db);
  expect(changed).toBe(households);
  const after = await summary(world.people.staff, `by=hamlet&hamlet=${world.here.hamlets[1].id}`);
  expect(after).toEqual(before.filter((item) => item.id === world.here.hamlets[1].id));
});

test('a state that turns with the calendar turns without anyone writing', async () => {
  const id = randomUUID();
  const body = { id, hamletId: home().id, head: 'Hà Thị Hẹn', elderly: false, deviceless: false };
  await world.people.leader.call('POST', '/api/households', body);
  // Now, and not an hour ago: shortly after midnight that would be another day.
  const at = new Date().toISOString();
  const visit = { id: randomUUID(), householdId: id, at, outcome: 'refused', topics: [] };
  await world.people.leader.call('POST', '/api/visits', visit);
  const on = (days: number) =>
    world.db.asSystem(world.here.id, async (tx) => {
      await tx`select set_config('app.today', (tn.today() + ${days}::int)::text, true)`;
      const [row] = await tx<{ status: string; priority_rank: number }[]>`
        select status, priority_rank from tn.household_view where id = ${id}`;
      const derivedThen = await refreshState(tx, [id]);
      const [again] = await tx<{ status: string; priority_rank: number }[]>`
        select status, priority_rank from tn.household_view where id = ${id}`;
      expect(again).toEqual(row);
      return { ...row!, derivedThen };
    });
  expect(await on(0)).toEqual({ status: 'refused', priority_rank: 7, derivedThen: 0 });
  expect(await on(89)).toMatchObject({ status: 'refused' });
  expect(await on(90)).toMatchObject({ status: 'attempted', priority_rank: 4 });
});
