import { fc, test as prop } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { ClusterShape } from '#api/clusters/schema.ts';
import { coloursOf, huesAfter, huesOf } from '../../../web/clusters/cluster-colours.ts';

/** A cluster of 80 m by 80 m in a grid; every fifth row begins another hundred metres away. */
const cell = (id: string, x: number, y: number): ClusterShape => {
  const [west, south] = [106.4 + x * 0.0008, 20.2 + y * 0.0008];
  const [east, north] = [west + 0.0008, south + 0.0008];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const outline = { type: 'MultiPolygon' as const, coordinates: [[ring]] };
  return { id, name: id, householdIds: [], households: 0, outline, locked: false, isNew: false };
};
const grid = (columns: number, rows: number) =>
  Array.from({ length: columns * rows }, (_, k) =>
    cell(String(k).padStart(3, '0'), k % columns, Math.floor(k / columns)),
  );
const beside = (columns: number, a: number, b: number) =>
  a !== b &&
  Math.abs((a % columns) - (b % columns)) <= 1 &&
  Math.abs(Math.floor(a / columns) - Math.floor(b / columns)) <= 1;

prop.prop([fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })])(
  'neighbouring clusters never have the same colour, however many there are',
  (columns, rows) => {
    const clusters = grid(columns, rows);
    const colours = coloursOf(huesOf(clusters, new Map()), 'light');
    for (const [a, one] of clusters.entries())
      for (const [b, other] of clusters.entries())
        if (beside(columns, a, b)) expect(colours.get(one.id)).not.toBe(colours.get(other.id));
  },
);

test('a cluster that stays keeps its colour when others come and go, and in whatever order they are listed', () => {
  const clusters = grid(4, 3);
  const before = huesOf(clusters, new Map());
  expect(huesOf([...clusters].reverse(), new Map())).toEqual(before);
  const after = huesOf([cell('new', 4, 0), ...clusters.slice(3)], before);
  for (const { id } of clusters.slice(3)) expect(after.get(id)).toBe(before.get(id));
  expect(after.has('new')).toBe(true);
});

const WIDE = 5;
/** Clusters of a grid, of which one of two proposals' take the place of some. */
const state = fc
  .array(fc.constantFrom('old', 'first', 'second'), { minLength: WIDE * 4, maxLength: WIDE * 4 })
  .map((whose) =>
    whose.map((who, k) => {
      const id = { old: '0', first: '1', second: '2' }[who] + String(k).padStart(3, '0');
      return cell(id, k % WIDE, Math.floor(k / WIDE));
    }),
  );

prop.prop([fc.array(fc.tuple(state, state), { minLength: 1, maxLength: 5 })])(
  'whatever is proposed, taken in part and undone, neighbours differ, and nobody changes colour without need',
  (steps) => {
    let hues: ReadonlyMap<string, number> = new Map();
    for (const [present, proposed] of steps) {
      const before = hues;
      hues = huesAfter(hues, present, proposed);
      const shown = coloursOf(hues, 'light');
      for (const [a, one] of proposed.entries())
        for (const [b, other] of proposed.entries())
          if (beside(WIDE, a, b)) expect(shown.get(one.id)).not.toBe(shown.get(other.id));
      expect(huesAfter(hues, proposed, proposed)).toEqual(hues);
      for (const id of before.keys()) if (!hasShape(id, present, proposed)) expect(hues.get(id)).toBe(before.get(id));
    }
  },
);
const hasShape = (id: string, ...states: ClusterShape[][]) => states.some((all) => all.some((one) => one.id === id));

test('a proposal that is taken in part and undone leaves every cluster the colour it had', () => {
  const before = grid(4, 3);
  const proposed = before.map((one, k) => (k % 2 === 0 ? one : cell(`9${one.id}`, k % 4, Math.floor(k / 4))));
  const partly = before.map((one, k) => (k < 6 ? proposed[k]! : one));
  const first = huesAfter(new Map(), before, []);
  const looking = huesAfter(first, before, proposed);
  const taken = huesAfter(looking, partly, proposed);
  const undone = huesAfter(taken, before, []);
  for (const { id } of before) {
    expect(looking.get(id)).toBe(first.get(id));
    expect(undone.get(id)).toBe(first.get(id));
  }
  for (const [a, one] of partly.entries())
    for (const [b, other] of partly.entries())
      if (beside(4, a, b)) expect(taken.get(one.id)).not.toBe(taken.get(other.id));
});
