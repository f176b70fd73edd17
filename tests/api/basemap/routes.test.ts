import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BasemapAnswer, BasemapState, ShownGround } from '#api/basemap/schema.ts';
import type { Role } from '#api/db/door.ts';
import { tileAt } from '#geo/tiles/tile.ts';
import { village } from '#tests/support/osm/model.ts';
import { osmPbf } from '#tests/support/osm/write_pbf.ts';
import { osmXml } from '#tests/support/osm/write_xml.ts';
import { decodeTile } from '#tests/support/tiles.ts';
import { boxOf, writeGround } from '#tests/support/two_communes.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());
/** Each test begins with the outlines and the ground the communes came with, and a version at which no tile is kept. */
beforeEach(async () => {
  await world.db.owner(async (tx) => {
    await tx`delete from tn.base_feature`;
    await tx`delete from tn.basemap`;
    for (const commune of [world.here, world.elsewhere]) await writeGround(tx, commune);
    for (const hamlet of world.here.hamlets) {
      const [west, south, east, north] = boxOf(hamlet);
      await tx`
        update tn.hamlet set boundary = st_multi(st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326))
        where id = ${hamlet.id}`;
    }
    await tx`update tn.data_version set version = version + 1`;
  });
});

const home = () => world.here.hamlets[0].households[0]!.location;
const form = (bytes: Uint8Array | string, fields: Record<string, string> = {}, name = 'vung.osm.pbf') => {
  const data = new FormData();
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  data.append('file', new File([content.slice()], name));
  for (const [key, value] of Object.entries(fields)) data.append(key, value);
  return data;
};
const bring = async (bytes: Uint8Array | string, query = '', fields = {}): Promise<BasemapAnswer> => {
  const answer = await world.people.staff.call('POST', `/api/basemap${query}`, form(bytes, fields));
  expect(answer.status).toBe(200);
  return (await answer.json()) as BasemapAnswer;
};
/** Names on the ground around the village, as a role's map gets them. */
const names = async (role: Role = 'member') => {
  const { x, y } = tileAt(...home(), 14);
  const answer = await world.people[role].call('GET', `/api/tiles/base/14/${x}/${y}`);
  if (answer.status === 204) return [];
  const { base = [] } = decodeTile(new Uint8Array(await answer.arrayBuffer()));
  return base.map(({ properties }) => properties.name).filter((name) => name !== undefined);
};
const state = () => world.people.staff.get<BasemapState>('/api/basemap');

test('a file becomes the ground in the place of the one before, in one moment for everybody', async () => {
  expect(await names()).toEqual([world.here.laneName]);
  const before = await world.people.member.get<ShownGround>('/api/basemap/shown');
  expect(before.attribution).toEqual({ text: world.here.groundSource, url: null });
  const pbf = osmPbf(village(home()).data);
  const dry = await bring(pbf, '?dryRun=true');
  expect(dry.features).toMatchObject({ lanes: 2, water: 2, buildings: 2, places: 2, fields: 1, landCover: 1 });
  expect(dry).toMatchObject({ format: 'osm.pbf', clippedTo: 'hamlets', marginMetres: 1000, mended: 0 });
  expect(await names()).toEqual([world.here.laneName]);

  expect(await bring(pbf)).toEqual(dry);
  expect((await names()).sort()).toEqual(
    ['Chùa Cả', 'Hồ Sen', 'Kênh Cồn', 'Ngõ Đông', 'Trường tiểu học', 'Đường liên xã'].sort(),
  );
  for (const role of ['staff', 'leader', 'member', 'observer'] as const) {
    const shown = await world.people[role].get<ShownGround>('/api/basemap/shown');
    expect(shown.attribution).toEqual({
      text: '© OpenStreetMap contributors',
      url: 'https://www.openstreetmap.org/copyright',
    });
    expect(shown.bounds).toEqual(dry.bounds);
  }
  expect(await state()).toMatchObject({
    shown: { fileName: 'vung.osm.pbf', features: { lanes: 2 }, dataAt: '2026-01-02T00:00:00.000Z' },
    former: { fileName: world.here.groundFile, attribution: { text: world.here.groundSource, url: null } },
    running: null,
  });
});

