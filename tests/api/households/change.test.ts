import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { HistoryItem, HouseholdDetail, HouseholdPage } from '#api/households/schema.ts';
import type { Client } from '#tests/support/client.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
let id: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  id = randomUUID();
  const { leader } = world.people;
  const body = { id, hamletId: home().id, head: 'Trần Văn Một', phone: '0912345678', location: [106.31, 20.11] };
  expect((await leader.call('POST', '/api/households', body)).status).toBe(201);
});

const home = () => world.here.hamlets[0];
const read = (who: Client = world.people.leader) => who.get<HouseholdDetail>(`/api/households/${id}`);
const patch = (body: object, version: number | null, who: Client = world.people.leader) =>
  who.call('PATCH', `/api/households/${id}`, body, version === null ? {} : { 'if-match': `"${version}"` });
const history = async (who: Client = world.people.leader) =>
  (await who.get<{ items: HistoryItem[] }>(`/api/households/${id}/history`)).items;

async function patched(body: object): Promise<HouseholdDetail> {
  const answer = await patch(body, (await read()).version);
  expect(answer.status).toBe(200);
  return (await answer.json()) as HouseholdDetail;
}

test('a change needs the version it is made on', async () => {
  const answer = await world.people.leader.call('GET', `/api/households/${id}`);
  const { version } = (await answer.json()) as HouseholdDetail;
  expect(answer.headers.get('etag')).toMatch(new RegExp(`^(W/)?"${version}"$`));
  expect((await patch({ head: 'Trần Văn Hai' }, null)).status).toBe(428);
  const saved = await patch({ head: 'Trần Văn Hai' }, version);
  expect(saved.status).toBe(200);
  expect(saved.headers.get('etag')).toMatch(new RegExp(`"${version! + 1}"`));
  expect((await patch({ head: 'Trần Văn Ba' }, version)).status).toBe(412);
  expect((await read()).head).toBe('Trần Văn Hai');
});

test('what was answered is what is shown, and numbers that say otherwise become unknown', async () => {
  expect(await patched({ elders: 0, eldestBirthYear: 1990 })).toMatchObject({ elderly: false });
  expect(await patched({ elderly: true })).toMatchObject({ elderly: true, elders: null, eldestBirthYear: null });
  expect(await patched({ elderly: null })).toMatchObject({ elderly: null });
  expect(await patched({ adults: 2, adultsWithoutDevice: 2 })).toMatchObject({ deviceless: true, priorityRank: 2 });
  expect(await patched({ deviceless: false })).toMatchObject({
    deviceless: false,
    adults: 2,
    adultsWithoutDevice: null,
  });
  expect(await patched({ elders: 1 })).toMatchObject({ elderly: true, flagged: true, priorityRank: 2 });
});

test('a correction is kept from the registers that come after', async () => {
  await patched({ phone: '0987 654 321', elderly: null, location: null });
  const [row] = await world.db.asSystem(
    world.here.id,
    (tx) => tx<{ fields: string[] }[]>`
    select array(select jsonb_object_keys(field_edits)) as fields from tn.household where id = ${id}`,
  );
  expect(row!.fields).toEqual(expect.arrayContaining(['phone', 'elderly', 'location', 'head']));
  expect(row!.fields).not.toContain('address');
  expect(await read()).toMatchObject({ phone: '0987654321', location: null, locationSource: null });
});

test('nonsense is refused, with the field it stands in', async () => {
  const { version } = await read();
  const cases: [object, string][] = [
    [{ phone: '12' }, 'phone'],
    [{ head: ' ' }, 'head'],
    [{ elders: -1 }, 'elders'],
    [{ adults: 1, adultsWithoutDevice: 2 }, 'adultsWithoutDevice'],
    [{ platforms: ['telegraph'] }, 'platforms.0'],
    [{ location: [200, 0] }, 'location.0'],
  ];
  for (const [body, path] of cases) {
    const answer = await patch(body, version);
    expect(answer.status, path).toBe(400);
    expect(((await answer.json()) as { issues: { path: string }[] }).issues.map((issue) => issue.path)).toEqual([path]);
  }
  expect((await patch({ clusterId: world.here.hamlets[1].clusterId }, version)).status).toBe(404);
  expect((await patch({ hamletId: world.elsewhere.hamlets[0].id }, version)).status).toBe(404);
  expect((await patch({ code: home().households[0]!.code }, version)).status).toBe(409);
  expect((await read()).version).toBe(version);
});

test('an edit can be undone until someone speaks on the same field again', async () => {
  await patched({ head: 'Trần Văn Hai', elders: 2, location: [106.32, 20.12] });
  const [edit] = await history();
  expect(edit).toMatchObject({ kind: 'edit', undoable: true, byName: home().leaderName });
  expect(edit!.fields).toEqual(['head', 'location', 'elders']);
  const undo = () => world.people.leader.call('POST', `/api/households/${id}/edits/${edit!.id}/undo`);
  expect(await (await undo()).json()).toMatchObject({ head: 'Trần Văn Một', elders: null, location: [106.31, 20.11] });
  expect((await undo()).status).toBe(409);
  expect((await history()).find((item) => item.id === edit!.id)).toMatchObject({ undoable: false, undone: true });
});

