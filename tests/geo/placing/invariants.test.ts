import { fc, test } from '@fast-check/vitest';
import { expect, vi } from 'vitest';
import { covers, shapeOf } from '#geo/placing/areas.ts';
import { openGround, suggestPlaces } from '#geo/placing/index.ts';
import { planeAround } from '#geo/placing/plane.ts';
import { chosen, demo, groundOf, located, metresBetween } from './support/demo_ground.ts';

vi.setConfig({ testTimeout: 60_000 });

const commune = demo(750);
const LEAST_GAP = 5;

/** A hamlet of the demo with some places hidden, and one of these households, perhaps with another address. */
const situations = fc.record({
  seed: fc.integer({ min: 1, max: 1_000 }),
  hidden: fc.integer({ min: 20, max: 600 }),
  pick: fc.nat(),
  address: fc.option(
    fc.oneof(
      fc.integer({ min: 1, max: 60 }).map((n) => `số ${n}`),
      fc.constantFrom('Ngõ Chùa, số 5', 'cạnh nhà ông Nam', '12/5 Ngõ Đình', 'Đường Trục', 'đội 3', ''),
      fc.string({ maxLength: 40 }),
    ),
    { nil: undefined },
  ),
});

test.prop([situations], { numRuns: 12, endOnFailure: true })(
  'a suggestion lies in the hamlet, on dry ground, 5 m from everybody, and is the same each time',
  ({ seed, hidden, pick, address }) => {
    const all = located(commune);
    const ids = chosen(all, hidden, seed);
    const waiting = all.filter(({ id }) => ids.has(id));
    const household = waiting[pick % waiting.length]!;
    const hamlet = commune.hamlets.find(({ id }) => id === household.hamletId)!;
    const input = groundOf(commune, hamlet, ids);
    const asked = { ...household, ...(address === undefined ? {} : { address }) };
    const suggestions = suggestPlaces(openGround(input), asked);
    expect(suggestPlaces(openGround(input), asked)).toEqual(suggestions);

    const plane = planeAround(household.location);
    const boundary = shapeOf(input.boundary!, plane);
    const water = input.water!.map((shape) => shapeOf(shape, plane));
    expect(suggestions.length).toBeLessThanOrEqual(5);
    for (const { location, score, accuracyMetres } of suggestions) {
      const point = plane.toMetres(location);
      expect(covers(boundary, point, 0.1)).toBe(true);
      expect(water.some((shape) => covers(shape, point))).toBe(false);
      for (const other of input.placed)
        expect(metresBetween(location, other.location)).toBeGreaterThan(LEAST_GAP - 0.1);
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(accuracyMetres).toBeGreaterThan(0);
    }
  },
);

const STEP = 0.0002;
const rows = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 3, maxLength: 30 });

test.prop([rows, fc.nat(), fc.boolean()])(
  'between two numbers of a lane a house comes to stand between their houses',
  (numbers, pick, isReversed) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    const value = sorted[1 + (pick % (sorted.length - 2))]!;
    const at = (n: number): [number, number] => [106.3 + (isReversed ? -n : n) * STEP, 20.1001];
    const line = [at(0), at(31)].map(([lon]) => [lon, 20.1]);
    const placed = sorted
      .filter((n) => n !== value)
      .map((n) => ({ id: `h${n}`, address: `Ngõ Dài ${n}`, clusterId: null, head: null, location: at(n) }));
    const ground = openGround({ placed, lanes: [{ name: 'Ngõ Dài', line }] });
    const between = suggestPlaces(ground, { id: 'new', address: `Ngõ Dài ${value}`, clusterId: null }).find(
      ({ reason }) => reason.kind === 'between_numbers',
    );
    if (between?.reason.kind !== 'between_numbers') return;
    const [from, to] = [at(Number(between.reason.from))[0], at(Number(between.reason.to))[0]];
    expect(between.location[0]).toBeGreaterThan(Math.min(from, to));
    expect(between.location[0]).toBeLessThan(Math.max(from, to));
  },
);
