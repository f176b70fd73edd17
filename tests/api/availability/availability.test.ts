import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAvailability } from '#api/availability/of-hamlet.ts';
import type { Availability } from '#api/availability/schema.ts';
import { systemIdentity } from '#api/db/door.ts';
import type { Member } from '#api/teams/schema.ts';
import type { Client } from '#tests/support/client.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const home = () => world.here.hamlets[0];
const usual = { weeklyHours: 10, hours: null, home: null, goesWith: null };
const items = async (who: Client, query = '') =>
  (await who.get<{ items: Availability[] }>(`/api/availability${query}`)).items;
const of = async (memberId: string) =>
  (await items(world.people.leader)).find((item) => item.memberId === memberId) as Availability;
const put = (memberId: string, facts: object, version?: number, who = world.people.leader) =>
  who.call(
    'PUT',
    `/api/availability/${memberId}`,
    { ...usual, ...facts },
    version === undefined ? {} : { 'if-match': `"${version}"` },
  );

async function addMember(): Promise<string> {
  const body = { id: randomUUID(), hamletId: home().id, name: 'Ngô Thị Thêm' };
  const answer = await world.people.leader.call('POST', '/api/members', body);
  return ((await answer.json()) as Member).id;
}

test('whoever has said nothing can come at the usual hours; a leader sees his team, the office one or all', async () => {
  const id = await addMember();
  expect(await of(id)).toEqual({ memberId: id, ...usual, absences: [], version: 0 });
  const ids = (await items(world.people.leader)).map(({ memberId }) => memberId);
  expect(ids).toContain(home().leaderId);
  expect(ids).not.toContain(world.here.hamlets[1].leaderId);
  expect((await items(world.people.staff, `?hamlet=${world.here.hamlets[1].id}`)).length).toBe(2);
  expect((await items(world.people.leader, `?hamlet=${world.here.hamlets[1].id}`)).length).toBe(0);
});

test('what a member says is kept, by versions', async () => {
  const id = await addMember();
  const facts = { weeklyHours: 4.5, hours: [{ weekday: 6, from: '18:00', to: '20:30' }], home: [106.35, 20.1] };
  const first = await put(id, facts);
  expect(first.status).toBe(200);
  expect(await first.json()).toMatchObject({ ...facts, memberId: id, version: 1 });
  expect((await put(id, facts)).status).toBe(428);
  expect((await put(id, facts, 0)).status).toBe(412);
  expect((await put(id, { weeklyHours: 0 }, 1)).status).toBe(200);
  expect(await of(id)).toMatchObject({ ...usual, weeklyHours: 0, version: 2 });
});

test('hours that end before they begin, too many of them or half a position are not taken', async () => {
  const id = await addMember();
  expect((await put(id, { hours: [{ weekday: 6, from: '20:00', to: '18:00' }] })).status).toBe(400);
  expect((await put(id, { weeklyHours: 61 })).status).toBe(400);
  expect((await put(id, { home: [106.3] })).status).toBe(400);
  expect(await of(id)).toMatchObject({ version: 0 });
});

test('who goes with whom stands at both, whoever says it, and ends at both', async () => {
  const [a, b, c] = [await addMember(), await addMember(), await addMember()];
  await put(a, { goesWith: b });
  expect([(await of(a)).goesWith, (await of(b)).goesWith]).toEqual([b, a]);
  await put(c, { goesWith: b });
  expect([(await of(a)).goesWith, (await of(b)).goesWith, (await of(c)).goesWith]).toEqual([null, c, b]);
  expect((await put(b, { goesWith: null }, (await of(b)).version)).status).toBe(200);
  expect([(await of(b)).goesWith, (await of(c)).goesWith]).toEqual([null, null]);
  for (const stranger of [a, world.here.hamlets[1].memberId, randomUUID()])
    expect((await put(a, { goesWith: stranger }, (await of(a)).version)).status).toBe(422);
});

test('absences are added once under their identifier, and taken back', async () => {
  const id = await addMember();
  const away = { id: randomUUID(), from: '2026-12-20', to: '2026-12-24' };
  const path = `/api/availability/${id}/absences`;
  const add = (body: object) => world.people.leader.call('POST', path, body);
  expect((await add(away)).status).toBe(201);
  expect((await add(away)).status).toBe(200);
  expect((await add({ ...away, to: '2026-12-25' })).status).toBe(409);
  expect((await add({ ...away, id: randomUUID(), to: '2026-12-01' })).status).toBe(400);
  expect((await of(id)).absences).toEqual([away]);
  const planned = await world.db.asUser(systemIdentity(world.here.id), (tx) => readAvailability(tx, home().id));
  expect(planned.find(({ memberId }) => memberId === id)).toEqual({
    memberId: id,
    ...usual,
    absences: [{ from: away.from, to: away.to }],
  });
  expect((await world.people.leader.call('DELETE', `${path}/${away.id}`)).status).toBe(200);
  expect((await world.people.leader.call('DELETE', `${path}/${away.id}`)).status).toBe(404);
  expect((await of(id)).absences).toEqual([]);
});

test('who may not, does not, and another hamlet is out of reach', async () => {
  const { member, observer, anonymous, leader } = world.people;
  expect((await put(home().memberId, {}, 0, member)).status).toBe(403);
  expect((await observer.call('GET', '/api/availability')).status).toBe(403);
  expect((await anonymous.call('GET', '/api/availability')).status).toBe(401);
  const there = world.here.hamlets[1].memberId;
  expect((await put(there, {}, 0)).status).toBe(404);
  const away = { id: randomUUID(), from: '2026-12-20', to: '2026-12-24' };
  expect((await leader.call('POST', `/api/availability/${there}/absences`, away)).status).toBe(404);
});