test('a moved point is told as such', async () => {
  await patched({ location: [106.33, 20.13], locationSource: 'measured', locationAccuracyMetres: 8 });
  expect(await read()).toMatchObject({ locationSource: 'measured', locationAccuracyMetres: 8 });
  expect((await history())[0]).toMatchObject({ kind: 'location', fields: ['location'] });
});

test('deleting hides, restoring brings back', async () => {
  const { leader } = world.people;
  const { version } = await read();
  const remove = (headers: Record<string, string>) =>
    leader.call('DELETE', `/api/households/${id}`, undefined, headers);
  expect((await remove({})).status).toBe(428);
  expect((await remove({ 'if-match': '"99"' })).status).toBe(412);
  expect((await remove({ 'if-match': `"${version}"` })).status).toBe(204);
  expect((await leader.call('GET', `/api/households/${id}`)).status).toBe(404);
  expect(
    (await leader.get<HouseholdPage>('/api/households?q=tran+van+mot')).items.map((item) => item.id),
  ).not.toContain(id);
  expect((await leader.call('POST', `/api/households/${id}/restore`)).status).toBe(200);
  expect(await read()).toMatchObject({ head: 'Trần Văn Một', version: version! + 2 });
});

test('making the same household twice makes one, another under its identifier none', async () => {
  const { leader } = world.people;
  const body = { id: randomUUID(), hamletId: home().id, head: 'Mai Thị Lụa', clusterId: home().clusterId };
  const answers = await Promise.all([1, 2, 3].map(() => leader.call('POST', '/api/households', body)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 201]);
  expect((await leader.call('POST', '/api/households', { ...body, head: 'Mai Thị Len' })).status).toBe(409);
  expect((await leader.call('POST', '/api/households', { ...body, id: home().households[0]!.id })).status).toBe(409);
});

test('a member proposes; his leader takes it in; other members do not see it before', async () => {
  const { member, leader, staff } = world.people;
  const body = { id: randomUUID(), hamletId: home().id, head: 'Bùi Văn Mới', elderly: true };
  const total = async () => (await leader.get<HouseholdPage>('/api/households')).total;
  const before = await total();
  const made = await member.call('POST', '/api/households', body);
  expect(made.status).toBe(201);
  expect(await made.json()).toMatchObject({ head: 'Bùi Văn Mới', proposed: true, memberId: home().memberId });
  expect(await total()).toBe(before);
  const proposals = await leader.get<HouseholdPage>('/api/households?proposed=true');
  expect(proposals.items.map((item) => item.id)).toEqual([body.id]);
  expect((await member.call('POST', `/api/households/${body.id}/accept`)).status).toBe(403);
  expect((await leader.call('POST', `/api/households/${body.id}/accept`)).status).toBe(200);
  expect(await total()).toBe(before + 1);
  expect((await staff.get<HouseholdPage>('/api/households?proposed=true')).total).toBe(0);
  const outside = { ...body, id: randomUUID(), hamletId: world.here.hamlets[1].id };
  expect((await member.call('POST', '/api/households', outside)).status).toBe(404);
});

test('a member corrects the households in his charge, and of them not what is planned', async () => {
  const { member } = world.people;
  const [his, , , others] = home().households;
  const send = (household: string, body: object, version = 1) =>
    member.call('PATCH', `/api/households/${household}`, body, { 'if-match': `"${version}"` });
  expect((await send(his!.id, { elders: 2, location: [106.4, 20.2] })).status).toBe(200);
  expect((await send(his!.id, { clusterId: null }, 2)).status).toBe(403);
  expect((await send(others!.id, { elders: 2 })).status).toBe(403);
  expect((await send(world.here.hamlets[1].households[0]!.id, { elders: 2 })).status).toBe(404);
  expect((await member.call('GET', `/api/households/${others!.id}/history`)).status).toBe(403);
  expect((await member.call('DELETE', `/api/households/${his!.id}`, undefined, { 'if-match': '"2"' })).status).toBe(
    403,
  );
});

test('many households go into a cluster together or not at all', async () => {
  const { leader, member } = world.people;
  const [a, b] = home().households;
  const set = (householdIds: string[], clusterId: string | null, who = leader) =>
    who.call('POST', '/api/households/cluster', { householdIds, clusterId });
  const elsewhere = world.here.hamlets[1].households[0]!.id;
  expect((await set([a!.id, elsewhere], null)).status).toBe(404);
  expect((await set([a!.id], world.here.hamlets[1].clusterId)).status).toBe(404);
  expect((await set([a!.id], null, member)).status).toBe(403);
  expect(await (await set([a!.id, b!.id, id], null)).json()).toMatchObject({ changed: 2 });
  expect(await (await set([a!.id, b!.id, id, id], home().clusterId)).json()).toMatchObject({ changed: 3 });
  expect(await read()).toMatchObject({ clusterId: home().clusterId });
  expect((await history())[0]).toMatchObject({ kind: 'edit', fields: ['clusterId'], undoable: true });
});
