import { fc, test as prop } from '@fast-check/vitest';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { shapeOf } from '#geo/boundaries/grid.ts';
import { overlapsOf } from '#geo/boundaries/overlay.ts';
import {
  type Cluster,
  type ClusterHousehold,
  clusterBounds,
  type DelineateOptions,
  delineateClusters,
  outsideOutline,
} from '#geo/clusters/index.ts';
import { buildNetwork } from '#geo/network/index.ts';
import { clusterGround } from './ground.ts';

const { households, options } = clusterGround(250);
const proposal = await delineateClusters(households, options);
const assigned = (clusters: readonly Cluster[], all: readonly ClusterHousehold[]) => {
  const of = new Map(clusters.flatMap(({ id, householdIds }) => householdIds.map((one) => [one, id] as const)));
  return all.map((household) => ({ ...household, clusterId: of.get(household.id) ?? null }));
};
const withClusters = assigned(proposal.clusters, households);

describe('clusters of the demo', () => {
  test('hold every placed household once, none of another hamlet', () => {
    const seen = proposal.clusters.flatMap(({ householdIds }) => householdIds);
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(seen)).toEqual(new Set(households.filter(({ location }) => location).map(({ id }) => id)));
    const hamletOf = new Map(households.map(({ id, hamletId }) => [id, hamletId]));
    for (const { hamletId, householdIds } of proposal.clusters)
      for (const id of householdIds) expect(hamletOf.get(id)).toBe(hamletId);
  });

  test('have sizes within the bounds', () => {
    for (const { householdIds } of proposal.clusters) {
      expect(householdIds.length).toBeGreaterThanOrEqual(15);
      expect(householdIds.length).toBeLessThanOrEqual(40);
    }
  });

  test('have outlines that hold their households and do not overlap', () => {
    expect(outsideOutline(proposal.clusters, households)).toEqual([]);
    const shapes = proposal.clusters.map(({ outline }) => shapeOf(outline!));
    expect(overlapsOf(shapes).reduce((sum, { squareMetres }) => sum + squareMetres, 0)).toBeLessThan(0.01);
    const borders = options.boundaries!.map(({ geometry }) => shapeOf(geometry));
    for (const [i, { hamletId }] of proposal.clusters.entries())
      for (const [k, border] of borders.entries())
        if (options.boundaries![k]!.hamletId !== hamletId)
          expect(overlapsOf([shapes[i]!, border]).reduce((sum, o) => sum + o.squareMetres, 0)).toBeLessThan(1);
  });

  test('are the same again, in whatever order the households come', async () => {
    const again = await delineateClusters([...households].reverse(), options);
    expect(again.clusters).toEqual(proposal.clusters);
  });

  test('stay when nothing is new', async () => {
    const again = await delineateClusters(withClusters, options);
    expect(again.report.moved).toEqual([]);
    expect(again.clusters.map(({ id, householdIds }) => [id, householdIds]).sort()).toEqual(
      proposal.clusters.map(({ id, householdIds }) => [id, householdIds]).sort(),
    );
  });

  test('one household more changes the cluster it joins and no other', async () => {
    for (const k of [3, 60, 140, 200]) {
      const [lon, lat] = households[k]!.location!;
      const added = { id: 'new', hamletId: households[k]!.hamletId, location: [lon! + 3e-5, lat! + 2e-5] };
      const again = await delineateClusters([...withClusters, added], options);
      expect(again.report.moved).toEqual([]);
      const before = new Map(proposal.clusters.map(({ id, householdIds }) => [id, householdIds]));
      const changed = again.clusters.filter(({ id, householdIds }) => before.get(id)?.join() !== householdIds.join());
      expect(changed).toHaveLength(1);
      expect(changed[0]!.householdIds).toContain('new');
    }
  });

  test('a cluster beyond the most is divided, the larger part keeps the name', async () => {
    const [a, b] = proposal.clusters.filter(({ hamletId }) => hamletId === proposal.clusters[0]!.hamletId);
    const merged = withClusters.map((one) => (one.clusterId === b!.id ? { ...one, clusterId: a!.id } : one));
    const again = await delineateClusters(merged, { ...options, most: 40 });
    const parts = again.clusters.filter(({ householdIds }) =>
      householdIds.some((id) => [...a!.householdIds, ...b!.householdIds].includes(id)),
    );
    expect(parts).toHaveLength(2);
    expect(parts.filter(({ id }) => id === a!.id)).toHaveLength(1);
    expect(parts.find(({ id }) => id === a!.id)!.householdIds.length).toBeGreaterThanOrEqual(
      parts.find(({ id }) => id !== a!.id)!.householdIds.length,
    );
  });

  test('locked ones stay when all others are drawn anew', async () => {
    const [locked] = proposal.clusters;
    const again = await delineateClusters(withClusters, {
      ...options,
      existing: 'redraw',
      seed: 5,
      known: [{ id: locked!.id, hamletId: locked!.hamletId, locked: true, outline: locked!.outline }],
    });
    const same = again.clusters.find(({ id }) => id === locked!.id)!;
    expect(same.householdIds).toEqual(locked!.householdIds);
    expect(same.outline).toEqual(locked!.outline);
    expect(
      overlapsOf(again.clusters.map(({ outline }) => shapeOf(outline!))).reduce((s, o) => s + o.squareMetres, 0),
    ).toBeLessThan(1);
  });

  test('are sound where no time is left to make them better', async () => {
    const { clusters, report } = await delineateClusters(households, { ...options, timeLimitMs: 0 });
    expect(report.problems.filter(({ kind }) => kind === 'too_small' || kind === 'too_large')).toEqual([]);
    expect(outsideOutline(clusters, households)).toEqual([]);
  });

  test('stop when told', async () => {
    await expect(delineateClusters(households, { ...options, signal: AbortSignal.abort() })).rejects.toThrow();
  });
});

