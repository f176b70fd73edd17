import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Household, HouseholdPage } from '#api/households/schema.ts';
import type { Client } from '#tests/support/client.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { leader } = world.people;
  for (const [index, head] of ['Đỗ Thị Hoà', 'Phạm Văn Bền', 'Vũ Thị Nụ', 'Lê Văn Đức'].entries()) {
    const body = {
      id: randomUUID(),
      hamletId: world.here.hamlets[0].id,
      head,
      code: `XH-${index}`,
      phone: `+84 912 345 67${index}`,
      ...(index === 0 && { elderly: true, deviceless: true }),
      ...(index === 1 && { elderly: false, deviceless: false }),
    };
    const answer = await leader.call('POST', '/api/households', body);
    expect(answer.status).toBe(201);
  }
});
afterAll(() => world?.stop());

const list = (who: Client, query = '') => who.get<HouseholdPage>(`/api/households?${query}`);

async function walk(who: Client, query: string, limit: number): Promise<Household[]> {
  const seen: Household[] = [];
  let next: string | null = null;
  do {
    const page: HouseholdPage = await list(who, `${query}&limit=${limit}${next ? `&cursor=${next}` : ''}`);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    seen.push(...page.items);
    next = page.next;
  } while (next);
  return seen;
}

test('every household appears exactly once over the pages, the most urgent first', async () => {
  const { total } = await list(world.people.staff);
  const seen = await walk(world.people.staff, '', 3);
  expect(seen).toHaveLength(total);
  expect(new Set(seen.map((item) => item.id)).size).toBe(total);
  expect(seen.map((item) => item.priorityRank)).toEqual(
    seen.map((item) => item.priorityRank!).toSorted((a, b) => a - b),
  );
  expect(seen[0]).toMatchObject({ head: 'Đỗ Thị Hoà', priorityRank: 1, flagged: true });
  expect(seen[0]!.reasons).toEqual(['elderly', 'deviceless', 'never_reached']);
});

test('a cursor holds good for its own filter alone', async () => {
  const { staff } = world.people;
  const { next } = await list(staff, 'limit=2');
  const other = await staff.call('GET', `/api/households?limit=2&flagged=true&cursor=${next}`);
  expect(other.status).toBe(400);
  expect(await other.json()).toMatchObject({ code: 'invalid_cursor' });
  for (const broken of ['x', 'e30', Buffer.from('["a"]').toString('base64url')]) {
    expect((await staff.call('GET', `/api/households?cursor=${broken}`)).status).toBe(400);
  }
  expect((await staff.call('GET', `/api/households?limit=5&cursor=${next}`)).status).toBe(200);
});

test('a list masks telephone numbers and holds the fields of the contract', async () => {
  const { items } = await list(world.people.staff, 'q=XH-0');
  expect(items).toHaveLength(1);
  expect(items[0]!.phone).toBe('09•• ••• 670');
  expect(Object.keys(items[0]!).sort()).toEqual(
    [
      ...[
        'id',
        'code',
        'head',
        'phone',
        'address',
        'hamletId',
        'clusterId',
        'memberId',
        'location',
        'elderly',
        'elders',
      ],
      ...['eldestBirthYear', 'adults', 'adultsWithoutDevice', 'deviceless', 'status', 'flagged', 'priorityRank'],
      ...['reasons', 'lastVisitAt', 'followUpOn', 'platforms', 'version'],
    ].sort(),
  );
});

test.each([
  ['q=do%20thi%20hoa', ['Đỗ Thị Hoà']],
  ['q=ĐỖ%20HÒA', ['Đỗ Thị Hoà']],
  ['q=xh-2', ['Vũ Thị Nụ']],
  ['q=345', []],
  ['q=%25', []],
  ['q=thi&elderly=true', ['Đỗ Thị Hoà']],
  ['q=xh-&elderly=unknown', ['Lê Văn Đức', 'Vũ Thị Nụ']],
  ['q=xh-&elderly=false', ['Phạm Văn Bền']],
  ['q=xh-&deviceless=unknown', ['Lê Văn Đức', 'Vũ Thị Nụ']],
  ['q=xh-&flagged=true', ['Đỗ Thị Hoà']],
  ['q=xh-&flagged=false&deviceless=false', ['Phạm Văn Bền']],
  ['q=xh-&unplaced=false', []],
  ['q=xh-&status=reached,adopting', []],
  ['q=xh-3&unassigned=true&unplaced=true&status=reached&status=never_reached', ['Lê Văn Đức']],
])('?%s finds %j', async (query, heads) => {
  const page = await list(world.people.leader, query);
  expect(page.items.map((item) => item.head).sort()).toEqual(heads);
  expect(page.total).toBe(heads.length);
});

