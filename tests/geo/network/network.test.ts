import { fc, test as prop } from '@fast-check/vitest';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { buildNetwork, type NetworkInput, PACE, snapDoors, travelMatrix, walkingPath } from '#geo/network/index.ts';
import { planeOf } from '#geo/network/plane.ts';
import { demoGround } from './support/demo.ts';
import { meeting, type PlainGround, plainMetres, type XY } from './support/oracle.ts';

const PER_MINUTE = 75;
const ORIGIN: [number, number] = [106.4, 20.2];
const plane = planeOf(ORIGIN);
/** Rounding to 1e-7 degrees would hide what is compared: positions as they come. */
const exact = ([x, y]: XY): Position => [
  ORIGIN[0] + x / (111_195 * Math.cos((20.2 * Math.PI) / 180)),
  ORIGIN[1] + y / 111_195,
];
const inputOf = ({ lanes, water }: PlainGround): NetworkInput => ({
  lanes: lanes.map(({ line, bridge }) => ({ line: line.map(exact), facts: bridge ? { bridge: 'yes' } : {} })),
  water: water.map((line) => ({ subkind: 'canal', geometry: { type: 'LineString', coordinates: line.map(exact) } })),
});

// Lanes lie on multiples of 20 m, or slant between them; canals between, so that nothing touches by a hair.
const step = fc.integer({ min: 0, max: 12 }).map((i) => i * 20);
const lane = fc.tuple(step, step, step, step, fc.boolean()).filter(([a, b, c, d]) => a !== c || b !== d);
const ground = fc.record({
  lanes: fc.array(lane, { minLength: 1, maxLength: 9 }),
  canals: fc.array(fc.tuple(step, fc.boolean()), { maxLength: 2 }),
  doors: fc.uniqueArray(fc.tuple(fc.integer({ min: -20, max: 260 }), fc.integer({ min: -20, max: 260 })), {
    minLength: 2,
    selector: ([x, y]) => `${x} ${y}`,
    maxLength: 9,
  }),
});
const plainOf = ({
  lanes,
  canals,
}: {
  lanes: [number, number, number, number, boolean][];
  canals: [number, boolean][];
}): PlainGround => ({
  lanes: lanes.map(([a, b, c, d, slant]) => ({
    line: slant
      ? [
          [a, b],
          [c, d],
        ]
      : ([
          [a, b],
          [c, b],
          [c, d],
        ].filter(([x, y], i, all) => i === 0 || x !== all[i - 1]![0] || y !== all[i - 1]![1]) as XY[]),
    bridge: false,
  })),
  water: canals.map(([at, east]) =>
    east
      ? [
          [-50, at + 9.37],
          [300, at + 8.71],
        ]
      : [
          [at + 8.53, -50],
          [at + 9.19, 300],
        ],
  ),
});

