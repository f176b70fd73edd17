import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DemoCommune, demoCommune } from '../../../geo/demo/index.ts';
import { bboxOf, boxesMeet, inRing } from './geometry.ts';

const TODAY = '2026-11-24';
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const idsOf = (demo: DemoCommune) => [
  demo.commune.id,
  ...[demo.hamlets, demo.clusters, demo.households, demo.teams, demo.members, demo.visits, demo.features].flatMap(
    (rows) => rows.map(({ id }) => id),
  ),
];

describe('any commune', { timeout: 60_000 }, () => {
  test('has as many households as asked, unique ids and codes, and houses in their clusters', () => {
    const options = fc.record({
      seed: fc.integer(),
      households: fc.integer({ min: 1, max: 700 }),
      communeIndex: fc.integer({ min: 0, max: 20 }),
    });
    const holds = (options: { seed: number; households: number; communeIndex: number }) => {
      const demo = demoCommune({ ...options, today: TODAY });
      expect(demo.households).toHaveLength(options.households);
      expect(demo.hamlets).toHaveLength(
        Math.max(Math.min(2, options.households), Math.round(options.households / 250)),
      );
      expect(demo.teams).toHaveLength(demo.hamlets.length);
      const ids = idsOf(demo);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !UUID_V7.test(id))).toEqual([]);
      expect(new Set(demo.households.map(({ code }) => code)).size).toBe(options.households);
      expect(new Set(demo.hamlets.map(({ code }) => code)).size).toBe(demo.hamlets.length);
      const clusters = new Map(demo.clusters.map((cluster) => [cluster.id, cluster]));
      const hamlets = new Map(demo.hamlets.map((hamlet) => [hamlet.id, hamlet]));
      const known = new Set(demo.households.map(({ id }) => id));
      const astray = demo.households.filter(({ location, clusterId, hamletId }) => {
        if (clusterId && clusters.get(clusterId)!.hamletId !== hamletId) return true;
        if (!location) return false;
        const inCluster = inRing(location, clusters.get(clusterId!)!.outline[0]!);
        return !inCluster || !inRing(location, hamlets.get(hamletId)!.boundary[0]![0]!);
      });
      expect(astray).toEqual([]);
      expect([...demo.visits, ...demo.assignments].filter(({ householdId }) => !known.has(householdId))).toEqual([]);
    };
    fc.assert(fc.property(options, holds), { numRuns: 12 });
  });

  test('of the usual size has 8 to 12 clusters a hamlet with 10 to 46 households each, no name twice', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const demo = demoCommune({ seed, households: 3000, today: TODAY });
      expect(demo.hamlets.map(({ name }) => name)).toEqual(Array.from({ length: 12 }, (_, i) => `Xóm ${i + 1}`));
      const sizes = new Map<string, number>();
      for (const { clusterId } of demo.households) if (clusterId) sizes.set(clusterId, (sizes.get(clusterId) ?? 0) + 1);
      for (const { id } of demo.clusters) {
        expect(sizes.get(id)).toBeGreaterThanOrEqual(10);
        expect(sizes.get(id)).toBeLessThanOrEqual(46);
      }
      for (const hamlet of demo.hamlets) {
        const names = demo.clusters.filter(({ hamletId }) => hamletId === hamlet.id).map(({ name }) => name);
        expect(names.length).toBeGreaterThanOrEqual(8);
        expect(names.length).toBeLessThanOrEqual(12);
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });

  test('comes out the same from the same options', () => {
    const options = { seed: 5, households: 600, today: TODAY, communeIndex: 2 };
    expect(demoCommune(options)).toEqual(demoCommune({ ...options }));
    expect(demoCommune({ ...options, seed: 6 }).households).not.toEqual(demoCommune(options).households);
  });

  test('differs from the next one in ids, name, code and place', () => {
    const communes = Array.from({ length: 9 }, (_, communeIndex) =>
      demoCommune({ seed: 1, households: 500, today: TODAY, communeIndex }),
    );
    const ids = communes.flatMap(idsOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(communes.map(({ commune }) => commune.name)).size).toBe(communes.length);
    expect(new Set(communes.map(({ commune }) => commune.code)).size).toBe(communes.length);
    expect(communes[0]!.commune).toMatchObject({ name: 'An Triều', code: '99001' });
    const boxes = communes.map(({ hamlets }) => bboxOf(hamlets.flatMap(({ boundary }) => boundary[0]![0]!)));
    for (const [i, box] of boxes.entries()) {
      for (const other of boxes.slice(i + 1)) expect(boxesMeet(box, other)).toBe(false);
    }
  });

  test('may be empty', () => {
    const demo = demoCommune({ seed: 1, households: 0, today: TODAY });
    expect(demo.households).toEqual([]);
    expect(demo.hamlets).toHaveLength(1);
  });

  test('takes about as long per household when it is large', () => {
    const timed = (households: number) => {
      const before = process.cpuUsage();
      demoCommune({ seed: 3, households, today: TODAY });
      return process.cpuUsage(before).user / households;
    };
    timed(2000);
    const small = timed(2000);
    expect(timed(12_000)).toBeLessThan(small * 4);
  });
});
