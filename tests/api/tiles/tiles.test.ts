import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Identity } from '#api/db/door.ts';
import { boundsOf } from '#api/tiles/bounds.ts';
import { TILE_LAYERS, type TileLayerName, VECTOR_LAYERS } from '#api/tiles/layers.ts';
import { readTile } from '#api/tiles/mvt.ts';
import { OUTREACH_STATUSES } from '#geo';
import { tileKey } from '#geo/tiles/key.ts';
import { type TileId, tileAt } from '#geo/tiles/tile.ts';
import { type DecodedFeature, decodeTile, tilesOver } from '#tests/support/tiles.ts';
import { openTileDatabase, someone, type TileDatabase } from './database.ts';

const HOUSEHOLDS = 600;

let opened: TileDatabase;
const people: Record<string, Identity> = { staff: someone('staff'), observer: someone('observer') };

beforeAll(async () => {
  opened = await openTileDatabase(HOUSEHOLDS);
  const [ids] = await query<{ hamletId: string; memberId: string }>(
    'staff',
    `select md5('hamlet0')::uuid as "hamletId", md5('memberX01')::uuid as "memberId"`,
  );
  people.leader = someone('leader', { hamletId: ids!.hamletId });
  people.member = someone('member', ids);
});
afterAll(() => opened?.close());

const query = <T extends object>(who: string, text: string): Promise<T[]> =>
  opened.db.asUser(people[who]!, (tx) => tx.unsafe<T[]>(text));

const tileOf = async (who: string, layer: TileLayerName, tile: TileId) =>
  decodeTile(await readTile(opened.db, people[who]!, layer, tile));

/** Everything a layer holds at a zoom, over all tiles of the commune. */
async function everything(who: string, layer: TileLayerName, z: number): Promise<Record<string, DecodedFeature[]>> {
  const bounds = await opened.db.asUser(people.staff!, (tx) => boundsOf(tx, 'households'));
  const found: Record<string, DecodedFeature[]> = {};
  for (const tile of tilesOver(bounds, z)) {
    for (const [name, features] of Object.entries(await tileOf(who, layer, tile)))
      found[name] = [...(found[name] ?? []), ...features];
  }
  return found;
}

const sum = (features: DecodedFeature[] | undefined, key: string): number =>
  (features ?? []).reduce((total, { properties }) => total + Number(properties[key]), 0);
const one = async (who: string, text: string) =>
  Number((await query<{ n: number }>(who, `select (${text})::int as n`))[0]!.n);

