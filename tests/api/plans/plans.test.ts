import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MyDay } from '#api/my-day/schema.ts';
import type { Plan, PlanComparison, PlanRoutes, PlanSummary } from '#api/plans/schema.ts';
import { addDays, localDateOf } from '#geo';
import type { Client } from '#tests/support/client.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world?.stop();
});

interface Answer<T> {
  status: number;
  body: T;
}

async function ask<T>(
  client: Client,
  method: string,
  path: string,
  body?: unknown,
  version?: number,
): Promise<Answer<T>> {
  const answer = await client.call(method, path, body, version === undefined ? {} : { 'if-match': `"${version}"` });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T };
}
const get = <T>(client: Client, path: string) => ask<T>(client, 'GET', path);

const today = localDateOf(new Date());
const to = addDays(today, 41);
const hamlet = () => world.here.hamlets[0];

const begin = (client: Client, options: object = {}): Promise<Answer<PlanSummary>> =>
  ask(client, 'POST', '/api/plans', { hamletId: hamlet().id, from: today, to, options });

/** Waits until a plan is made. */
async function made(client: Client, options: object = {}): Promise<Plan> {
  const { body } = await begin(client, options);
  await expect
    .poll(async () => (await get<Plan>(client, `/api/plans/${body.id}`)).body.state, { timeout: 30_000 })
    .not.toBe('computing');
  return (await get<Plan>(client, `/api/plans/${body.id}`)).body;
}

const patch = (client: Client, plan: Plan, body: object, query = ''): Promise<Answer<Plan>> =>
  ask(client, 'PATCH', `/api/plans/${plan.id}${query}`, body, plan.version);
const remove = (client: Client, plan: Plan) => ask(client, 'DELETE', `/api/plans/${plan.id}`, undefined, plan.version);
const publish = (client: Client, plan: Plan): Promise<Answer<Plan>> =>
  ask(client, 'POST', `/api/plans/${plan.id}/publish`, undefined, plan.version);

describe('a plan is made', () => {
  test('in the background, for every flagged household, with its figures', async () => {
    const { leader } = world.people;
    const begun = await begin(leader);
    expect(begun.status).toBe(202);
    expect(begun.body.state).toBe('computing');
    const plan = await made(leader);
    expect(plan.state).toBe('draft');
    expect(new Set(plan.days.flatMap((day) => day.visits.map((visit) => visit.householdId)))).toEqual(
      new Set(hamlet().households.map((household) => household.id)),
    );
    expect(plan.outlook).toMatchObject({ flagged: 5, flaggedPlanned: 5 });
    expect(plan.norms.filter((norm) => norm.id === 'reach-the-unreached')).toMatchObject([{ met: true }]);
    expect(plan.days.every((day) => day.date >= today && day.date <= to)).toBe(true);
    const listed = await get<{ items: PlanSummary[] }>(leader, `/api/plans?hamlet=${hamlet().id}`);
    expect(listed.body.items.map((item) => item.id)).toContain(plan.id);
  });

  test('and told when it is, with the version one can then change', async () => {
    const { leader } = world.people;
    const stream = await leader.call('GET', '/api/events');
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    const plan = await made(leader);
    // Plans made before may be told of too.
    const told = () => heard.split('\n').find((line) => line.includes(plan.id) && line.includes('"state":"draft"'));
    let heard = '';
    for (let part = await reader.read(); !part.done && !told(); part = await reader.read()) heard += part.value;
    await reader.cancel();
    expect(JSON.parse(told()!.slice('data: '.length))).toMatchObject({ state: 'draft', version: plan.version });
  });

  test('without a member who is not there, and without days off', async () => {
    const daysOff = Array.from({ length: 14 }, (_, i) => addDays(today, i));
    const plan = await made(world.people.leader, { without: [hamlet().memberId], daysOff });
    expect(plan.days.length).toBeGreaterThan(0);
    expect(plan.days.flatMap((day) => day.memberIds)).not.toContain(hamlet().memberId);
    expect(plan.days[0]!.date > daysOff.at(-1)!).toBe(true);
  });

  test('not for a range that ends before it begins, nor by who may not', async () => {
    const { leader, member, observer } = world.people;
    const wrong = await ask<{ code: string }>(leader, 'POST', '/api/plans', {
      hamletId: hamlet().id,
      from: to,
      to: today,
    });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'plan_range']);
    expect(wrong.body).toMatchObject({ issues: [{ path: 'to' }] });
    const other = await ask(leader, 'POST', '/api/plans', { hamletId: world.here.hamlets[1].id, from: today, to });
    expect(other.status).toBe(404);
    expect((await begin(member)).status).toBe(403);
    expect((await begin(observer)).status).toBe(403);
  });

  test.each([
    ['options.shifts.0.to', { shifts: [{ weekdays: [1], from: '10:00', to: '09:00' }] }],
    ['options.harvests.0.to', { harvests: [{ from: to, to: today, work: 'none' }] }],
  ])('not with %s before its beginning, which is said at once', async (path, options) => {
    const { status, body } = await begin(world.people.leader, options);
    expect(status).toBe(400);
    expect(body).toMatchObject({ issues: [{ path }] });
  });

  test('not without somebody who was never of the team', async () => {
    const stranger = world.here.hamlets[1].memberId;
    const { status, body } = await begin(world.people.leader, { without: [hamlet().memberId, stranger] });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'invalid_reference' });
  });

  test('and not handed out before it is', async () => {
    const { leader } = world.people;
    // two are made at once: the others wait for their turn
    const begun = await Promise.all([1, 2, 3, 4].map((seed) => begin(leader, { seed, trial: true })));
    const early = await Promise.all(
      begun.map(({ body }) => leader.call('GET', `/api/plans/${body.id}/export?format=text`)),
    );
    expect(early.map(({ status }) => status)).toContain(409);
    for (const { body } of begun)
      await expect
        .poll(async () => (await get<Plan>(leader, `/api/plans/${body.id}`)).body.state, { timeout: 30_000 })
        .toBe('draft');
  });
});

