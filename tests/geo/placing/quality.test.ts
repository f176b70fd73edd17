import { fc, test } from '@fast-check/vitest';
import type { LineString } from 'geojson';
import { describe, expect, vi } from 'vitest';
import { type CheckedHousehold, type QualityIssue, qualityIssues } from '#geo/placing/index.ts';
import { demo, located } from './support/demo_ground.ts';

vi.setConfig({ testTimeout: 60_000 });

const commune = demo(750);
const frame = {
  hamlets: commune.hamlets.map(({ id, boundary }) => ({
    id,
    boundary: { type: 'MultiPolygon' as const, coordinates: boundary },
  })),
  lanes: commune.features
    .filter(({ kind }) => kind === 'lane')
    .map(({ name, geometry }) => ({ name, line: (geometry as LineString).coordinates })),
  water: commune.features.filter(({ kind }) => kind === 'water').map(({ geometry }) => geometry),
};
const households = (): CheckedHousehold[] =>
  located(commune).map(({ id, hamletId, clusterId, address, location }) => ({
    id,
    hamletId,
    clusterId,
    address,
    location,
  }));
const kinds = (issues: readonly QualityIssue[]) => issues.map(({ kind }) => kind);
/** The demo with one household changed. */
const changed = (at: number, change: Partial<CheckedHousehold>) =>
  households().map((one, index) => (index === at ? { ...one, ...change } : one));

test('a commune without fault has nothing to look at', () => {
  expect(qualityIssues(households(), frame)).toEqual([]);
});

describe('one fault is found as what it is', () => {
  const all = households();
  const [first, second] = [all[0]!, all[1]!];
  const other = all.find(({ hamletId }) => hamletId !== first.hamletId)!;

  test('in another hamlet', () => {
    const [lon, lat] = other.location!;
    const issues = qualityIssues(changed(0, { location: [lon + 0.00008, lat] }), frame);
    expect(issues.filter(({ kind }) => kind === 'outside_hamlet')).toMatchObject([
      { householdIds: [first.id], liesInHamletId: other.hamletId },
    ]);
    expect(kinds(issues)).not.toContain('outlier');
  });

  test('on a pond', () => {
    const pond = commune.features.find(({ subkind }) => subkind === 'pond')!;
    const ring = pond.geometry.type === 'Polygon' ? pond.geometry.coordinates[0]! : [];
    const middle = [0, 1].map((axis) => ring.reduce((sum, point) => sum + point[axis]!, 0) / ring.length);
    const issues = qualityIssues(changed(0, { location: middle as [number, number] }), frame);
    expect(issues).toContainEqual({ kind: 'in_water', householdIds: [first.id], hamletId: first.hamletId });
  });

  test('two on one point', () => {
    const issues = qualityIssues(changed(0, { location: second.location }), frame);
    expect(issues.find(({ kind }) => kind === 'same_point')).toMatchObject({
      householdIds: [first.id, second.id].sort(),
    });
  });

  test('far from its cluster', () => {
    const far = households()
      .filter(({ hamletId, clusterId }) => hamletId === first.hamletId && clusterId !== first.clusterId)
      .at(-1)!;
    const [lon, lat] = far.location!;
    const issues = qualityIssues(changed(0, { location: [lon + 0.00008, lat] }), frame);
    expect(issues).toContainEqual(
      expect.objectContaining({ kind: 'outlier', householdIds: [first.id], of: 'cluster' }),
    );
  });
});

const lane = { name: 'Ngõ Dài', line: [106.3, 106.31].map((lon) => [lon, 20.1]) };
const onLane = (n: number, isPlaced = true): CheckedHousehold => ({
  id: `h${n}`,
  hamletId: 'x',
  clusterId: null,
  address: `Ngõ Dài, số ${n}`,
  location: isPlaced ? [106.3 + n * 0.0002, 20.1001] : null,
});
const gaps = (all: readonly CheckedHousehold[]) =>
  qualityIssues(all, { hamlets: [], lanes: [lane] }).filter(({ kind }) => kind === 'numbering_gap');

test('numbers missing where there is room for their houses are told with their neighbours', () => {
  const numbers = [1, 2, 3, 4, 7, 8, 9];
  expect(gaps(numbers.map((n) => onLane(n)))).toMatchObject([
    { from: '4', to: '7', missing: [5, 6], householdIds: ['h4', 'h7'] },
  ]);
  const waiting = [5, 6].map((n) => onLane(n, false));
  expect(gaps([...numbers.map((n) => onLane(n)), ...waiting])).toEqual([]);
});

test.prop([fc.shuffledSubarray(households(), { minLength: 100 })], { numRuns: 10, endOnFailure: true })(
  'the order in which households come makes no difference, and leaving some out makes no fault but a gap',
  (some) => {
    expect(kinds(qualityIssues(some, frame)).filter((kind) => kind !== 'numbering_gap' && kind !== 'outlier')).toEqual(
      [],
    );
    const key = (issues: readonly QualityIssue[]) =>
      issues.map((issue) => JSON.stringify([issue.kind, [...issue.householdIds].sort()])).sort();
    expect(key(qualityIssues([...some].reverse(), frame))).toEqual(key(qualityIssues(some, frame)));
  },
);
