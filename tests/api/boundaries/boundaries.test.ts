import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HamletBoundary, Proposal } from '#api/boundaries/schema.ts';
import type { Hamlet } from '#api/clusters/schema.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const [WEST, SOUTH] = [106.2, 20.3];
/** Seven decimals, as boundaries are kept. */
const onGrid = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
/** A square of a hundredth of a degree, so many of them east of the first. */
const square = (east: number, north = 0, side = 0.01) => {
  const [w, s, e, n] = [
    WEST + east * 0.01,
    SOUTH + north * 0.01,
    WEST + east * 0.01 + side,
    SOUTH + north * 0.01 + side,
  ].map(onGrid);
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
};
const hamletOf = async (id: string) =>
  (await world.people.staff.get<{ items: Hamlet[] }>('/api/hamlets')).items.find((hamlet) => hamlet.id === id)!;
const put = (id: string, boundary: unknown, version: number, who = world.people.staff) =>
  who.call('PUT', `/api/hamlets/${id}/boundary`, { boundary }, { 'if-match': `"${version}"` });
const add = async (name: string, boundary?: unknown): Promise<HamletBoundary> => {
  const answer = await world.people.staff.call('POST', '/api/hamlets', { id: randomUUID(), name, boundary });
  expect(answer.status).toBe(201);
  return (await answer.json()) as HamletBoundary;
};
const dataVersion = () =>
  world.db.asSystem(world.here.id, async (tx) => Number((await tx`select version from tn.data_version`)[0]!.version));
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

test('a hamlet is added with its team, once, under a name of its own', async () => {
  const { staff } = world.people;
  const body = { id: randomUUID(), name: '  Xóm   Mới ' };
  const made = await staff.call('POST', '/api/hamlets', body);
  expect(made.status).toBe(201);
  expect(await made.json()).toMatchObject({ code: 'xom-moi', name: 'Xóm Mới', boundary: null, version: 1 });
  expect((await staff.call('POST', '/api/hamlets', body)).status).toBe(200);
  const again = await staff.call('POST', '/api/hamlets', { id: randomUUID(), name: 'xom moi' });
  expect([again.status, await codeOf(again)]).toEqual([409, 'name_taken']);
  const teams = await staff.get<{ items: { hamletId: string; name: string }[] }>('/api/teams');
  expect(teams.items.filter((team) => team.hamletId === body.id).map(({ name }) => name)).toEqual(['Tổ CNSCĐ Xóm Mới']);

  const renamed = await staff.call('PATCH', `/api/hamlets/${body.id}`, { name: 'Xóm Đổi' }, { 'if-match': '"1"' });
  expect(await renamed.json()).toMatchObject({ name: 'Xóm Đổi', version: 2 });
  const after = await staff.get<{ items: { hamletId: string; name: string }[] }>('/api/teams');
  expect(after.items.find((team) => team.hamletId === body.id)!.name).toBe('Tổ CNSCĐ Xóm Đổi');
});

test('a boundary is kept, told to open pages by a new data version, and taken away again', async () => {
  const hamlet = await add('Xóm Vuông');
  const stale = await put(hamlet.id, square(0), 7);
  expect([stale.status, await codeOf(stale)]).toEqual([412, 'stale_version']);
  expect(
    (await world.people.staff.call('PUT', `/api/hamlets/${hamlet.id}/boundary`, { boundary: square(0) })).status,
  ).toBe(428);
  const before = await dataVersion();
  const kept = await put(hamlet.id, square(0), 1);
  expect(kept.status).toBe(200);
  expect(kept.headers.get('etag')).toMatch(/^(W\/)?"2"$/);
  expect(await dataVersion()).toBeGreaterThan(before);
  const there = await hamletOf(hamlet.id);
  expect(there.boundary!.coordinates).toEqual([square(0).coordinates]);
  expect(there.bbox).toEqual([WEST, SOUTH, WEST + 0.01, SOUTH + 0.01].map(onGrid));
  expect((await put(hamlet.id, null, 2)).status).toBe(200);
  expect((await hamletOf(hamlet.id)).boundary).toBeNull();
});

