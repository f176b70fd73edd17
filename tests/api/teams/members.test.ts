import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member, Team } from '#api/teams/schema.ts';
import type { Client } from '#tests/support/client.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const home = () => world.here.hamlets[0];
const list = async (who: Client, query = '') => (await who.get<{ items: Member[] }>(`/api/members?${query}`)).items;

test('members come with what is in their charge; a member knows that of himself alone', async () => {
  const [leader, member] = await list(world.people.leader);
  expect(leader).toMatchObject({ name: home().leaderName, role: 'leader', households: 1, flagged: 1, serving: true });
  expect(member).toMatchObject({ name: home().memberName, role: 'member', households: 2, flagged: 2, toOn: null });
  const seen = await list(world.people.member);
  expect(seen.map((item) => item.households)).toEqual([null, 2]);
  expect(await list(world.people.staff)).toHaveLength(4);
  expect(await list(world.people.staff, `hamlet=${home().id}`)).toHaveLength(2);
  expect(await list(world.people.leader, `hamlet=${world.here.hamlets[1].id}`)).toEqual([]);
});

test('a member is added once, and corrected under his version', async () => {
  const { leader, staff, member } = world.people;
  const body = {
    id: randomUUID(),
    hamletId: home().id,
    name: ' Đinh  Thị Mới ',
    phone: '0912 000 111',
    body: 'youth_union',
  };
  expect((await leader.call('POST', '/api/members', body)).status).toBe(201);
  const again = await leader.call('POST', '/api/members', body);
  expect(again.status).toBe(200);
  expect(await again.json()).toMatchObject({
    name: 'Đinh Thị Mới',
    phone: '09•• ••• 111',
    body: 'youth_union',
    version: 1,
  });
  expect((await leader.call('POST', '/api/members', { ...body, name: 'Ai Khác' })).status).toBe(409);
  expect((await member.call('POST', '/api/members', { ...body, id: randomUUID() })).status).toBe(403);
  const outside = { ...body, id: randomUUID(), hamletId: world.here.hamlets[1].id };
  expect((await leader.call('POST', '/api/members', outside)).status).toBe(404);
  expect((await staff.call('POST', '/api/members', outside)).status).toBe(201);

  const patch = (facts: object, headers = {}) => leader.call('PATCH', `/api/members/${body.id}`, facts, headers);
  expect((await patch({ name: 'Đinh Thị Cũ' })).status).toBe(428);
  const saved = await patch({ name: 'Đinh Thị Cũ', phone: null }, { 'if-match': '"1"' });
  expect(await saved.json()).toMatchObject({ name: 'Đinh Thị Cũ', phone: null, version: 2 });
  expect((await patch({ role: 'leader' }, { 'if-match': '"1"' })).status).toBe(412);
  expect((await patch({ phone: '1' }, { 'if-match': '"2"' })).status).toBe(400);
});

test('the office’s first member of a hamlet brings its team into being', async () => {
  const { staff } = world.people;
  const hamletId = randomUUID();
  await world.db.asSystem(
    world.here.id,
    (tx) => tx`
    insert into tn.hamlet (commune_id, id, code, name) values (tn.current_commune(), ${hamletId}, 'X9', 'Xóm 9')`,
  );
  const body = { id: randomUUID(), hamletId, name: 'Tô Văn Đầu', role: 'leader' };
  expect((await staff.call('POST', '/api/members', body)).status).toBe(201);
  const { items } = await staff.get<{ items: Team[] }>('/api/teams');
  expect(items.find((team) => team.hamletId === hamletId)).toMatchObject({ members: 1 });
});

test('an observer sees no member', async () => {
  for (const path of ['/api/members', '/api/teams', `/api/members/${home().memberId}`]) {
    expect((await world.people.observer.call('GET', path)).status).toBe(403);
  }
});