test('a filter that says nothing sensible is refused', async () => {
  for (const query of [
    'limit=0',
    'limit=1001',
    'status=asleep',
    'hamlet=1',
    'elderly=perhaps',
    'bbox=1,2,3',
    'flagged=1',
  ]) {
    expect((await world.people.staff.call('GET', `/api/households?${query}`)).status, query).toBe(400);
  }
});

test('a box finds what lies inside it', async () => {
  const [home, neighbour] = world.here.hamlets;
  const [lon, lat] = home.households[0]!.location;
  const box = [lon - 0.0001, lat - 0.0001, lon + 0.0001, lat + 0.0001].join(',');
  expect((await list(world.people.staff, `bbox=${box}`)).items.map((item) => item.id)).toEqual([
    home.households[0]!.id,
  ]);
  expect((await list(world.people.staff, `hamlet=${neighbour.id}`)).total).toBe(neighbour.households.length);
  expect((await list(world.people.leader, `hamlet=${neighbour.id}`)).total).toBe(0);
});

test('a member sees of other households their place, and no filter tells him more', async () => {
  const { member } = world.people;
  const [home] = world.here.hamlets;
  const mine = home.households
    .filter((household) => household.memberId === home.memberId)
    .map((household) => household.id);
  const all = await walk(member, '', 4);
  const others = all.filter((item) => !mine.includes(item.id));
  expect(
    all
      .filter((item) => item.head !== null)
      .map((item) => item.id)
      .sort(),
  ).toEqual([...mine].sort());
  expect(others.length).toBeGreaterThan(5);
  for (const { id, hamletId, clusterId: _, location: __, ...hidden } of others) {
    expect(id && hamletId).toBeTruthy();
    expect(new Set(Object.values(hidden))).toEqual(new Set([null]));
  }
  const revealing = [
    'flagged=true',
    'flagged=false',
    'elderly=unknown',
    'deviceless=unknown',
    'elderly=true',
    'unassigned=true',
  ];
  const asked = [
    ...revealing,
    'unassigned=false',
    'q=a',
    `member=${home.leaderId}`,
    'status=never_reached,informed',
    'deviceless=false',
  ];
  for (const query of asked) {
    const { items, total } = await list(member, query);
    expect(total, query).toBe(items.length);
    for (const item of items) expect(mine, query).toContain(item.id);
  }
  expect((await list(member, 'q=')).total).toBe(all.length);
});

test('reading more than fifty households at once, and every telephone number, is noted', async () => {
  const { staff } = world.people;
  const noted = () =>
    world.db.asSystem(world.here.id, async (tx) => {
      const [row] = await tx<{ lists: number; reads: number }[]>`
        select count(*) filter (where action = 'households.list') as lists,
          count(*) filter (where action = 'household.read' and (detail ->> 'phone')::boolean) as reads
        from tn.audit`;
      return row!;
    });
  const before = await noted();
  const [first] = (await list(staff, 'q=xh-1')).items;
  const whole = await staff.get<Household>(`/api/households/${first!.id}`);
  expect(whole.phone).toBe('0912345671');
  expect(await noted()).toEqual({ lists: before.lists, reads: before.reads + 1 });

  await world.db.asSystem(world.here.id, async (tx) => {
    await tx`
      insert into tn.household (commune_id, id, hamlet_id, head)
      select ${world.here.id}::uuid, gen_random_uuid(), ${world.here.hamlets[1].id}::uuid, 'Hộ ' || n
      from generate_series(1, 60) n`;
  });
  await list(staff, 'limit=50');
  expect((await noted()).lists).toBe(before.lists);
  await list(staff, 'limit=51');
  expect((await noted()).lists).toBe(before.lists + 1);
});