test('what is no boundary is refused in words', async () => {
  const hamlet = await add('Xóm Sai');
  const neighbour = await add('Xóm Bên', square(20));
  const bowtie = {
    type: 'Polygon',
    coordinates: [
      [
        [106.5, 20],
        [106.51, 20.01],
        [106.51, 20],
        [106.5, 20.01],
        [106.5, 20],
      ],
    ],
  };
  const flat = {
    type: 'Polygon',
    coordinates: [
      [
        [106.5, 20],
        [106.51, 20],
        [106.5, 20],
        [106.5, 20],
      ],
    ],
  };
  const holed = { type: 'Polygon', coordinates: [square(30).coordinates[0], square(32).coordinates[0]] };
  const cases: [unknown, string][] = [
    [bowtie, 'boundary_self_crossing'],
    [flat, 'boundary_too_few_corners'],
    [holed, 'boundary_hole_outside'],
    [square(40, 0, 0.0001), 'boundary_too_small'],
    [square(20.5), 'boundary_overlap'],
  ];
  for (const [boundary, code] of cases) {
    const answer = await put(hamlet.id, boundary, 1);
    expect([answer.status, await codeOf(answer)]).toEqual([422, code]);
  }
  const answer = await put(hamlet.id, square(20.5), 1);
  expect(await answer.json()).toMatchObject({
    hamletId: hamlet.id,
    detail: expect.stringMatching(/^Xóm Sai chồng lên Xóm Bên [\d]+ m²/),
  });
  expect((await put(hamlet.id, { type: 'Point', coordinates: [1, 2] }, 1)).status).toBe(400);
  expect((await hamletOf(neighbour.id)).version).toBe(2);
});

test('a set of boundaries is kept as a whole or not at all', async () => {
  const [a, b] = [await add('Xóm A', square(50)), await add('Xóm B', square(51))];
  const set = (hamlets: unknown[]) => world.people.staff.call('PUT', '/api/hamlets/boundaries', { hamlets });
  const wider = (east: number, side: number) => ({
    ...square(east),
    coordinates: [
      [
        [WEST + 0.5, SOUTH],
        [WEST + 0.5 + side, SOUTH],
        [WEST + 0.5 + side, SOUTH + 0.01],
        [WEST + 0.5, SOUTH + 0.01],
        [WEST + 0.5, SOUTH],
      ],
    ],
  });
  const alone = await set([{ hamletId: a.id, version: 2, boundary: wider(50, 0.012) }]);
  expect(await codeOf(alone)).toBe('boundary_overlap');
  const narrower = {
    type: 'Polygon',
    coordinates: [
      [
        [WEST + 0.512, SOUTH],
        [WEST + 0.52, SOUTH],
        [WEST + 0.52, SOUTH + 0.01],
        [WEST + 0.512, SOUTH + 0.01],
        [WEST + 0.512, SOUTH],
      ],
    ],
  };
  const stale = await set([
    { hamletId: a.id, version: 2, boundary: wider(50, 0.012) },
    { hamletId: b.id, version: 1, boundary: narrower },
  ]);
  expect(stale.status).toBe(412);
  expect((await hamletOf(a.id)).version).toBe(2);
  const both = await set([
    { hamletId: a.id, version: 2, boundary: wider(50, 0.012) },
    { hamletId: b.id, version: 2, boundary: narrower },
  ]);
  expect(both.status).toBe(200);
  expect((await both.json()).items.map((hamlet: HamletBoundary) => hamlet.version)).toEqual([3, 3]);
});

test('boundaries are proposed from where households live, beside those that stay', async () => {
  const [home, away] = world.here.hamlets;
  const ask = async (body: object) =>
    (
      (await (await world.people.staff.call('POST', '/api/hamlets/boundaries/proposals', body)).json()) as {
        items: Proposal[];
      }
    ).items;
  const all = await ask({});
  expect(all.map(({ hamletId }) => hamletId).sort()).toEqual([home.id, away.id].sort());
  expect(all.every(({ households, left }) => households === 5 && left.length === 0)).toBe(true);
  expect((await hamletOf(home.id)).version).toBe(1);
  const one = await ask({ hamletIds: [home.id] });
  expect(one.map(({ hamletId }) => hamletId)).toEqual([home.id]);
  const kept = await put(home.id, one[0]!.boundary, 1);
  expect(kept.status).toBe(200);
});

test('only the office draws boundaries and sees where everybody lives', async () => {
  const [home] = world.here.hamlets;
  const { leader, member, observer, admin, anonymous } = world.people;
  for (const [who, status] of [
    [leader, 403],
    [member, 403],
    [observer, 403],
    [admin, 403],
    [anonymous, 401],
  ] as const) {
    expect((await put(home.id, null, 1, who)).status).toBe(status);
    expect((await who.call('GET', '/api/hamlets/points')).status).toBe(status);
    expect((await who.call('GET', '/api/hamlets/disagreements')).status).toBe(status);
    expect((await who.call('POST', '/api/hamlets', { id: randomUUID(), name: 'Xóm Lạ' })).status).toBe(status);
  }
  expect((await put(world.elsewhere.hamlets[0].id, null, 1)).status).toBe(404);
});