test('the ground can be taken away and brought back, and so can the one before', async () => {
  await bring(osmXml(village(home()).data));
  const [lane] = [world.here.laneName];
  const call = async (method: string, path: string) => (await world.people.staff.call(method, path)).status;
  expect(await call('POST', '/api/basemap/restore')).toBe(204);
  expect(await names()).toEqual([lane]);
  expect(await call('POST', '/api/basemap/restore')).toBe(204);
  expect(await names()).toContain('Hồ Sen');
  expect(await call('DELETE', '/api/basemap')).toBe(204);
  expect(await names()).toEqual([]);
  expect((await state()).shown).toBeNull();
  expect(await call('POST', '/api/basemap/restore')).toBe(204);
  expect(await names()).toContain('Hồ Sen');
});

test('taking away a ground that came without a file can be undone as well', async () => {
  await world.db.owner((tx) => tx`delete from tn.basemap`);
  expect((await state()).shown).toMatchObject({ format: 'demo', fileName: null });
  expect((await world.people.staff.call('DELETE', '/api/basemap')).status).toBe(204);
  expect(await names()).toEqual([]);
  expect((await world.people.staff.call('POST', '/api/basemap/restore')).status).toBe(204);
  expect(await names()).toEqual([world.here.laneName]);
});

test('only the ground in use and the former one are kept', async () => {
  const { data } = village(home());
  await bring(osmXml(data));
  for (const _ of [1, 2]) await bring(osmPbf(data));
  const [kept] = await world.db.owner(
    (tx) => tx<{ grounds: number; features: number; of: number }[]>`
      select (select count(*)::int from tn.basemap where commune_id = ${world.here.id}) as grounds,
        count(*)::int as features, count(distinct basemap_id)::int as of
      from tn.base_feature where commune_id = ${world.here.id}`,
  );
  expect(kept).toEqual({ grounds: 2, features: 20, of: 2 });
});

test('a file that fails in its middle leaves everything as it was', async () => {
  const whole = osmXml(village(home()).data);
  await bring(whole);
  const counts = () =>
    world.db.owner((tx) => tx`select basemap_id, count(*)::int from tn.base_feature group by 1 order by 1`);
  const before = await counts();
  const cut = whole.slice(0, whole.length - 400);
  const answer = await world.people.staff.call('POST', '/api/basemap', form(cut));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'unreadable_file', reason: 'truncated' });
  expect(await counts()).toEqual(before);
  expect(await names()).toContain('Hồ Sen');
});

test('a broken outline is mended, one without area left out, in the dry run as in the real one', async () => {
  const [lon, lat] = home();
  const at = (x: number, y: number) => [lon + x / 1000, lat + y / 1000];
  const polygon = (ring: number[][]) => ({
    type: 'Feature',
    properties: { building: 'yes' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  const text = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      polygon([at(0, 0), at(1, 1), at(1, 0), at(0, 1), at(0, 0)]),
      polygon([at(0, 0), at(1, 0), at(2, 0), at(0, 0)]),
      polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 0)]),
    ],
  });
  const dry = await bring(text, '?dryRun=true');
  expect(dry).toMatchObject({ features: { buildings: 2 }, mended: 1, skipped: { invalid: 1 }, attribution: null });
  const real = await bring(text, '', { attribution: ' Sở Nông nghiệp\u202e và Môi trường ' });
  expect(real).toEqual({ ...dry, attribution: { text: 'Sở Nông nghiệp và Môi trường', url: null } });
});

test('without hamlets’ outlines the households say where the commune is', async () => {
  await world.db.owner((tx) => tx`update tn.hamlet set boundary = null where commune_id = ${world.here.id}`);
  const { data } = village(home());
  expect(await bring(osmPbf(data))).toMatchObject({ clippedTo: 'households', features: { lanes: 2 } });
  const far = await world.people.staff.call('POST', '/api/basemap', form(osmPbf(village([10, 50]).data)));
  expect(await far.json()).toMatchObject({ reason: 'nothing_inside' });
});

test('the office alone changes the ground; who may not see the commune does not see whose ground it is', async () => {
  const file = () => form(osmPbf(village(home()).data));
  for (const role of ['leader', 'member', 'observer', 'admin'] as const) {
    const { call } = world.people[role];
    expect((await call('POST', '/api/basemap', file())).status).toBe(403);
    expect((await call('POST', '/api/basemap?dryRun=true', file())).status).toBe(403);
    expect((await call('DELETE', '/api/basemap')).status).toBe(403);
    expect((await call('POST', '/api/basemap/restore')).status).toBe(403);
    expect((await call('GET', '/api/basemap')).status).toBe(403);
  }
  expect((await world.people.admin.call('GET', '/api/basemap/shown')).status).toBe(403);
  expect((await world.people.anonymous.call('GET', '/api/basemap/shown')).status).toBe(401);
  expect(await names()).toEqual([world.here.laneName]);
});
