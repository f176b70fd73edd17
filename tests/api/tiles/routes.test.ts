import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#api/db/door.ts';
import { TILE_LAYERS } from '#api/tiles/layers.ts';
import { tileAt } from '#geo/tiles/tile.ts';
import { decodeTile } from '#tests/support/tiles.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const read = (role: Role | 'anonymous', path: string, headers: Record<string, string> = {}) =>
  world.people[role].call('GET', `/api/tiles/${path}`, undefined, headers);

/** Address of the tile of a layer that holds the first household of a hamlet. */
function tileOver(layer: string, z: number, hamlet: 0 | 1 = 0): string {
  const { x, y } = tileAt(...world.here.hamlets[hamlet].households[0]!.location, z);
  return `${layer}/${z}/${x}/${y}`;
}

const content = async (role: Role, path: string) => {
  const answer = await read(role, path);
  expect(answer.status).toBe(200);
  return decodeTile(new Uint8Array(await answer.arrayBuffer()));
};

describe('GET /api/tiles/{layer}/{z}/{x}/{y}', () => {
  test('is a vector tile that only one’s own browser keeps', async () => {
    for (const layer of TILE_LAYERS) {
      const answer = await read('staff', tileOver(layer, 14));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
      expect(answer.headers.get('cache-control')).toMatch(/private/);
      expect(Object.keys(decodeTile(new Uint8Array(await answer.arrayBuffer())))).toContain(layer);
    }
  });

  test('is not sent again while it holds', async () => {
    const path = tileOver('households', 15);
    const etag = (await read('staff', path)).headers.get('etag')!;
    const again = await read('staff', path, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(etag);
    expect((await read('staff', path, { 'if-none-match': '"another"' })).status).toBe(200);
  });

  test('is packed for who takes gzip, the same tile either way', async () => {
    const path = tileOver('households', 14);
    const plain = await read('staff', path, { 'accept-encoding': 'gzip;q=0, br' });
    const packed = await read('staff', path, { 'accept-encoding': 'br, gzip' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    const unpacked = await packed.arrayBuffer(); // fetch unpacks
    expect(decodeTile(new Uint8Array(unpacked))).toEqual(decodeTile(new Uint8Array(await plain.arrayBuffer())));
  });

  test('is empty where nothing is', async () => {
    for (const layer of TILE_LAYERS) expect((await read('staff', `${layer}/14/0/0`)).status).toBe(204);
  });

  test.each([
    'households/19/0/0',
    'households/3/8/0',
    'base/3/0/8',
    'base/x/0/0',
    'base/1/0/-1',
    'secrets/1/0/0',
    'secrets',
  ])('there is no %s', async (path) => {
    expect((await read('staff', path)).status).toBe(404);
  });

  test('follows a change at once, and keeps apart who sees what', async () => {
    const path = tileOver('households', 14);
    const staff = (await content('staff', path)).households!;
    const member = (await content('member', path)).households!;
    expect(member).toHaveLength(staff.length);
    expect(staff.every(({ properties }) => 'status' in properties)).toBe(true);
    expect(member.some(({ properties }) => !('status' in properties))).toBe(true);

    const { households, memberId } = world.here.hamlets[0];
    const free = households.find((household) => household.memberId === null)!;
    const body = { householdIds: [free.id], memberId };
    expect((await world.people.leader.call('POST', '/api/assignments', body)).status).toBe(200);
    const after = (await content('member', path)).households!.find(({ properties }) => properties.id === free.id)!;
    expect(after.properties).toMatchObject({ memberId, unassigned: false, status: 'informed' });
  });

  test('another hamlet’s and another commune’s households are in no tile', async () => {
    expect((await read('leader', tileOver('households', 16, 1))).status).toBe(204);
    expect((await read('leader', tileOver('clusters', 16, 1))).status).toBe(204);
    const { x, y } = tileAt(...world.elsewhere.hamlets[0].households[0]!.location, 16);
    for (const layer of TILE_LAYERS) expect((await read('staff', `${layer}/16/${x}/${y}`)).status).toBe(204);
  });

  test.each([
    ['anonymous', [401, 401, 401, 401]],
    ['admin', [403, 403, 403, 403]],
    ['observer', [200, 200, 403, 403]],
    ['member', [200, 200, 200, 200]],
    ['leader', [200, 200, 200, 200]],
  ] as const)('%s gets %o for ground, hamlets, clusters and households', async (role, statuses) => {
    for (const [i, layer] of TILE_LAYERS.entries()) {
      expect((await read(role, tileOver(layer, 14))).status).toBe(statuses[i]);
      expect((await read(role, layer)).status).toBe(statuses[i]);
    }
  });
});

describe('GET /api/tiles/{layer}', () => {
  test('describes the layer for a map', async () => {
    const answer = await world.people.staff.get<{ tiles: string[]; bounds: number[]; vector_layers: { id: string }[] }>(
      '/api/tiles/households',
    );
    expect(answer).toMatchObject({ tilejson: '3.0.0', minzoom: 0, maxzoom: 18 });
    expect(answer.tiles).toEqual([`${world.url}/api/tiles/households/{z}/{x}/{y}`]);
    expect(answer.vector_layers.map(({ id }) => id)).toEqual(['household_counts', 'households']);
    const [west, south, east, north] = answer.bounds as [number, number, number, number];
    for (const { households } of world.here.hamlets) {
      for (const { location } of households) {
        expect(location[0]).toBeGreaterThan(west);
        expect(location[0]).toBeLessThan(east);
        expect(location[1]).toBeGreaterThan(south);
        expect(location[1]).toBeLessThan(north);
      }
    }
  });
});