describe('a plan by hand', () => {
  test('grows from nothing, and every step can be taken back and done again', async () => {
    const { leader } = world.people;
    const { memberId, leaderId, clusterId } = hamlet();
    const empty = await made(leader, { empty: true });
    const date = addDays(today, 3);
    const full = await patch(leader, empty, {
      changes: [
        { kind: 'add_day', date, from: '08:00', to: '12:00', memberIds: [memberId, leaderId] },
        { kind: 'add_cluster', clusterId, date },
      ],
    });
    expect(full.status).toBe(200);
    expect(full.body.days).toMatchObject([{ date, clusterIds: [clusterId], memberIds: [memberId, leaderId] }]);
    expect(full.body.days[0]!.visits).toHaveLength(5);
    // Each household by who is in charge of it, where he comes.
    for (const { id, memberId: inCharge } of hamlet().households)
      if (inCharge)
        expect(full.body.days[0]!.visits).toContainEqual(
          expect.objectContaining({ householdId: id, memberId: inCharge }),
        );

    const back = await patch(leader, full.body, { step: 'undo' });
    expect(back.body.days).toEqual([]);
    expect(back.body).toMatchObject({ undo: 0, redo: 1 });
    const again = await patch(leader, back.body, { step: 'redo' });
    expect(again.body.days).toEqual(full.body.days);
    const none = await patch(leader, again.body, { step: 'redo' });
    expect([none.status, (none.body as unknown as { code: string }).code]).toEqual([409, 'nothing_to_undo']);
  });

  test('shows the effect of moving a cluster before anything is kept', async () => {
    const { leader } = world.people;
    const plan = await made(leader);
    const day = plan.days.find(({ clusterIds }) => clusterIds.length > 0)!;
    const target = addDays(to, -1);
    const change = { kind: 'move_cluster', clusterId: day.clusterIds[0], from: day.date, to: target };
    const tried = await patch(leader, plan, { changes: [change] }, '?dryRun=true');
    expect(tried.body.days.some(({ date }) => date === target)).toBe(true);
    expect(tried.body.version).toBe(plan.version);
    expect((await get<Plan>(leader, `/api/plans/${plan.id}`)).body.days).toEqual(plan.days);
    const kept = await patch(leader, plan, { changes: [change] });
    expect(kept.body.days.map(({ date }) => date)).not.toContain(day.date);
    expect(kept.body.version).toBeGreaterThan(plan.version);
  });

  test('overwrites nobody, and says in words which change cannot be made', async () => {
    const { leader, staff } = world.people;
    const plan = await made(leader);
    const date = plan.days[0]!.date;
    const hours = { changes: [{ kind: 'set_day', date, from: '13:00', to: '17:30' }] };
    expect((await patch(staff, plan, hours)).status).toBe(200);
    expect((await patch(leader, plan, hours)).status).toBe(412);
    expect((await ask(leader, 'PATCH', `/api/plans/${plan.id}`, hours)).status).toBe(428);

    const now = (await get<Plan>(leader, `/api/plans/${plan.id}`)).body;
    const impossible = await patch(leader, now, {
      changes: [
        { kind: 'set_day', date, from: '07:00', to: '11:00' },
        { kind: 'add_visit', householdId: world.here.hamlets[1].households[0]!.id, date },
      ],
    });
    expect(impossible.status).toBe(422);
    expect(impossible.body).toMatchObject({
      code: 'plan_rule',
      rule: 'no_such_household',
      detail: 'Không có hộ này trong xóm hoặc trong cụm đã chọn.',
      issues: [{ path: 'changes.1.householdId' }],
    });
    expect((await get<Plan>(leader, `/api/plans/${plan.id}`)).body.days).toEqual(now.days);
  });
});