describe('walking times', () => {
  /** Three lanes that meet by a hair twice. */
  const hair = {
    lanes: [
      [20, 220, 240, 40, true],
      [0, 0, 140, 120, false],
      [0, 0, 0, 20, false],
    ] as [number, number, number, number, boolean][],
    canals: [],
    doors: [
      [146, 181],
      [200, 193],
      [0, 0],
    ] as [number, number][],
  };
  prop.prop([ground], { numRuns: 60, examples: [[hair]] })('are those of Floyd and Warshall', (drawn) => {
    const plain = plainOf(drawn);
    const network = buildNetwork(inputOf(plain), { gapMetres: 0 });
    const doors = drawn.doors.map(([x, y]): XY => [x + 0.31, y + 0.17]);
    const matrix = travelMatrix(network, doors.map(exact));
    const expected = plainMetres(plain, doors);
    const snapped = snapDoors(network, doors.map(exact));
    for (let i = 0; i < doors.length; i++)
      for (let j = 0; j < doors.length; j++) {
        const metres = matrix[i * doors.length + j]! * PER_MINUTE;
        if (i === j || expected[i]![j] === Infinity) continue; // estimated
        expect(snapped.edge[i]).toBeGreaterThanOrEqual(0);
        // Two corners nearer than 1.5 m may have been taken for one, wherever a walk goes from lane to lane.
        expect(Math.abs(metres - expected[i]![j]!)).toBeLessThan(3 + 1.5 * plain.lanes.length);
      }
  });

  const { input, points } = demoGround(250);
  const network = buildNetwork(input);
  const sample = points.filter((_, i) => i % 5 === 0);
  const matrix = travelMatrix(network, sample);
  const n = sample.length;

  test('of the demo are symmetric and keep the triangle inequality', () => {
    let worst = 0;
    for (let i = 0; i < n; i++) {
      expect(matrix[i * n + i]).toBe(0);
      for (let j = 0; j < n; j++) {
        expect(matrix[i * n + j]).toBe(matrix[j * n + i]);
        for (let k = 0; k < n; k++)
          worst = Math.max(worst, matrix[i * n + j]! - matrix[i * n + k]! - matrix[k * n + j]!);
      }
    }
    expect(worst).toBeLessThan(1e-9);
  });

  test('are those of the path that is drawn, and the path crosses water on bridges only', () => {
    const at = planeOf(network.origin);
    const banks: [XY, XY][] = [];
    const { ends } = network.water;
    for (let i = 0; i < ends.length; i += 4)
      banks.push([
        [ends[i]!, ends[i + 1]!],
        [ends[i + 2]!, ends[i + 3]!],
      ]);
    const bridges: XY[] = [];
    for (const [k, wet] of network.nodeWet.entries()) if (wet) bridges.push([network.nodeX[k]!, network.nodeY[k]!]);
    let crossings = 0;
    for (let i = 0; i < n; i += 6)
      for (let j = 1; j < n; j += 7) {
        const { coordinates, minutes, approximate } = walkingPath(network, sample[i]!, sample[j]!);
        expect(approximate).toBe(false);
        expect(minutes).toBeCloseTo(matrix[i * n + j]!, 9);
        const line = coordinates.map((p): XY => [at.x(p), at.y(p)]);
        let length = 0;
        for (let k = 1; k < line.length; k++) {
          const [a, b] = [line[k - 1]!, line[k]!];
          length += Math.hypot(a[0] - b[0], a[1] - b[1]);
          for (const [c, d] of banks) {
            if (Math.max(c[0], d[0]) < Math.min(a[0], b[0]) || Math.min(c[0], d[0]) > Math.max(a[0], b[0])) continue;
            const where = meeting(a, b, c, d);
            if (!where) continue;
            crossings++;
            expect(Math.min(...bridges.map(([x, y]) => Math.hypot(x - where[0], y - where[1])))).toBeLessThan(1.2);
          }
        }
        expect(Math.abs(length / PER_MINUTE - minutes)).toBeLessThan(0.02);
      }
    expect(crossings).toBeGreaterThan(10);
  });

  test('grow with a slower pace and end where asked', () => {
    const older = travelMatrix(network, sample.slice(0, 9), { paceKmh: PACE.older });
    expect(older[1]! / matrix[1]!).toBeCloseTo(4.5 / 3.2, 9);
    const near = travelMatrix(network, sample, { maxMinutes: 5 });
    for (const [k, minutes] of matrix.entries()) {
      if (minutes <= 5) expect(near[k]).toBe(minutes);
      else expect(near[k]).toBe(Number.POSITIVE_INFINITY);
    }
  });

  test('do not depend on being posted to another thread', () => {
    expect(travelMatrix(structuredClone(network), sample)).toEqual(matrix);
  });
});

