import { parseArgs } from 'node:util';
import { buildNetwork, type Network, snapDoors, travelMatrix } from '#geo/network/index.ts';
import { demoGround } from '#tests/geo/network/support/demo.ts';
import { clockOf } from './network/clock.ts';
import { plainSearches } from './network/plain.ts';

/**
 * The walking network of demo communes: building it, all walking times between households, the same bounded to a
 * quarter of an hour, and beside them a plain Dijkstra search from every household over every corner of the lanes
 * (measured on some of the households, for all of them by proportion). Beyond `--full` households the whole matrix
 * would not fit a small computer: there it is bounded only by hamlet.
 *
 * Options: `--sizes 250,1000,3000,10000 --full 3000 --clock wall|cpu --seed 1`
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '250,1000,3000,10000' },
      full: { type: 'string', default: '3000' },
      clock: { type: 'string', default: 'wall' },
      seed: { type: 'string', default: '1' },
    },
  });
  const now = clockOf(values.clock);
  const timed = <T>(work: () => T): [T, number] => {
    const start = now();
    const result = work();
    return [result, now() - start];
  };
  console.log(
    'households  lanes km  nodes  edges  parts  build ms  matrix ms  ns/pair  ≤15 min ms  by hamlet ms  plain ms  plain/ours',
  );
  let before: { size: number; build: number } | null = null;
  for (const size of values.sizes.split(',').map(Number)) {
    const { input, points, placed } = demoGround(size, Number(values.seed));
    buildNetwork(input); // compiled, as in a server that has been running
    const [network, build] = timed(() => buildNetwork(input));
    travelMatrix(network, points.slice(0, 250));
    const isWhole = size <= Number(values.full);
    const matrix = isWhole ? timed(() => travelMatrix(network, points))[1] : Number.NaN;
    const near = isWhole ? timed(() => travelMatrix(network, points, { maxMinutes: 15 }))[1] : Number.NaN;
    const hamlets = new Map<string, typeof points>();
    for (const [i, { hamletId }] of placed.entries())
      hamlets.set(hamletId, [...(hamlets.get(hamletId) ?? []), points[i]!]);
    const [, byHamlet] = timed(() => {
      for (const own of hamlets.values()) travelMatrix(network, own);
    });
    const doors = snapDoors(network, points);
    const some = Math.min(points.length, 60);
    const plain = (timed(() => plainSearches(network, doors, some))[1] / some) * points.length;
    console.log(
      String(size).padStart(10),
      (lengthOf(network) / 1000).toFixed(0).padStart(9),
      String(network.report.nodes).padStart(6),
      String(network.report.edges).padStart(6),
      String(network.report.components).padStart(6),
      build.toFixed(0).padStart(9),
      matrix.toFixed(0).padStart(10),
      ((matrix * 1e6) / points.length ** 2).toFixed(0).padStart(8),
      near.toFixed(0).padStart(11),
      byHamlet.toFixed(0).padStart(13),
      plain.toFixed(0).padStart(9),
      (plain / matrix).toFixed(1).padStart(11),
      before
        ? `  build grows with n^${(Math.log(build / before.build) / Math.log(size / before.size)).toFixed(2)}`
        : '',
    );
    before = { size, build };
  }
}

const lengthOf = ({ edgeMetres }: Network) => edgeMetres.reduce((sum, metres) => sum + metres, 0);
