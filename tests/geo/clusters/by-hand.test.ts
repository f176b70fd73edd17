import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { holds, pointOf, shapeOf } from '#geo/boundaries/grid.ts';
import {
  type Cluster,
  clusterFaults,
  delineateClusters,
  mergeClusters,
  moveHouseholds,
  outsideOutline,
  redrawCluster,
  splitCluster,
} from '#geo/clusters/index.ts';
import { clusterGround } from './ground.ts';

const { households, options } = clusterGround(250, 2);
const { clusters } = await delineateClusters(households, options);
const set = { clusters, households, boundaries: options.boundaries! };
const place = new Map(households.map(({ id, location }) => [id, location]));
const before = structuredClone(clusters);
const [first] = clusters;
const beside = clusters.filter(({ hamletId, id }) => hamletId === first!.hamletId && id !== first!.id);

/** Sound, except that a household may have been put in no cluster. */
const isSound = (changed: readonly Cluster[]) => {
  expect(clusterFaults(changed, households).filter((fault) => !fault.endsWith('in no cluster'))).toEqual([]);
  expect(clusters).toEqual(before);
};

describe('by hand', () => {
  test('a line splits a cluster; nothing else changes', () => {
    const middle =
      first!.householdIds.map((id) => place.get(id)![0]!).sort((a, b) => a - b)[first!.householdIds.length >> 1]! +
      1e-7;
    const line: Position[] = [
      [middle, 20],
      [middle, 20.5],
    ];
    const { clusters: changed, effects } = splitCluster(set, first!.id, line, 'other');
    isSound(changed);
    const west = changed.find(({ householdIds }) =>
      householdIds.every((id) => place.get(id)![0]! < middle && first!.householdIds.includes(id)),
    )!;
    expect(west.householdIds.length).toBeGreaterThan(0);
    expect(effects.created).toEqual(['other']);
    expect(effects.moved.every(({ from, to }) => from === first!.id && to === 'other')).toBe(true);
    expect(effects.redrawn.sort()).toEqual([first!.id, 'other'].sort());
    for (const one of changed)
      if (!effects.redrawn.includes(one.id)) expect(clusters.find(({ id }) => id === one.id)).toBe(one);
    expect(outsideOutline(changed, households)).toEqual([]);
  });

  test('a line beside all households is refused', () => {
    expect(() =>
      splitCluster(
        set,
        first!.id,
        [
          [100, 20],
          [100, 21],
        ],
        'other',
      ),
    ).toThrow('line');
  });

  test('merging keeps the first, and splitting again is possible', () => {
    const { clusters: changed, effects } = mergeClusters(set, [first!.id, beside[0]!.id]);
    isSound(changed);
    expect(effects.removed).toEqual([beside[0]!.id]);
    expect(changed.find(({ id }) => id === first!.id)!.householdIds).toHaveLength(
      first!.householdIds.length + beside[0]!.householdIds.length,
    );
  });

  test('households move, and back again is what was before', () => {
    const some = first!.householdIds.slice(0, 3);
    const there = moveHouseholds(set, some, beside[0]!.id);
    isSound(there.clusters);
    expect(there.effects.moved).toHaveLength(3);
    const back = moveHouseholds({ ...set, clusters: there.clusters }, some, first!.id);
    expect(back.clusters.map(({ id, householdIds }) => [id, householdIds])).toEqual(
      clusters.map(({ id, householdIds }) => [id, householdIds]),
    );
    const nowhere = moveHouseholds(set, first!.householdIds, null);
    expect(nowhere.effects.removed).toEqual([first!.id]);
  });

  test('households inside a drawn outline become members, those outside go to their neighbours', () => {
    const all = first!.householdIds.map((id) => place.get(id)!);
    const [west, east] = [Math.min(...all.map(([x]) => x!)), Math.max(...all.map(([x]) => x!))];
    const [south, north] = [Math.min(...all.map(([, y]) => y!)), Math.max(...all.map(([, y]) => y!))];
    const middle = (west + east) / 2;
    const ring = [
      [middle, south - 1e-4],
      [east + 9e-4, south - 1e-4],
      [east + 9e-4, north + 1e-4],
      [middle, north + 1e-4],
      [middle, south - 1e-4],
    ];
    const { clusters: changed } = redrawCluster(set, first!.id, { type: 'Polygon', coordinates: [ring] });
    isSound(changed);
    const one = changed.find(({ id }) => id === first!.id)!;
    const shape = shapeOf(one.outline!);
    for (const { id, hamletId, location } of households)
      if (location && hamletId === one.hamletId)
        expect(one.householdIds.includes(id)).toBe(holds(shape, pointOf(location)));
    expect(changed.flatMap(({ householdIds }) => householdIds)).toHaveLength(
      clusters.flatMap(({ householdIds }) => householdIds).length,
    );
  });

  test('locked clusters are left alone', () => {
    const locked = { ...set, clusters: clusters.map((one) => (one.id === first!.id ? { ...one, locked: true } : one)) };
    expect(() => mergeClusters(locked, [beside[0]!.id, first!.id])).toThrow('clusterIds[1]');
    expect(() => moveHouseholds(locked, first!.householdIds.slice(0, 1), beside[0]!.id)).toThrow('locked');
    expect(() =>
      splitCluster(
        locked,
        first!.id,
        [
          [0, 0],
          [1, 1],
        ],
        'other',
      ),
    ).toThrow('locked');
  });

  test('clusters of two hamlets are not mixed', () => {
    const stranger = clusters.find(({ hamletId }) => hamletId !== first!.hamletId)!;
    expect(() => mergeClusters(set, [first!.id, stranger.id])).toThrow('another hamlet');
    expect(() => moveHouseholds(set, [stranger.householdIds[0]!], first!.id)).toThrow('householdIds[0]');
  });
});