describe('the ground', () => {
  const road = (line: XY[], facts = {}) => ({ line: line.map(exact), facts });
  const minutes = (input: NetworkInput, a: XY, b: XY, options = {}) =>
    travelMatrix(buildNetwork(input, options), [exact(a), exact(b)])[1]!;
  const canal = (line: XY[], subkind = 'canal') => ({
    subkind,
    geometry: { type: 'LineString' as const, coordinates: line.map(exact) },
  });

  test('two houses on either side of a canal walk round by the bridge', () => {
    const banks = [
      road([
        [0, 10],
        [400, 10],
      ]),
      road([
        [0, -10],
        [400, -10],
      ]),
    ];
    const water = [
      canal([
        [-100, 0],
        [500, 0],
      ]),
    ];
    const bridge = road(
      [
        [400, 10],
        [400, -10],
      ],
      { bridge: 'yes' },
    );
    expect(minutes({ lanes: [...banks, bridge], water }, [5, 12], [5, -12]) * PER_MINUTE).toBeCloseTo(814, 0);
    expect(minutes({ lanes: banks, water }, [5, 12], [5, -12]) * PER_MINUTE).toBeGreaterThan(1000);
    const path = walkingPath(buildNetwork({ lanes: banks, water }), exact([5, 12]), exact([5, -12]));
    expect(path.approximate).toBe(true);
  });

  test('a lane under a bridge does not meet it', () => {
    const lanes = [
      road([
        [0, 0],
        [100, 0],
      ]),
      road(
        [
          [50, -50],
          [50, 50],
        ],
        { bridge: 'yes', layer: '1' },
      ),
    ];
    expect(walkingPath(buildNetwork({ lanes }), exact([0, 1]), exact([51, 50])).approximate).toBe(true);
    const level = [
      lanes[0]!,
      road([
        [50, -50],
        [50, 50],
      ]),
    ];
    expect(minutes({ lanes: level }, [0, 1], [51, 50]) * PER_MINUTE).toBeCloseTo(102, 0);
  });

  test('a wide river is crossed on tagged bridges only, a canal where a lane is drawn', () => {
    const across = [
      road([
        [0, -100],
        [0, 100],
      ]),
    ];
    expect(
      walkingPath(
        buildNetwork({
          lanes: across,
          water: [
            canal(
              [
                [-99, 1],
                [99, 0],
              ],
              'river',
            ),
          ],
        }),
        exact([0, -90]),
        exact([0, 90]),
      ).approximate,
    ).toBe(true);
    const network = buildNetwork({
      lanes: across,
      water: [
        canal([
          [-99, 1],
          [99, 0],
        ]),
      ],
    });
    expect(network.report.impliedBridges).toBe(1);
    expect(walkingPath(network, exact([0, -90]), exact([0, 90])).approximate).toBe(false);
  });

  test('a short gap is joined with a penalty, never over water', () => {
    const lanes = [
      road([
        [0, 0],
        [100, 0],
      ]),
      road([
        [120, 0],
        [200, 0],
      ]),
    ];
    expect(minutes({ lanes }, [0, 1], [200, 1]) * PER_MINUTE).toBeCloseTo(222, 0);
    const network = buildNetwork({
      lanes,
      water: [
        canal([
          [110, -50],
          [110, 50],
        ]),
      ],
    });
    expect(network.report).toMatchObject({ joins: 0, components: 2 });
  });

  test('without lanes walks are straight lines with a detour, and by the known bridge over water', () => {
    const network = buildNetwork({
      lanes: [],
      water: [
        canal([
          [0, -500],
          [0, 500],
        ]),
      ],
    });
    expect(network.approximate).toBe(true);
    const [a, b, c]: XY[] = [
      [-100, 0],
      [-200, 0],
      [100, 0],
    ];
    const matrix = travelMatrix(network, [a!, b!, c!].map(exact));
    expect(matrix[1]! * PER_MINUTE).toBeCloseTo(130, 0);
    expect(matrix[2]! * PER_MINUTE).toBeGreaterThan(1000);
  });

  test('a door finds its lane on its own side of the canal', () => {
    const lanes = [
      road([
        [0, 10],
        [400, 10],
      ]),
      road([
        [0, -40],
        [400, -40],
      ]),
    ];
    const network = buildNetwork({
      lanes,
      water: [
        canal([
          [-100, 0],
          [500, 0],
        ]),
      ],
    });
    const doors = snapDoors(network, [exact([50, -5])]);
    expect(doors.walk[0]).toBeCloseTo(35, 1);
  });

  test('what is no position is named', () => {
    expect(() =>
      buildNetwork({
        lanes: [
          {
            line: [
              [106, 20],
              [Number.NaN, 20],
            ],
          },
        ],
      }),
    ).toThrow('lanes[0].line[1]');
    expect(() => travelMatrix(buildNetwork({ lanes: [] }), [[106, 20]], { paceKmh: 0 })).toThrow('options.paceKmh');
  });

  test('the sheet of the plane and the positions agree', () => {
    expect(plane.x(exact([100, 50]))).toBeCloseTo(100, 6);
  });
});
