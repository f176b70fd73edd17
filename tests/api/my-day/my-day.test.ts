import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '#api/auth/accounts.ts';
import type { HouseholdDetail } from '#api/households/schema.ts';
import type { MyDay } from '#api/my-day/schema.ts';
import { addDays, localDateOf } from '#geo';
import { type Client, signIn } from '#tests/support/client.ts';
import { openWorld, type World } from '#tests/support/world.ts';

const PASSWORD = 'mat-khau-cua-bai-thu';
const today = localDateOf(new Date());
let world: World;
/** Another member of the same team, sent to other doors on the same days. */
let other: { id: string; client: Client };
const home = () => world.here.hamlets[0];
/** Doors of the first hamlet by their place in the fixture; the member is in charge of the first two. */
const door = (k: number) => home().households[k]!;

beforeAll(async () => {
  world = await openWorld();
  const { here, db, url } = world;
  const id = randomUUID();
  const plans = { today: randomUUID(), later: randomUUID() };
  await db.owner(async (tx) => {
    await tx`insert into tn.member (commune_id, id, team_id, hamlet_id, name, role, from_on)
      values (${here.id}, ${id}, ${home().teamId}, ${home().id}, 'Vũ Thị Láng Giềng', 'member', '2026-01-01')`;
    for (const plan of Object.values(plans))
      await tx`insert into tn.plan (commune_id, id, hamlet_id, from_on, to_on, state)
        values (${here.id}, ${plan}, ${home().id}, ${today}, ${addDays(today, 30)}, 'published')`;
    const crew = [home().memberId, id];
    for (const [date, plan] of [
      [today, plans.today],
      [addDays(today, 1), plans.today],
      [addDays(today, 9), plans.later],
    ] as const)
      await tx`insert into tn.plan_day
          (commune_id, plan_id, hamlet_id, date, from_time, to_time, member_ids, cluster_ids, changed_at)
        values (${here.id}, ${plan}, ${home().id}, ${date}, '08:00', '11:30', ${crew}, ${[home().clusterId]},
          ${date === today ? `${today}T00:40:00Z` : null})`;
    const stops = [
      [today, plans.today, home().memberId, 1, 3, 'flagged'],
      [today, plans.today, home().memberId, 2, 1, 'pinned'],
      [today, plans.today, id, 1, 2, 'never_reached'],
      [addDays(today, 9), plans.later, home().memberId, 1, 4, 'follow_up'],
    ] as const;
    for (const [date, plan, member, position, k, reason] of stops)
      await tx`insert into tn.plan_stop
          (commune_id, plan_id, hamlet_id, date, member_id, position, household_id, reason)
        values (${here.id}, ${plan}, ${home().id}, ${date}, ${member}, ${position}, ${door(k).id}, ${reason})`;
  });
  const place = { communeId: here.id, hamletId: home().id, memberId: id };
  await createAccount(db, { username: 'thu.langgieng', password: PASSWORD, role: 'member', ...place });
  other = { id, client: await signIn(url, 'thu.langgieng', PASSWORD) };
});
afterAll(() => world?.stop());

const dayOf = (who: Client, date?: string) => who.get<MyDay>(`/api/my-day${date ? `?date=${date}` : ''}`);

test('a member reads his doors of today in their order, with who goes along and the walk', async () => {
  const { date, next, day } = await dayOf(world.people.member);
  expect({ date, next }).toEqual({ date: today, next: addDays(today, 1) });
  expect(day).toMatchObject({
    from: '08:00',
    to: '11:30',
    with: ['Vũ Thị Láng Giềng'],
    clusterNames: [home().clusterName],
    changedAt: `${today}T00:40:00.000Z`,
    stops: [
      { householdId: door(3).id, position: 1, head: door(3).head, address: door(3).address, reason: 'flagged' },
      { householdId: door(1).id, position: 2, head: door(1).head, reason: 'pinned', doneAt: null, outcome: null },
    ],
  });
  expect(day!.matrix).toHaveLength(3);
  expect(day!.matrix[1]![2]).toBeGreaterThan(1);
  expect(day!.matrix[1]![2]).toBe(day!.matrix[2]![1]);
  expect(day!.line!.minutes).toBeCloseTo(day!.matrix[1]![2]!, 1);
  expect(day!.line!.coordinates.length).toBeGreaterThanOrEqual(2);
});

test('the line can be asked for in another order, and passes no door but those of the day', async () => {
  const { line } = (await dayOf(world.people.member)).day!;
  const ask = async (...ks: number[]) => {
    const through = ks.map((k) => door(k).id).join(',');
    return (await world.people.member.get<MyDay>(`/api/my-day?through=${through}`)).day!.line;
  };
  const back = (await ask(1, 3))!;
  expect(back.coordinates).toEqual(line!.coordinates.toReversed());
  expect(back.ends).toEqual([back.coordinates.length - 1]);
  expect(await ask(1, 2)).toBeNull();
  expect((await world.people.member.call('GET', '/api/my-day?through=x')).status).toBe(400);
});

test('each sees his own doors only, whoever is on the same day', async () => {
  const { day } = await dayOf(other.client);
  expect(day!.stops.map(({ householdId }) => householdId)).toEqual([door(2).id]);
  expect(day!.with).toEqual([home().memberName]);
  expect(JSON.stringify(day)).not.toContain(door(3).head);
});

test('who is sent to a household today sees it whole; to one next week he does not yet', async () => {
  const whole = await world.people.member.get<HouseholdDetail>(`/api/households/${door(3).id}`);
  expect(whole.head).toBe(door(3).head);
  const { day, next } = await dayOf(world.people.member, addDays(today, 9));
  expect(next).toBe(home().planDate);
  expect(day!.stops).toMatchObject([{ householdId: door(4).id, head: null, address: null, reasons: null, calls: [] }]);
  expect((await world.people.member.get<HouseholdDetail>(`/api/households/${door(4).id}`)).head).toBeNull();
});

test('a call of today stands beside its door until it is taken back', async () => {
  const id = randomUUID();
  const body = { id, householdId: door(3).id, at: new Date().toISOString(), outcome: 'not_home', topics: [] };
  expect((await world.people.member.call('POST', '/api/visits', body)).status).toBe(201);
  const called = (await dayOf(world.people.member)).day!.stops[0]!;
  expect(called).toMatchObject({ outcome: 'not_home', doneAt: body.at, calls: [{ id, outcome: 'not_home' }] });

  expect((await world.people.member.call('POST', `/api/visits/${id}/undo`)).status).toBe(200);
  expect((await dayOf(world.people.member)).day!.stops[0]).toMatchObject({ outcome: null, doneAt: null, calls: [] });
});

test('no day out is no day; a leader who is not on it has none either', async () => {
  const free = await dayOf(world.people.member, addDays(today, 2));
  expect(free).toMatchObject({ day: null, next: addDays(today, 9) });
  expect((await dayOf(world.people.leader)).day).toBeNull();
  expect((await world.people.staff.call('GET', '/api/my-day')).status).toBe(403);
  expect((await world.people.anonymous.call('GET', '/api/my-day')).status).toBe(401);
  expect((await world.people.member.call('GET', '/api/my-day?date=25/11/2026')).status).toBe(400);
});
