import { fc } from '@fast-check/vitest';
import type { PlacedHousehold } from '#geo/boundaries/index.ts';

/** Degrees to the east and north of somewhere on the coast. */
const ORIGIN = [106.31, 20.12] as const;
const METRE = 1 / 111_195;

/** A position so many metres from the origin. */
export const at = (east: number, north: number): [number, number] => [
  ORIGIN[0] + (east * METRE) / Math.cos((ORIGIN[1] * Math.PI) / 180),
  ORIGIN[1] + north * METRE,
];

/** A square as GeoJSON, metres from the origin. */
export const square = (west: number, south: number, side: number, height = side) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      at(west, south),
      at(west + side, south),
      at(west + side, south + height),
      at(west, south + height),
      at(west, south),
    ],
  ],
});

/**
 * A commune: hamlets around middles, households scattered about them, some named after another hamlet than their
 * neighbours'. No two households stand within two metres of each other.
 */
export const communes = (): fc.Arbitrary<PlacedHousehold[]> =>
  fc
    .record({
      middles: fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 })), {
        minLength: 1,
        maxLength: 6,
      }),
      houses: fc.array(
        fc.record({
          hamlet: fc.nat(5),
          east: fc.integer({ min: -500, max: 500 }),
          north: fc.integer({ min: -500, max: 500 }),
        }),
        { minLength: 1, maxLength: 120 },
      ),
      strays: fc.array(
        fc.record({
          hamlet: fc.nat(5),
          east: fc.integer({ min: -900, max: 3900 }),
          north: fc.integer({ min: -900, max: 3900 }),
        }),
        {
          maxLength: 5,
        },
      ),
    })
    .map(({ middles, houses, strays }) => {
      const free = new Set<string>();
      const placed = [
        ...houses.map(({ hamlet, east, north }) => {
          const [x, y] = middles[hamlet % middles.length]!;
          return { hamlet: hamlet % middles.length, east: x + east, north: y + north };
        }),
        ...strays.map((stray) => ({ ...stray, hamlet: stray.hamlet % middles.length })),
      ];
      return placed
        .map(({ hamlet, east, north }) => ({
          hamlet,
          east: Math.round(east / 4) * 4,
          north: Math.round(north / 4) * 4,
        }))
        .filter(({ east, north }) => {
          const key = `${east} ${north}`;
          const first = !free.has(key);
          free.add(key);
          return first;
        })
        .map(({ hamlet, east, north }, i) => ({ id: `h${i}`, hamletId: `x${hamlet}`, location: at(east, north) }));
    });
