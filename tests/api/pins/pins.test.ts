import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HouseholdPage } from '#api/households/schema.ts';
import { readPins } from '#api/pins/of-hamlet.ts';
import type { HouseholdPin, PinCreate } from '#api/pins/schema.ts';
import { addDays, localDateOf } from '#geo';
import type { Client } from '#tests/support/client.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const TODAY = localDateOf(new Date());
const home = () => world.here.hamlets[0];
const households = () => home().households;
const word = (of: number, facts: Partial<PinCreate> = {}): PinCreate => ({
  id: randomUUID(),
  householdId: households()[of]!.id,
  kind: 'pin',
  from: TODAY,
  until: addDays(TODAY, 7),
  reason: 'Cụ ốm, cần cài VNeID sớm',
  ...facts,
});
const say = (who: Client, pin: PinCreate) => who.call('POST', '/api/pins', pin);
const list = async (who: Client, query = `hamlet=${home().id}`) =>
  (await who.get<{ items: HouseholdPin[] }>(`/api/pins?${query}`)).items;
const order = async (who: Client, query = '') =>
  (await who.get<HouseholdPage>(`/api/households?hamlet=${home().id}${query}`)).items.map(({ id }) => id);
const end = (who: Client, { id }: { id: string }) => who.call('POST', `/api/pins/${id}/end`);
const endAll = async () => {
  for (const pin of await list(world.people.leader)) await end(world.people.leader, pin);
};

test('a pinned household comes first and a postponed one last, page by page, until the word is taken back', async () => {
  const { leader } = world.people;
  await endAll();
  const before = await order(leader);
  const [first, last] = [word(3), word(1, { kind: 'postpone', reason: 'Đang đi gặt' })];
  for (const pin of [first, last]) expect((await say(leader, pin)).status).toBe(201);
  const others = before.filter((id) => id !== first.householdId && id !== last.householdId);
  const after = [first.householdId, ...others, last.householdId];
  expect(await order(leader)).toEqual(after);

  const paged: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: HouseholdPage = await leader.get(
      `/api/households?hamlet=${home().id}&limit=1${next && `&cursor=${next}`}`,
    );
    paged.push(...page.items.map(({ id }) => id));
    next = page.next;
  }
  expect(paged).toEqual(after);

  for (const pin of [first, last]) expect((await end(leader, pin)).status).toBe(200);
  expect(await order(leader)).toEqual(before);
  expect((await end(leader, first)).status).toBe(200);
});

test('a pin of a household that moved away does not make it a visit', async () => {
  const { leader } = world.people;
  await endAll();
  const id = households()[4]!.id;
  await world.db.owner(
    (tx) => tx`
      update tn.household set now_status = 'inactive', then_status = 'inactive', now_rank = 7, then_rank = 7
      where id = ${id}`,
  );
  await say(leader, word(4));
  expect((await order(leader)).at(-1)).toBe(id);
});

test('the later word ends the one before it, and only for the same days', async () => {
  const { leader, staff } = world.people;
  await endAll();
  const now = word(0);
  const later = word(0, { kind: 'postpone', from: addDays(TODAY, 30), until: addDays(TODAY, 60) });
  const instead = word(0, { kind: 'postpone', until: addDays(TODAY, 3), reason: 'Nhà có việc' });
  await say(leader, now);
  await say(leader, later);
  expect((await list(leader)).map(({ id }) => id)).toEqual([now.id, later.id]);
  await say(staff, instead);
  expect((await list(leader)).map(({ id }) => id)).toEqual([instead.id, later.id]);
  const plans = await world.db.asSystem(world.here.id, (tx) => readPins(tx, home().id));
  expect(plans.map((pin) => ({ ...pin }))).toEqual(
    [instead, later].map(({ householdId, kind, from, until, reason }) => ({ householdId, kind, from, until, reason })),
  );
});

test('the same word twice is one, another under its identifier is refused', async () => {
  const { leader } = world.people;
  await endAll();
  const pin = word(2);
  expect((await say(leader, pin)).status).toBe(201);
  expect((await say(leader, pin)).status).toBe(200);
  expect((await say(leader, { ...pin, kind: 'postpone' })).status).toBe(409);
  expect(await list(leader)).toMatchObject([{ ...pin, madeBy: home().leaderName, endedAt: null }]);
});

test('a word needs a reason, an end after its beginning, and at most a year', async () => {
  const { leader } = world.people;
  for (const wrong of [{ reason: '  ' }, { until: addDays(TODAY, -1) }, { until: addDays(TODAY, 367) }]) {
    expect((await say(leader, word(2, wrong))).status).toBe(400);
  }
  expect((await say(leader, word(2, { until: addDays(TODAY, 366) }))).status).toBe(201);
});

test('who reads the list sees why: a member of the households in his charge, no other and nothing to write', async () => {
  const { leader, member, staff, observer } = world.people;
  await endAll();
  const [his, nobodys] = [word(1), word(3)];
  for (const pin of [his, nobodys]) await say(leader, pin);
  expect((await list(member)).map(({ id }) => id)).toEqual([his.id]);
  expect((await order(member))[0]).toBe(his.householdId);
  expect((await say(member, word(1))).status).toBe(403);
  expect((await end(member, his)).status).toBe(403);
  expect((await observer.call('GET', '/api/pins')).status).toBe(403);

  const there = { ...word(0), householdId: world.here.hamlets[1].households[1]!.id };
  expect((await say(leader, there)).status).toBe(404);
  expect((await say(staff, there)).status).toBe(201);
  expect((await end(leader, there)).status).toBe(404);
  expect(await list(leader, `household=${there.householdId}`)).toEqual([]);
  expect(await list(staff, `household=${there.householdId}`)).toHaveLength(1);
});
