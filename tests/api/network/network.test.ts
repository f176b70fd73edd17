import { randomUUID } from 'node:crypto';
import type { Position } from 'geojson';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemIdentity } from '#api/db/door.ts';
import { groundKey, readGround } from '#api/network/ground.ts';
import { networkAround } from '#api/network/network-around.ts';
import type { CommuneFixture } from '#tests/support/two_communes.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const asOffice = <T>(commune: CommuneFixture, work: Parameters<typeof world.db.asUser<T>>[1]) =>
  world.db.asUser(systemIdentity(commune.id), work);
const homesOf = (commune: CommuneFixture): Position[] =>
  commune.hamlets.flatMap(({ households }) => households.map(({ location }) => location));

test('lanes and water of the ground that is shown are read, no others', async () => {
  const { here, elsewhere } = world;
  const [lon, lat] = here.hamlets[0].households[0]!.location;
  const draft = randomUUID();
  await world.db.owner(async (tx) => {
    await tx`insert into tn.basemap (commune_id, id, state, format) values (${here.id}, ${draft}, 'draft', 'osm')`;
    await tx`insert into tn.base_feature (commune_id, id, basemap_id, kind, subkind, name, facts, shape) values
      (${here.id}, ${randomUUID()}, '00000000-0000-0000-0000-000000000000', 'water', 'canal', null, null,
        st_setsrid(st_makeline(st_makepoint(${lon}, ${lat - 0.001}), st_makepoint(${lon}, ${lat + 0.001})), 4326)),
      (${here.id}, ${randomUUID()}, '00000000-0000-0000-0000-000000000000', 'lane', 'path', 'Cầu tre', '{"bridge": "yes"}',
        st_setsrid(st_makeline(st_makepoint(${lon}, ${lat}), st_makepoint(${lon + 0.001}, ${lat})), 4326)),
      (${here.id}, ${randomUUID()}, ${draft}, 'lane', 'path', 'Ngõ nháp', null,
        st_setsrid(st_makeline(st_makepoint(${lon}, ${lat}), st_makepoint(${lon + 0.001}, ${lat})), 4326))`;
  });
  const box = [lon - 0.01, lat - 0.01, lon + 0.01, lat + 0.01] as const;
  const ground = await asOffice(here, (tx) => readGround(tx, box));
  expect(ground.lanes.map(({ name }) => name).sort()).toEqual(['Cầu tre', here.laneName]);
  expect(ground.lanes.find(({ name }) => name === 'Cầu tre')!.facts).toEqual({ bridge: 'yes' });
  expect(ground.water).toMatchObject([{ subkind: 'canal', geometry: { type: 'LineString' } }]);
  expect(await asOffice(elsewhere, (tx) => readGround(tx, box))).toEqual({ lanes: [], water: [] });
  expect(await asOffice(here, (tx) => readGround(tx, [0, 0, 1, 1]))).toEqual({ lanes: [], water: [] });
});

test('a network is kept for its commune and ground, and is another one over another ground', async () => {
  const { here, elsewhere } = world;
  const around = (commune: CommuneFixture, at: Position[]) => asOffice(commune, (tx) => networkAround(tx, at));
  const network = await around(here, homesOf(here));
  expect(network.approximate).toBe(false);
  expect(network.laneNames).toContain(here.laneName);
  expect(await around(here, homesOf(here))).toBe(network);
  expect((await around(elsewhere, homesOf(here))).approximate).toBe(true);
  expect((await around(here, [])).approximate).toBe(true);

  const before = await asOffice(here, groundKey);
  await world.db.owner(async (tx) => {
    await tx`update tn.basemap set state = 'former' where commune_id = ${here.id} and state = 'shown'`;
    await tx`update tn.basemap set state = 'shown' where commune_id = ${here.id} and state = 'draft'`;
  });
  expect(await asOffice(here, groundKey)).not.toBe(before);
  expect((await around(here, homesOf(here))).laneNames).toEqual(['Ngõ nháp']);
});
