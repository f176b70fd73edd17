import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { HistoryItem, HouseholdDetail } from '#api/households/schema.ts';
import type { Visit } from '#api/visits/schema.ts';
import { addDays, localDateOf } from '#geo';
import type { Client } from '#tests/support/client.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
let householdId: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());
beforeEach(async () => {
  householdId = await makeHousehold({ elderly: true });
});

const home = () => world.here.hamlets[0];

/** A household in the member's charge. */
async function makeHousehold(facts: object): Promise<string> {
  const { leader } = world.people;
  const id = randomUUID();
  const made = await leader.call('POST', '/api/households', { id, hamletId: home().id, head: 'Hà Văn Thử', ...facts });
  expect(made.status).toBe(201);
  const body = { householdIds: [id], memberId: home().memberId };
  expect((await leader.call('POST', '/api/assignments', body)).status).toBe(200);
  return id;
}

const visit = (facts: object) => ({
  id: randomUUID(),
  householdId,
  at: new Date().toISOString(),
  topics: [],
  ...facts,
});
const send = (body: object, who: Client = world.people.member) => who.call('POST', '/api/visits', body);
const undo = (id: string, who: Client = world.people.member) => who.call('POST', `/api/visits/${id}/undo`);
const read = (who: Client = world.people.leader) => who.get<HouseholdDetail>(`/api/households/${householdId}`);

async function recorded(facts: object, who?: Client): Promise<Visit> {
  const answer = await send(visit(facts), who);
  expect(answer.status).toBe(201);
  return (await answer.json()) as Visit;
}

test('a visit and its consequences stand at once', async () => {
  expect(await read()).toMatchObject({ status: 'never_reached', flagged: true, priorityRank: 3 - 1 });
  const made = await recorded({
    outcome: 'supported',
    supported: 2,
    topics: ['vneid'],
    platforms: ['zalo'],
    note: ' vui ',
  });
  expect(made).toMatchObject({ supported: 2, note: 'vui', memberIds: [home().memberId], undone: false });
  expect(await read()).toMatchObject({ status: 'adopting', flagged: false, platforms: ['zalo'], lastVisitAt: made.at });
  const due = { outcome: 'supported', supported: 1, followUpOn: localDateOf(new Date()) };
  await recorded(due);
  expect(await read()).toMatchObject({ status: 'follow_up_due', priorityRank: 5, followUpOn: due.followUpOn });
});

test('sending a visit again changes nothing; another visit under its identifier is refused', async () => {
  const body = visit({ outcome: 'supported', supported: 1, topics: ['vneid'] });
  const answers = await Promise.all([1, 2, 3, 4].map(() => send(body)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 201]);
  const other = await send({ ...body, supported: 2 });
  expect(other.status).toBe(409);
  expect(await other.json()).toMatchObject({ code: 'id_taken' });
  const { items } = await world.people.leader.get<{ items: HistoryItem[] }>(`/api/households/${householdId}/history`);
  expect(items.filter((item) => item.kind === 'visit')).toHaveLength(1);
});

test('what cannot have been is refused', async () => {
  const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();
  const wrong: object[] = [
    { outcome: 'supported', supported: 0 },
    { outcome: 'not_home', supported: 1 },
    { outcome: 'asleep' },
    { outcome: 'informed', at: minutes(6) },
    { outcome: 'informed', at: minutes(-3 * 365 * 24 * 60) },
    { outcome: 'informed', topics: ['astrology'] },
    { outcome: 'informed', platforms: ['telegraph'] },
    { outcome: 'come_back', followUpOn: addDays(localDateOf(new Date()), -1) },
    { outcome: 'informed', extra: 1 },
  ];
  for (const facts of wrong) expect((await send(visit(facts))).status, JSON.stringify(facts)).toBe(400);
  expect((await send(visit({ outcome: 'come_back', at: minutes(4) }))).status).toBe(201);
});

test('undone within a day, the household stands as before', async () => {
  await recorded({ outcome: 'not_home' });
  const before = await read();
  const made = await recorded({
    outcome: 'supported',
    supported: 1,
    platforms: ['vneid', 'zalo'],
    location: [106.35, 20.15],
    locationAccuracyMetres: 12,
  });
  const after = await read();
  expect(after).toMatchObject({ location: [106.35, 20.15], locationSource: 'measured', locationAccuracyMetres: 12 });
  expect((await undo(made.id)).status).toBe(200);
  expect({ ...(await read()), version: 0 }).toEqual({ ...before, version: 0 });
  expect(await (await undo(made.id)).json()).toMatchObject({ undone: true });
});

test('a platform another visit has seen too, stays', async () => {
  const first = await recorded({ outcome: 'informed', platforms: ['zalo'] });
  await recorded({ outcome: 'informed', platforms: ['zalo', 'vssid'] });
  await undo(first.id);
  expect((await read()).platforms).toEqual(['zalo', 'vssid']);
});