describe('a plan is published', () => {
  test('then its members are sent out by it, and changes after it are shown as such', async () => {
    const { leader, member } = world.people;
    const plan = await made(leader, { empty: true });
    const { memberId, leaderId, clusterId } = hamlet();
    const full = await patch(leader, plan, {
      changes: [
        { kind: 'add_day', date: today, from: '00:01', to: '23:59', memberIds: [memberId, leaderId] },
        { kind: 'add_cluster', clusterId, date: today },
      ],
    });
    const stranger = full.body.days[0]!.visits.find((visit) => visit.memberId === leaderId)!.householdId;
    const moved = await patch(leader, full.body, {
      changes: [{ kind: 'move_visit', householdId: stranger, date: today, memberId, position: 0 }],
    });
    const before = await get<{ head: string | null }>(member, `/api/households/${stranger}`);
    expect(before.body.head ?? null).toBeNull();
    const published = await publish(leader, moved.body);
    expect(published.body).toMatchObject({ state: 'published', changedDays: 0 });
    const after = await get<{ head: string | null }>(member, `/api/households/${stranger}`);
    expect(after.body.head).toBe(hamlet().households.find(({ id }) => id === stranger)!.head);

    const changed = await patch(leader, published.body, {
      changes: [{ kind: 'remove_visit', householdId: stranger, date: today }],
    });
    expect(changed.body).toMatchObject({ changedDays: 1, days: [{ change: 'changed' }] });
    // Not published yet: the member still goes there.
    expect((await get<{ head: string | null }>(member, `/api/households/${stranger}`)).body.head).not.toBeNull();
    const reset = await patch(leader, changed.body, { step: 'reset' });
    expect(reset.body.changedDays).toBe(0);

    const next = await made(leader);
    expect(next.days.find(({ date }) => date === today)!.visits).toHaveLength(5);
    expect((await publish(leader, next)).status).toBe(200);
    const old = (await get<Plan>(leader, `/api/plans/${plan.id}`)).body;
    expect(old.replacedBy).toBe(next.id);

    const current = (await get<Plan>(leader, `/api/plans/${next.id}`)).body;
    const withdrawn = await ask<Plan>(leader, 'POST', `/api/plans/${next.id}/withdraw`, undefined, current.version);
    expect(withdrawn.body.state).toBe('draft');
    expect((await get<{ head: string | null }>(member, `/api/households/${stranger}`)).body.head ?? null).toBeNull();
  });

  test('is compared with another, and drawn door by door', async () => {
    const { leader } = world.people;
    const [one, other] = [await made(leader), await made(leader, { empty: true })];
    const compared = await get<PlanComparison>(leader, `/api/plans/${one.id}/comparison?with=${other.id}`);
    expect(compared.body.after.visits - compared.body.before.visits).toBe(
      compared.body.visits.added - compared.body.visits.removed,
    );
    const { date, visits } = one.days.find((day) => day.visits.length > 0)!;
    const walked = await get<PlanRoutes>(leader, `/api/plans/${one.id}/routes?date=${date}`);
    expect(walked.body.routes.flatMap((route) => route.stops.map((stop) => stop.householdId)).sort()).toEqual(
      visits.map((visit) => visit.householdId).sort(),
    );
    expect((await get(leader, `/api/plans/${one.id}/routes?date=2020-01-01`)).status).toBe(404);
  });

  test('is thrown away and taken back', async () => {
    const { leader } = world.people;
    const plan = await made(leader, { empty: true });
    expect((await remove(leader, plan)).status).toBe(204);
    const gone = (await get<Plan>(leader, `/api/plans/${plan.id}`)).body;
    expect(gone.state).toBe('deleted');
    const back = await ask<Plan>(leader, 'POST', `/api/plans/${plan.id}/restore`, undefined, gone.version);
    expect(back.body.state).toBe('draft');
  });
});

