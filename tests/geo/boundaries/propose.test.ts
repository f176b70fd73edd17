import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { ON_LINE } from '#geo/boundaries/arrangement.ts';
import { areaOf, holds, keyOf, pointOf, scaleAt, shapeOf } from '#geo/boundaries/grid.ts';
import { disagreements, proposeBoundaries, validateBoundary } from '#geo/boundaries/index.ts';
import { overlapsOf } from '#geo/boundaries/overlay.ts';
import { at, communes, square } from './communes.ts';

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('proposed boundaries', () => {
  test.prop([communes()])('never overlap, cross themselves or leave a neighbour out of step', (households) => {
    const proposals = proposeBoundaries(households);
    const shapes = proposals.map(({ geometry }) => shapeOf(geometry));
    expect(total(overlapsOf(shapes).map(({ squareMetres }) => squareMetres))).toBe(0);
    for (const { geometry } of proposals)
      expect(validateBoundary(geometry, []).filter(({ kind }) => kind !== 'too_small')).toEqual([]);
  });

  test.prop([communes()])('hold every household of the hamlet that is not left out', (households) => {
    const proposals = proposeBoundaries(households);
    const left = new Set(proposals.flatMap((proposal) => proposal.left));
    const shapes = new Map(proposals.map(({ hamletId, geometry }) => [hamletId, shapeOf(geometry)]));
    for (const { id, hamletId, location } of households)
      expect(holds(shapes.get(hamletId)!, pointOf([...location])), id).toBe(!left.has(id));
    expect(
      disagreements(households, proposals)
        .map(({ householdId }) => householdId)
        .sort(),
    ).toEqual([...left].sort());
  });

  test.prop([communes()])('leave out small groups only: three that stand together always stay', (households) => {
    for (const { left } of proposeBoundaries(households, { outlierMetres: 800 })) {
      const names = new Set(left);
      const gone = households.filter(({ id }) => names.has(id));
      for (const { location } of gone) {
        const near = gone.filter((other) => metres(other.location, location) < 4.1);
        expect(near.length).toBeLessThanOrEqual(3);
      }
    }
  });

  test.prop([communes(), fc.infiniteStream(fc.nat())])(
    'are the same in whatever order the households come',
    (households, dice) => {
      const keys = new Map(households.map(({ id }) => [id, dice.next().value!]));
      const shuffled = [...households].sort((a, b) => keys.get(a.id)! - keys.get(b.id)!);
      expect(proposeBoundaries(shuffled)).toEqual(proposeBoundaries(households));
    },
  );

  test.prop([communes()], {
    // A border that comes within the tolerance of the outline bends it.
    examples: [
      [
        [
          { id: 'h0', hamletId: 'x0', location: [106.33091768888156, 20.123885066774587] },
          { id: 'h1', hamletId: 'x1', location: [106.32812100154025, 20.141259948738703] },
          { id: 'h2', hamletId: 'x0', location: [106.3360896449237, 20.11899276046585] },
        ],
      ],
    ],
  })('divide the whole of a commune whose outline is known, and nothing beyond', (households) => {
    const within = square(-1000, -1000, 5000);
    const proposals = proposeBoundaries(households, { within });
    const scale = scaleAt(20.12);
    const whole = areaOf(shapeOf(within), scale);
    const parts = proposals.map(({ geometry }) => areaOf(shapeOf(geometry), scale));
    const strip = 4 * 5000 * ON_LINE * scale.north;
    expect(Math.abs(total(parts) - whole)).toBeLessThan(strip / 2);
    expect(total(overlapsOf(proposals.map(({ geometry }) => shapeOf(geometry))).map((o) => o.squareMetres))).toBe(0);
  });

  test.prop([communes()])('keep off what others have', (households) => {
    const taken = square(800, 800, 900);
    const proposals = proposeBoundaries(households, { taken: [taken] });
    const shapes = [taken, ...proposals.map(({ geometry }) => geometry)].map(shapeOf);
    expect(total(overlapsOf(shapes).map(({ squareMetres }) => squareMetres))).toBe(0);
  });
});

test('two hamlets side by side share their border corner for corner', () => {
  const row = (hamletId: string, east: number) =>
    Array.from({ length: 30 }, (_, i) => ({
      id: `${hamletId}${i}`,
      hamletId,
      location: at(east + (i % 5) * 30, Math.floor(i / 5) * 40),
    }));
  const [west, east] = proposeBoundaries([...row('a', 0), ...row('b', 250)]);
  const corners = (area: typeof west) => new Set(shapeOf(area!.geometry).flat(2).map(keyOf));
  const shared = [...corners(west)].filter((corner) => corners(east).has(corner));
  expect(shared.length).toBeGreaterThanOrEqual(2);
  expect(west!.left).toEqual([]);
  expect(west!.squareMetres).toBeGreaterThan(120 * 200);
});

test('one household among another hamlet’s is left out, not an island of its own', () => {
  const block = Array.from({ length: 49 }, (_, i) => ({
    id: `a${i}`,
    hamletId: 'a',
    location: at((i % 7) * 30, Math.floor(i / 7) * 30),
  }));
  const away = Array.from({ length: 9 }, (_, i) => ({
    id: `b${i}`,
    hamletId: 'b',
    location: at(2000 + (i % 3) * 30, Math.floor(i / 3) * 30),
  }));
  const stray = { id: 'stray', hamletId: 'b', location: at(97, 97) };
  const [a, b] = proposeBoundaries([...block, ...away, stray]);
  expect(b!.left).toEqual(['stray']);
  expect(b!.geometry.coordinates).toHaveLength(1);
  expect(a!.geometry.coordinates[0]).toHaveLength(1);
});

test('a household typed in at the other end of the world changes nothing', () => {
  const block = Array.from({ length: 25 }, (_, i) => ({
    id: `a${i}`,
    hamletId: 'a',
    location: at((i % 5) * 30, Math.floor(i / 5) * 30),
  }));
  const [alone] = proposeBoundaries(block);
  const [found] = proposeBoundaries([...block, { id: 'far', hamletId: 'a', location: [0, 0] }]);
  expect(found!.left).toEqual(['far']);
  expect(found!.squareMetres / alone!.squareMetres).toBeCloseTo(1, 1);
});

const metres = (a: readonly [number, number], b: readonly [number, number]) =>
  Math.hypot((a[0] - b[0]) * Math.cos((20.12 * Math.PI) / 180), a[1] - b[1]) * 111_195;
