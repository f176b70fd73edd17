import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlaceIssue, PlaceQuality } from '#api/placing/schema.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { lineUp } from './commune.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { here } = world;
  for (const hamlet of here.hamlets) {
    const { at } = await lineUp(world, here, hamlet, []);
    await world.db.owner((tx) => moved(tx, hamlet.households[4]!.id, at(3)));
  }
});
afterAll(() => world?.stop());

const moved = (tx: Parameters<Parameters<World['db']['owner']>[0]>[0], id: string, [lon, lat]: [number, number]) =>
  tx`update tn.household set location = st_setsrid(st_makepoint(${lon}, ${lat}), 4326) where id = ${id}`;
const PATH = '/api/households/quality';
const samePoint = async (who: 'staff' | 'leader', query = ''): Promise<PlaceIssue[]> =>
  (await world.people[who].get<PlaceQuality>(`${PATH}?kind=same_point${query}`)).items;

test('two households on one point are shown, with both', async () => {
  const [issue, ...others] = await samePoint('leader');
  expect(others).toEqual([]);
  const [, , , third, fourth] = world.here.hamlets[0].households;
  expect(issue!.households.map(({ id }) => id).sort()).toEqual([third!.id, fourth!.id].sort());
  expect(await samePoint('staff')).toHaveLength(2);
  expect(await samePoint('staff', `&hamlet=${world.here.hamlets[1].id}`)).toHaveLength(1);
});

test('a household outside its hamlet is shown with the hamlet it lies in', async () => {
  const [home, neighbour] = world.here.hamlets;
  const [lon, lat] = neighbour.households[0]!.location;
  const stray = home.households[0]!;
  await world.db.owner((tx) => moved(tx, stray.id, [lon + 0.002, lat + 0.002]));
  const found = await world.people.staff.get<PlaceQuality>(`${PATH}?hamlet=${home.id}&kind=outside_hamlet`);
  expect(found.items).toMatchObject([{ households: [{ id: stray.id }], liesInHamletId: neighbour.id }]);
  await world.db.owner((tx) => moved(tx, stray.id, stray.location));
});

test('what is right as it is does not come back until something of it moves', async () => {
  const { leader } = world.people;
  const [home] = world.here.hamlets;
  const [issue] = await samePoint('leader');
  const review = (reviewed: boolean) =>
    leader.call('POST', `${PATH}/reviewed`, { hamletId: home.id, key: issue!.key, reviewed });
  expect(await (await review(true)).json()).toEqual({ changed: 1 });
  expect(await (await review(true)).json()).toEqual({ changed: 0 });
  expect(await samePoint('leader')).toEqual([]);
  expect(await samePoint('staff')).toHaveLength(1);
  await review(false);
  expect(await samePoint('leader')).toHaveLength(1);
  await review(true);
  const both = home.households.slice(3, 5);
  for (const { id } of both) await world.db.owner((tx) => moved(tx, id, [home.households[0]!.location[0], 20.101]));
  expect(await samePoint('leader')).toHaveLength(1);
});

test('is the right of leaders in their hamlet and of the office', async () => {
  const { leader, member, observer } = world.people;
  const [issue] = await samePoint('staff', `&hamlet=${world.here.hamlets[1].id}`);
  const body = { hamletId: world.here.hamlets[1].id, key: issue!.key, reviewed: true };
  expect((await leader.call('POST', `${PATH}/reviewed`, body)).status).toBe(404);
  for (const who of [member, observer]) {
    expect((await who.call('GET', PATH)).status).toBe(403);
    expect((await who.call('POST', `${PATH}/reviewed`, body)).status).toBe(403);
  }
  expect(await samePoint('staff', `&hamlet=${world.here.hamlets[1].id}`)).toHaveLength(1);
});

test('the table of what was found right opens to nobody else, whatever a route asks', async () => {
  const { here, elsewhere, db } = world;
  const [home, neighbour] = here.hamlets;
  const as = (role: 'staff' | 'leader' | 'member', communeId: string, hamletId: string | null) => ({
    accountId: null,
    username: 'x',
    role,
    communeId,
    hamletId,
    memberId: null,
  });
  await db.asUser(
    as('staff', here.id, null),
    (tx) =>
      tx`insert into tn.place_review (commune_id, hamlet_id, key, kind) values (${here.id}, ${neighbour.id}, 'k', 'outlier')`,
  );
  const seen = (user: ReturnType<typeof as>) =>
    db.asUser(user, async (tx) => (await tx`select from tn.place_review where hamlet_id = ${neighbour.id}`).length);
  expect(await seen(as('leader', here.id, neighbour.id))).toBe(1);
  expect(await seen(as('leader', here.id, home.id))).toBe(0);
  expect(await seen(as('member', here.id, neighbour.id))).toBe(0);
  expect(await seen(as('staff', elsewhere.id, null))).toBe(0);
  const write = db.asUser(
    as('leader', here.id, home.id),
    (tx) =>
      tx`insert into tn.place_review (commune_id, hamlet_id, key, kind) values (${here.id}, ${neighbour.id}, 'j', 'outlier')`,
  );
  await expect(write).rejects.toThrow(/row-level security/);
});