describe('clusters', () => {
  const at = (x: number, y: number): Position => [106.4 + x / 104_360, 20.2 + y / 111_195];
  const row = (hamletId: string, count: number, y: number): ClusterHousehold[] =>
    Array.from({ length: count }, (_, i) => ({ id: `${hamletId}-${y}-${i}`, hamletId, location: at(i * 15, y) }));

  test('do not span a canal where both banks are large enough', async () => {
    const water = [
      { subkind: 'canal', geometry: { type: 'LineString' as const, coordinates: [at(-500, 0), at(900, 0)] } },
    ];
    const bank = (y: number) => ({ line: [at(-10, y), at(400, y)] });
    const bridge = { line: [at(200, -12), at(200, 12)], facts: { bridge: 'yes' } };
    const all = [...row('a', 20, 18), ...row('a', 20, -18)];
    for (const network of [
      buildNetwork({ lanes: [bank(12), bank(-12), bridge], water }),
      buildNetwork({ lanes: [], water }),
    ]) {
      const { clusters, report } = await delineateClusters(all, { network });
      expect(clusters).toHaveLength(2);
      for (const { householdIds } of clusters)
        expect(new Set(householdIds.map((id) => id.split('-').slice(1, -1).join('-'))).size).toBe(1);
      expect(report.problems).toEqual([]);
    }
  });

  test('of a bank too small alone are tied over the bridge, and the report says so', async () => {
    const water = [
      { subkind: 'canal', geometry: { type: 'LineString' as const, coordinates: [at(-500, 0), at(900, 0)] } },
    ];
    const bank = (y: number) => ({ line: [at(-10, y), at(400, y)] });
    const bridge = { line: [at(200, -12), at(200, 12)], facts: { bridge: 'yes' } };
    const network = buildNetwork({ lanes: [bank(12), bank(-12), bridge], water });
    const { clusters, report } = await delineateClusters([...row('a', 20, 18), ...row('a', 5, -18)], { network });
    expect(clusters).toHaveLength(1);
    expect(report.problems).toContainEqual(expect.objectContaining({ kind: 'not_connected', why: 'across_water' }));
  });

  test('say why they are not as large as they should be', async () => {
    const water = [
      { subkind: 'canal', geometry: { type: 'LineString' as const, coordinates: [at(-500, 0), at(900, 0)] } },
    ];
    const network = buildNetwork({ lanes: [], water });
    const bounds = { least: 21, target: 25, most: 38 };
    const all = [18, -18].flatMap((y) => row('a', 20, y).map((one) => ({ ...one, clusterId: `bank ${y}` })));
    const whys = async (options: DelineateOptions) =>
      (await delineateClusters(all, { network, ...bounds, ...options })).report.problems.map((one) => [
        one.kind,
        'why' in one && one.why,
      ]);
    expect(await whys({ existing: 'redraw' })).toEqual([
      ['too_small', 'across_water'],
      ['too_small', 'across_water'],
    ]);
    expect(await whys({ existing: 'keep' })).toEqual([
      ['too_small', 'kept'],
      ['too_small', 'kept'],
    ]);
    const known = [{ id: 'bank 18', hamletId: 'a', locked: true }];
    expect(await whys({ existing: 'redraw', known })).toContainEqual(['too_small', 'locked']);
  });

  test('of a lane with more households than the wanted size allows are divided', async () => {
    const network = buildNetwork({ lanes: [{ line: [at(-10, 0), at(900, 0)] }] });
    const { clusters, report } = await delineateClusters(row('a', 57, 4), { network, target: 40 });
    expect(clusters.map(({ householdIds }) => householdIds.length).sort()).toEqual([28, 29]);
    expect(report.problems).toEqual([]);
  });

  test('of three lanes that meet are as many as the lanes ask for, where fewer would be too large', async () => {
    const ends = [
      [1, 0],
      [-1, 0],
      [0, 1],
    ] as const;
    const network = buildNetwork({ lanes: ends.map(([x, y]) => ({ line: [at(0, 0), at(x * 420, y * 420)] })) });
    const all = ends.flatMap(([x, y], lane) =>
      Array.from({ length: 27 }, (_, i) => ({
        id: `${lane}-${i}`,
        hamletId: 'a',
        location: at(x * (15 + 15 * i) + 4 * y, y * (15 + 15 * i) + 4 * Math.abs(x)),
      })),
    );
    const { clusters, report } = await delineateClusters(all, { network, target: 40 });
    expect(clusters.map(({ householdIds }) => householdIds.length)).toEqual([27, 27, 27]);
    expect(report.problems).toEqual([]);
  });

  prop.prop([fc.integer({ min: 2, max: 1000 })])(
    'may be larger and smaller than wanted, never far beyond, and every lane long enough can be divided',
    (target) => {
      const { least, most } = clusterBounds({ target });
      expect(least).toBeGreaterThan(0);
      expect(least).toBeLessThanOrEqual(target);
      expect(most).toBeGreaterThan(target);
      expect(most).toBeLessThanOrEqual(target + 12);
      expect(2 * least).toBeLessThanOrEqual(most + 1);
      expect(clusterBounds({})).toEqual({ least: 15, target: 28, most: 40 });
    },
  );

  test('drawn anew, lanes that are clusters of a good size stay whole, and the report says how compact both are', async () => {
    const rows = [0, 1, 2, 3, 4];
    const network = buildNetwork({
      lanes: [...rows.map((k) => ({ line: [at(-10, k * 60), at(360, k * 60)] })), { line: [at(-10, 0), at(-10, 240)] }],
    });
    const all = rows.flatMap((k) => row('a', 24, k * 60 + 4).map((one) => ({ ...one, clusterId: `lane-${k}` })));
    const { report } = await delineateClusters(all, { network, target: 30, existing: 'redraw' });
    expect(report.moved).toEqual([]);
    expect(report.present).toEqual(report.measure);
    expect(report.measure).toMatchObject({ smallest: 24, largest: 24 });
    const larger = (await delineateClusters(all, { network, least: 30, target: 40, most: 60, existing: 'redraw' }))
      .report;
    expect(larger.present).toEqual(report.measure);
    expect(larger.measure.meanMinutes).toBeGreaterThan(report.measure.meanMinutes);
  });

  test('name what is wrong with the input', async () => {
    const one = { id: 'x', hamletId: 'a', location: at(0, 0) };
    await expect(delineateClusters([one, one])).rejects.toThrow('households[1].id');
    await expect(delineateClusters([one], { least: 0 })).rejects.toThrow('options.least');
    await expect(delineateClusters([one], { least: 30, target: 20 })).rejects.toThrow('options.target');
    await expect(delineateClusters([one], { iterations: Number.NaN })).rejects.toThrow('options.iterations');
    await expect(delineateClusters([one], { existing: 'anew' as 'redraw' })).rejects.toThrow('options.existing');
    await expect(delineateClusters(null as unknown as [])).rejects.toThrow('households');
    const known = [{ id: 'c', hamletId: 'b' }];
    await expect(delineateClusters([{ ...one, clusterId: 'c' }], { known })).rejects.toThrow('households[0].clusterId');
  });

  prop.prop(
    [
      fc.uniqueArray(
        fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), fc.constantFrom('a', 'b')),
        {
          minLength: 1,
          maxLength: 60,
          selector: ([x, y]) => `${x} ${y}`,
        },
      ),
      fc.integer({ min: 1, max: 9 }),
    ],
    { numRuns: 25 },
  )('are sound for any households, without lanes', async (places, seed) => {
    const all = places.map(([x, y, hamletId], i) => ({ id: `h${i}`, hamletId, location: at(x, y) }));
    const { clusters, report } = await delineateClusters(all, { least: 4, target: 6, most: 9, seed, iterations: 20 });
    expect(clusters.flatMap(({ householdIds }) => householdIds).sort()).toEqual(all.map(({ id }) => id).sort());
    expect(report.approximate).toBe(true);
    const wrong = new Set(report.problems.flatMap((one) => (one.kind.startsWith('too_') ? [one.clusterId] : [])));
    for (const { id, householdIds } of clusters)
      expect(wrong.has(id)).toBe(householdIds.length < 4 || householdIds.length > 9);
    for (const { kind } of report.problems) expect(kind).not.toBe('not_connected');
  });
});
