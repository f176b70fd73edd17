import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { turnDay } from '#api/db/state.ts';
import type { HistoryItem, HouseholdDetail } from '#api/households/schema.ts';
import type { Member } from '#api/teams/schema.ts';
import { addDays, localDateOf } from '#geo';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const home = () => world.here.hamlets[0];
const assign = (householdIds: string[], memberId: string | null, who = world.people.leader) =>
  who.call('POST', '/api/assignments', { householdIds, memberId });
const inCharge = async (id: string) =>
  (await world.people.leader.get<HouseholdDetail>(`/api/households/${id}`)).memberId;
const today = localDateOf(new Date());

async function addMember(facts: object = {}): Promise<Member> {
  const body = { id: randomUUID(), hamletId: home().id, name: 'Ngô Thị Thêm', ...facts };
  const answer = await world.people.leader.call('POST', '/api/members', body);
  expect(answer.status).toBe(201);
  return (await answer.json()) as Member;
}

test('assigning changes what is otherwise, all or nothing', async () => {
  const [a, b, c, d] = home().households.map((household) => household.id);
  expect(await (await assign([a!, c!, d!, d!], home().memberId)).json()).toEqual({ changed: 2 });
  expect(await (await assign([a!, c!, d!], home().memberId)).json()).toEqual({ changed: 0 });
  expect((await assign([b!, world.here.hamlets[1].households[0]!.id], null)).status).toBe(404);
  expect((await assign([b!, randomUUID()], null)).status).toBe(404);
  expect(await inCharge(b!)).toBe(home().memberId);
  expect(await (await assign([b!], null)).json()).toEqual({ changed: 1 });
  expect(await inCharge(b!)).toBeNull();
});

test('the history of who was in charge is kept, and assigning back takes an assignment back', async () => {
  const { leader } = world.people;
  const id = home().households[4]!.id;
  await assign([id], home().memberId);
  await assign([id], home().leaderId);
  const { items } = await leader.get<{ items: HistoryItem[] }>(`/api/households/${id}/history`);
  const [now, before] = items.filter((item) => item.kind === 'assignment');
  expect(now).toMatchObject({ memberId: home().leaderId, previousMemberId: home().memberId, undoable: true });
  expect(before).toMatchObject({ memberId: home().memberId, previousMemberId: null, undoable: false });
  expect(await (await assign([id], now!.previousMemberId!)).json()).toEqual({ changed: 1 });
});

test('who may not assign, does not; who is not of the hamlet, is not assigned', async () => {
  const id = home().households[0]!.id;
  expect((await assign([id], null, world.people.member)).status).toBe(403);
  expect((await assign([id], null, world.people.observer)).status).toBe(403);
  expect((await assign([id], null, world.people.anonymous)).status).toBe(401);
  expect((await assign([id], world.here.hamlets[1].memberId)).status).toBe(404);
  expect((await assign([id], world.here.hamlets[1].memberId, world.people.staff)).status).toBe(422);
  expect((await assign([id], world.elsewhere.hamlets[0].memberId, world.people.staff)).status).toBe(404);
});

test('an ended term unassigns, and nobody is assigned to it', async () => {
  const { leader } = world.people;
  const id = home().households[3]!.id;
  const member = await addMember({ fromOn: addDays(today, -30) });
  await assign([id], member.id);
  const end = (toOn: string | null, version: number) =>
    leader.call('PATCH', `/api/members/${member.id}`, { toOn }, { 'if-match': `"${version}"` });
  expect((await end(addDays(today, -31), 1)).status).toBe(400);
  expect((await end(addDays(today, 1), 1)).status).toBe(200);
  expect(await inCharge(id)).toBe(member.id);
  expect(await (await end(today, 2)).json()).toMatchObject({ serving: false, households: 0 });
  expect(await inCharge(id)).toBeNull();
  expect((await assign([id], member.id)).status).toBe(409);
  expect((await end(null, 3)).status).toBe(200);
  expect((await assign([id], member.id)).status).toBe(200);
});

test('a term that ends on a day to come unassigns when that day has come', async () => {
  const id = home().households[2]!.id;
  const member = await addMember({ fromOn: addDays(today, -30), toOn: addDays(today, 3) });
  await assign([id], member.id);
  await turnDay(world.db);
  expect(await inCharge(id)).toBe(member.id);
  await world.db.owner((tx) => tx`update tn.member set to_on = ${today} where id = ${member.id}`);
  await turnDay(world.db);
  expect(await inCharge(id)).toBeNull();
});

test('a thousand households change hands in one request', async () => {
  const ids = Array.from({ length: 1000 }, () => randomUUID());
  await world.db.asSystem(
    world.here.id,
    (tx) => tx`
    insert into tn.household (commune_id, id, hamlet_id, head)
    select tn.current_commune(), id, ${home().id}::uuid, 'Hộ' from unnest(${ids}::uuid[]) id`,
  );
  expect(await (await assign(ids, home().memberId, world.people.staff)).json()).toEqual({ changed: 1000 });
});
