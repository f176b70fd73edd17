import { triangulate } from '#geo/boundaries/delaunay.ts';
import { pointOf } from '#geo/boundaries/grid.ts';
import { planeAround } from '#geo/boundaries/plane.ts';
import { buildNetwork, laneNeighbours, minutesBetween, type Network, snapDoors } from '#geo/network/index.ts';
import { crossesAny } from '#geo/network/segments.ts';
import type { ClusterHousehold } from './types.ts';

/** The households of one hamlet that have a position: how far apart, and who is whose neighbour. */
export interface HamletGraph {
  households: readonly ClusterHousehold[];
  n: number;
  /** walking minutes, n × n */
  minutes: Float64Array;
  /** neighbours of i: `to[start[i]]` … */
  start: Int32Array;
  to: Int32Array;
  /** number of the part a household hangs together with by neighbours, bridges not counted */
  part: Int32Array;
  /** the lane each door is at, its name where it has one */
  lanes: (string | null)[];
}

/** Without lanes: neighbours are those in whose common circle nobody else lives, no water between (Gabriel 1969). */
function gabrielNeighbours(network: Network, x: Float64Array, y: Float64Array): [number, number][] {
  const points = Array.from(x, (_, i) => pointOf([x[i]! / 111_195, y[i]! / 111_195]));
  const plane = planeAround(points);
  const sites = new Map<string, { x: number; y: number; members: number[] }>();
  for (const [i, point] of points.entries()) {
    const [px, py] = plane.onPlane(point);
    const site = sites.get(`${px} ${py}`) ?? { x: px, y: py, members: [] };
    sites.set(`${px} ${py}`, site);
    site.members.push(i);
  }
  const list = [...sites.values()];
  const mesh = triangulate({ x: Int32Array.from(list, (s) => s.x), y: Int32Array.from(list, (s) => s.y) });
  const pairs: [number, number][] = [];
  for (const { members } of list) for (let k = 1; k < members.length; k++) pairs.push([members[k - 1]!, members[k]!]);
  for (let side = 0; side < 3 * mesh.triangles; side++) {
    const beyond = mesh.across[side]!;
    const t = Math.floor(side / 3);
    const a = mesh.corners[side]!;
    const b = mesh.corners[side % 3 === 2 ? side - 2 : side + 1]!;
    if (beyond < t || a >= list.length || b >= list.length) continue;
    const opposite = [t, beyond].flatMap((u) =>
      [0, 1, 2].map((e) => mesh.corners[3 * u + e]!).filter((c) => c !== a && c !== b && c < list.length),
    );
    const [p, q] = [list[a]!, list[b]!];
    if (opposite.some((c) => (p.x - list[c]!.x) * (q.x - list[c]!.x) + (p.y - list[c]!.y) * (q.y - list[c]!.y) < 0))
      continue;
    const [i, j] = [p.members[0]!, q.members[0]!];
    if (!crossesAny(network.water, x[i]!, y[i]!, x[j]!, y[j]!)) pairs.push([i, j]);
  }
  return pairs;
}

/**
 * @param households  of one hamlet, each with a position
 * @param rest  lets others work in between
 */
export async function hamletGraph(
  households: readonly ClusterHousehold[],
  given: Network | undefined,
  rest: () => Promise<void>,
): Promise<HamletGraph> {
  const network = given ?? buildNetwork({ lanes: [] });
  const positions = households.map(({ location }) => location!);
  const doors = snapDoors(network, positions);
  const n = households.length;
  await rest();
  const minutes = minutesBetween(network, doors);
  await rest();
  const pairs: [number, number][] = [];
  if (network.approximate) pairs.push(...gabrielNeighbours(network, doors.x, doors.y));
  else {
    const flat = laneNeighbours(network, doors);
    for (let k = 0; k < flat.length; k += 2) pairs.push([flat[k]!, flat[k + 1]!]);
    for (const [i, e] of doors.edge.entries()) {
      const near = e >= 0 ? -1 : nearestAshore(network, doors, i);
      if (near >= 0) pairs.push([Math.min(i, near), Math.max(i, near)]);
    }
  }
  const { start, to } = byHousehold(pairs, n);
  const lanes = Array.from(doors.lane, (lane) => (lane < 0 ? null : network.laneNames[lane]!));
  return { households, n, minutes, start, to, part: partsOf(n, start, to), lanes };
}

/** For a door at no lane: the nearest other door with no water between; -1 where there is none. */
function nearestAshore(network: Network, { x, y }: { x: Float64Array; y: Float64Array }, i: number): number {
  const others = Array.from(x, (_, j) => ({ j, metres: Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) }))
    .filter(({ j }) => j !== i)
    .sort((a, b) => a.metres - b.metres || a.j - b.j);
  return others.find(({ j }) => !crossesAny(network.water, x[i]!, y[i]!, x[j]!, y[j]!))?.j ?? -1;
}

/** Pairs as lists of neighbours. */
export function byHousehold(pairs: readonly (readonly [number, number])[], n: number) {
  const unique = [...new Map(pairs.map(([a, b]) => [a * n + b, [a, b] as const])).values()];
  const start = new Int32Array(n + 1);
  for (const [a, b] of unique) {
    start[a + 1]!++;
    start[b + 1]!++;
  }
  for (let i = 0; i < n; i++) start[i + 1]! += start[i]!;
  const to = new Int32Array(2 * unique.length);
  const next = start.slice();
  for (const [a, b] of unique) {
    to[next[a]!++] = b;
    to[next[b]!++] = a;
  }
  return { start, to };
}

/** Numbers of connected parts, 0, 1, … in order of their first household. */
export function partsOf(n: number, start: Int32Array, to: Int32Array): Int32Array {
  const part = new Int32Array(n).fill(-1);
  let count = 0;
  for (let i = 0; i < n; i++) {
    if (part[i]! >= 0) continue;
    part[i] = count;
    const open = [i];
    for (const here of open)
      for (let k = start[here]!; k < start[here + 1]!; k++)
        if (part[to[k]!]! < 0) {
          part[to[k]!] = count;
          open.push(to[k]!);
        }
    count++;
  }
  return part;
}