describe('households', () => {
  test('from zoom 14 on each placed household is one point, whoever may see it', async () => {
    for (const who of ['staff', 'leader', 'member']) {
      const { households } = await everything(who, 'households', 15);
      const ids = households!.map(({ properties }) => properties.id);
      const rows = await query<{ id: string }>(who, 'select id from tn.household where location is not null');
      expect(ids.length).toBeGreaterThan(0);
      expect(ids.sort()).toEqual(rows.map(({ id }) => id).sort());
    }
  });

  test.each([11, 12, 13])('at zoom %i nobody is lost: the counts add up to all placed households', async (z) => {
    for (const who of ['staff', 'leader', 'member']) {
      const { household_counts: counts } = await everything(who, 'households', z);
      expect(sum(counts, 'households')).toBe(await one(who, 'select count(location) from tn.household'));
      const ids = counts!.filter(({ properties }) => !properties.unclustered).map(({ properties }) => properties.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('counts by status are those of the points', async () => {
    const { household_counts: counts } = await everything('staff', 'households', 12);
    const { households } = await everything('staff', 'households', 14);
    for (const status of OUTREACH_STATUSES) {
      const points = households!.filter(({ properties }) => properties.status === status);
      expect(sum(counts, `s_${status}`)).toBe(points.length);
    }
    expect(sum(counts, 'flagged')).toBe(households!.filter(({ properties }) => properties.flagged).length);
  });

  test('a member sees in full only the households in his charge', async () => {
    const { households } = await everything('member', 'households', 14);
    const own = households!.filter(({ properties }) => 'status' in properties);
    const others = households!.filter(({ properties }) => !('status' in properties));
    expect(own.every(({ properties }) => properties.memberId === people.member!.memberId)).toBe(true);
    expect(own).toHaveLength(
      await one('member', `select count(location) from tn.household where member_id = '${people.member!.memberId}'`),
    );
    const known = new Set(others.flatMap(({ properties }) => Object.keys(properties)));
    expect([...known].sort()).toEqual(['clusterId', 'hamletId', 'id']);
  });

  test('a member’s counts tell of others nothing but that they are there', async () => {
    const { household_counts: counts } = await everything('member', 'households', 12);
    const told = OUTREACH_STATUSES.reduce((total, status) => total + sum(counts, `s_${status}`), 0);
    expect(told).toBe(
      await one('member', `select count(location) from tn.household where member_id = '${people.member!.memberId}'`),
    );
  });

  test('unknown is absent, and a point says what its household is today', async () => {
    const { households } = await everything('staff', 'households', 14);
    const rows = await query<Record<string, unknown>>(
      'staff',
      `select id, hamlet_id as "hamletId", cluster_id as "clusterId", member_id as "memberId", status, flagged,
         priority_rank as rank, elderly, deviceless, member_id is null as unassigned, elderly and deviceless as both
       from tn.household_view where location is not null`,
    );
    const known = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
    const byId = (a: { id?: unknown }, b: { id?: unknown }) => String(a.id).localeCompare(String(b.id));
    expect(households!.map(({ properties }) => ({ ...properties })).sort(byId)).toEqual(known.sort(byId));
  });
});

describe('clusters and hamlets', () => {
  test('a cluster’s label is in exactly one tile, with the figures of all its households', async () => {
    for (const z of [12, 15]) {
      const { cluster_labels: labels } = await everything('staff', 'clusters', z);
      expect(labels).toHaveLength(await one('staff', 'select count(*) from tn.cluster'));
      expect(sum(labels, 'households')).toBe(await one('staff', 'select count(cluster_id) from tn.household'));
      expect(sum(labels, 'neverReached') + sum(labels, 'reached')).toBe(sum(labels, 'households'));
    }
  });

  test('outline and label say the same', async () => {
    const { clusters, cluster_labels: labels } = await everything('staff', 'clusters', 13);
    const byId = new Map(labels!.map(({ properties }) => [properties.id, properties]));
    expect(clusters!.length).toBeGreaterThan(0);
    for (const { kind, properties } of clusters!) {
      expect(kind).toBe('polygon');
      expect(properties).toEqual(byId.get(properties.id!));
    }
  });

  test('a leader sees his hamlet’s clusters only', async () => {
    const { cluster_labels: labels } = await everything('leader', 'clusters', 13);
    expect(new Set(labels!.map(({ properties }) => properties.hamletId))).toEqual(new Set([people.leader!.hamletId]));
  });

  test('an observer sees hamlets and ground', async () => {
    const { hamlet_labels: labels } = await everything('observer', 'hamlets', 12);
    expect(labels).toHaveLength(await one('staff', 'select count(*) from tn.hamlet'));
    expect(Object.keys(await everything('observer', 'base', 12))).toEqual(['base']);
  });
});

describe('the ground', () => {
  test('shows footprints, fields and small lanes only where they can be told apart', async () => {
    const kinds = async (z: number) => {
      const { base } = await everything('staff', 'base', z);
      return new Set(base!.map(({ properties: { kind, subkind } }) => (kind === 'lane' ? `lane/${subkind}` : kind)));
    };
    expect(await kinds(12)).toEqual(new Set(['lane/road', 'water', 'place']));
    expect(await kinds(14)).toEqual(new Set(['lane/road', 'lane/lane', 'lane/path', 'water', 'place']));
    expect(await kinds(15)).toEqual(new Set(['lane/road', 'lane/lane', 'lane/path', 'water', 'place', 'building']));
  });
});

describe('every tile', () => {
  test('holds the layers and fields its TileJSON names, and nobody’s name', async () => {
    const heads = await query<{ head: string }>(
      'staff',
      'select head from tn.household union select name from tn.member',
    );
    const personal = new Set<unknown>(heads.map(({ head }) => head));
    for (const layer of TILE_LAYERS) {
      for (const z of [12, 14, 16]) {
        for (const [name, features] of Object.entries(await everything('staff', layer, z))) {
          const described = VECTOR_LAYERS[layer].find(({ id }) => id === name)!;
          expect(z).toBeGreaterThanOrEqual(described.minzoom);
          expect(z).toBeLessThanOrEqual(described.maxzoom);
          for (const { properties } of features) {
            expect(Object.keys(described.fields)).toEqual(expect.arrayContaining(Object.keys(properties)));
            expect(Object.values(properties).filter((value) => personal.has(value))).toEqual([]);
          }
        }
      }
    }
  });

  test('far from the commune is empty', async () => {
    for (const layer of TILE_LAYERS) {
      const bytes = await readTile(opened.db, people.staff!, layer, tileAt(0, 0, 14));
      expect(bytes).toHaveLength(0);
    }
  });

  test('the database counts keys as geo does', async () => {
    const rows = await query<{ lon: number; lat: number; key: number }>(
      'staff',
      'select st_x(location) as lon, st_y(location) as lat, tile_key as key from tn.household where location is not null',
    );
    expect(rows.map(({ lon, lat }) => tileKey(lon, lat))).toEqual(rows.map(({ key }) => key));
  });
});