test('a trial is kept apart until it is taken over', async () => {
  const { leader } = world.people;
  const trial = await made(leader, { trial: true });
  expect(trial.options.trial).toBe(true);
  const adopted = await patch(leader, trial, { step: 'adopt' });
  expect(adopted.body.options.trial).toBeUndefined();
  expect(adopted.body.days).toEqual(trial.days);
  expect((await get<Plan>(leader, `/api/plans/${trial.id}`)).body.options.trial).toBeUndefined();
});

test('who goes only together walks one walk, and both see it', async () => {
  const { leader, member } = world.people;
  const { memberId, leaderId, clusterId, households } = hamlet();
  const together = { weeklyHours: 20, hours: null, goesWith: leaderId, home: null };
  expect((await ask(leader, 'PUT', `/api/availability/${memberId}`, together, 0)).status).toBe(200);
  const plan = await made(leader, { empty: true });
  const changes = [
    { kind: 'add_day', date: today, from: '00:01', to: '23:59', memberIds: [memberId, leaderId] },
    { kind: 'add_cluster', clusterId, date: today },
  ];
  const full = (await patch(leader, plan, { changes })).body;
  const lead = full.pairs[0]![0]!;
  expect(full.pairs).toEqual([[memberId, leaderId].sort()]);
  expect(new Set(full.days[0]!.visits.map((visit) => visit.memberId))).toEqual(new Set([lead]));
  await publish(leader, full);
  const { day } = (await get<MyDay>(member, '/api/my-day')).body;
  expect(day!.stops.map((stop) => stop.householdId).sort()).toEqual(households.map(({ id }) => id).sort());
  expect(day!.stops.every((stop) => stop.head !== null)).toBe(true);
});

test('another hamlet, another commune and who does not plan get nothing', async () => {
  const { leader, member, observer, staff } = world.people;
  const elsewhere = world.here.hamlets[1];
  const body = { hamletId: elsewhere.id, from: today, to, options: { empty: true } };
  const { body: foreign } = await ask<PlanSummary>(staff, 'POST', '/api/plans', body);
  expect((await get(leader, `/api/plans/${foreign.id}`)).status).toBe(404);
  expect((await get<{ items: unknown[] }>(leader, `/api/plans?hamlet=${elsewhere.id}`)).body.items).toEqual([]);
  expect((await get(member, '/api/plans')).status).toBe(403);
  expect((await get(observer, '/api/plans')).status).toBe(403);
});