test('after a day only the leader’s correction helps', async () => {
  const made = await recorded({ outcome: 'refused' });
  await world.db.owner((tx) => tx`update tn.visit set recorded_at = now() - interval '25 hours' where id = ${made.id}`);
  const late = await undo(made.id);
  expect(late.status).toBe(409);
  expect(await late.json()).toMatchObject({ code: 'undo_expired' });
  await recorded({ outcome: 'supported', supported: 1, supersedes: made.id }, world.people.leader);
  expect(await read()).toMatchObject({ status: 'reached' });
});

test('a correction takes the place of what it corrects, once; undone, the first word counts again', async () => {
  const wrong = await recorded({ outcome: 'supported', supported: 1, platforms: ['zalo'] });
  const right = await recorded({ outcome: 'not_home', supersedes: wrong.id });
  expect(await read()).toMatchObject({ status: 'attempted', flagged: true, platforms: null });
  const again = await send(visit({ outcome: 'informed', supersedes: wrong.id }));
  expect(await again.json()).toMatchObject({ status: 409, code: 'already_superseded' });
  expect((await undo(wrong.id)).status).toBe(409);
  expect((await undo(right.id)).status).toBe(200);
  expect(await read()).toMatchObject({ status: 'adopting', platforms: ['zalo'] });
  await recorded({ outcome: 'informed', supersedes: wrong.id });
  expect(await read()).toMatchObject({ status: 'informed' });
});

test('a member touches his own visits only, and names only himself', async () => {
  const { leader, member } = world.people;
  const theirs = await recorded({ outcome: 'informed' }, leader);
  expect((await undo(theirs.id, member)).status).toBe(403);
  expect((await send(visit({ outcome: 'informed', supersedes: theirs.id }))).status).toBe(403);
  expect((await send(visit({ outcome: 'informed', memberIds: [home().leaderId] }))).status).toBe(403);
  const both = [home().leaderId, home().memberId];
  expect((await recorded({ outcome: 'informed', memberIds: both }, leader)).memberIds).toEqual(both);
  const stranger = { outcome: 'informed', memberIds: [world.here.hamlets[1].memberId] };
  expect((await send(visit(stranger), leader)).status).toBe(404);
});

test('a member records at any door of his hamlet, and learns and moves nothing by it', async () => {
  const other = home().households[3]!;
  const made = await send(
    visit({ householdId: other.id, outcome: 'informed', location: [106.5, 20.5], platforms: ['zalo'] }),
  );
  expect(made.status).toBe(201);
  const seen = await world.people.leader.get<HouseholdDetail>(`/api/households/${other.id}`);
  expect(seen).toMatchObject({ location: other.location, platforms: ['zalo'], adults: 2 });
  const outside = world.here.hamlets[1].households[0]!.id;
  expect((await send(visit({ householdId: outside, outcome: 'informed' }))).status).toBe(404);
  expect((await send(visit({ outcome: 'informed' }), world.people.observer)).status).toBe(403);
  expect((await send(visit({ outcome: 'informed' }), world.people.anonymous)).status).toBe(401);
});

test('a wrong location is doubtful until someone puts it right', async () => {
  await recorded({ outcome: 'wrong_location' });
  expect(await read()).toMatchObject({ locationDoubtful: true, status: 'never_reached' });
  await recorded({ outcome: 'wrong_location', location: [106.36, 20.16] });
  expect(await read()).toMatchObject({ locationDoubtful: false, location: [106.36, 20.16] });
});

test('a refusal of a priority household waits for its leader, and again with the next one', async () => {
  const { leader, member } = world.people;
  const waiting = async () =>
    (await leader.get<{ items: { id: string }[] }>('/api/households/to-confirm')).items.map((item) => item.id);
  const confirm = () => leader.call('POST', `/api/households/${householdId}/confirm`);
  await recorded({ outcome: 'refused' });
  expect(await waiting()).toContain(householdId);
  expect((await member.call('GET', '/api/households/to-confirm')).status).toBe(403);
  expect((await confirm()).status).toBe(200);
  expect(await waiting()).not.toContain(householdId);
  await recorded({ outcome: 'moved' });
  expect(await waiting()).toContain(householdId);
  await recorded({ outcome: 'informed' });
  expect(await waiting()).not.toContain(householdId);
});

test('the timeline tells who did what, the newest first', async () => {
  await recorded({ outcome: 'come_back', followUpOn: addDays(localDateOf(new Date()), 7), note: 'chiều tối' });
  const { items } = await world.people.member.get<{ items: HistoryItem[] }>(`/api/households/${householdId}/history`);
  expect(items.map((item) => item.kind)).toEqual(['visit', 'assignment', 'edit']);
  expect(items[0]).toMatchObject({
    outcome: 'come_back',
    byName: home().memberName,
    note: 'chiều tối',
    undoable: true,
  });
  expect(items[1]).toMatchObject({ memberName: home().memberName, byName: home().leaderName, undoable: false });
});
