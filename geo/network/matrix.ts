import type { Position } from 'geojson';
import { roughWalk } from './apart.ts';
import { readPace, type WalkOptions } from './pace.ts';
import { createSearch } from './search.ts';
import { type Doors, snapDoors } from './snap.ts';
import type { Network } from './types.ts';

export interface MatrixOptions extends WalkOptions {
  /** pairs further apart than this are Infinity; searches end there */
  maxMinutes?: number;
}

/**
 * Walking minutes between all points, door to door, row by row: `matrix[i * n + j]`. Symmetric, 0 on the diagonal.
 * Pairs that no lanes join are estimated (see {@link roughWalk}).
 *
 * Doors hang on edges, so only the ends of edges are searched from (Dijkstra, bounded), once each however many doors
 * there are; a pair then is the least of four sums. O(junctions² log + n²).
 *
 * @throws PlanInputError where a position is none or the pace is not positive
 */
export function travelMatrix(network: Network, points: readonly Position[], options: MatrixOptions = {}): Float64Array {
  const doors = snapDoors(network, points);
  return minutesBetween(network, doors, options);
}

/** {@link travelMatrix} of doors already snapped. */
export function minutesBetween(network: Network, doors: Doors, options: MatrixOptions = {}): Float64Array {
  const pace = readPace(options);
  const n = doors.edge.length;
  const limit = (options.maxMinutes ?? Number.POSITIVE_INFINITY) * pace;
  const { edgeFrom, edgeTo, edgeMetres } = network;
  const { gates, gateOf } = gatesOf(network, doors);
  const between = betweenGates(network, gates, limit);
  const k = gates.length + 1;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const e = doors.edge[i]!;
    const fromRow = e < 0 ? 0 : gateOf[edgeFrom[e]!]! * k;
    const toRow = e < 0 ? 0 : gateOf[edgeTo[e]!]! * k;
    const toFrom = doors.along[i]!;
    const toTo = e < 0 ? 0 : edgeMetres[e]! - toFrom;
    for (let j = i + 1; j < n; j++) {
      const f = doors.edge[j]!;
      let metres = Number.POSITIVE_INFINITY;
      if (e >= 0 && f >= 0) {
        const a = gateOf[edgeFrom[f]!]!;
        const b = gateOf[edgeTo[f]!]!;
        const alongA = doors.along[j]!;
        const alongB = edgeMetres[f]! - alongA;
        metres = Math.min(
          toFrom + between[fromRow + a]! + alongA,
          toFrom + between[fromRow + b]! + alongB,
          toTo + between[toRow + a]! + alongA,
          toTo + between[toRow + b]! + alongB,
        );
        if (e === f) metres = Math.min(metres, Math.abs(toFrom - alongA));
        metres = isSameDoor(doors, i, j) ? 0 : metres + doors.walk[i]! + doors.walk[j]!;
      }
      if (metres === Number.POSITIVE_INFINITY && !areJoined(network, e, f))
        metres = roughWalk(network, doors.x[i]!, doors.y[i]!, doors.x[j]!, doors.y[j]!).metres;
      const minutes = metres > limit ? Number.POSITIVE_INFINITY : metres / pace;
      matrix[i * n + j] = minutes;
      matrix[j * n + i] = minutes;
    }
  }
  return matrix;
}

/** Two households of one house. */
export const isSameDoor = ({ x, y }: Doors, i: number, j: number): boolean => x[i] === x[j] && y[i] === y[j];

/** Whether two edges hang together by lanes. */
export const areJoined = ({ nodeComponent, edgeFrom }: Network, e: number, f: number): boolean =>
  e >= 0 && f >= 0 && nodeComponent[edgeFrom[e]!] === nodeComponent[edgeFrom[f]!];

/** The ends of edges that have a door; nobody passes a dead end, so all of those are one gate never reached, the last. */
function gatesOf({ nodeX, edgeFrom, edgeTo, outStart }: Network, doors: Doors) {
  const gateOf = new Int32Array(nodeX.length).fill(-1);
  const gates: number[] = [];
  const isDeadEnd = (node: number) => outStart[node + 1]! - outStart[node]! === 1;
  for (const e of doors.edge) {
    if (e < 0) continue;
    for (const node of [edgeFrom[e]!, edgeTo[e]!])
      if (gateOf[node]! < 0 && !isDeadEnd(node)) gateOf[node] = gates.push(node) - 1;
  }
  for (const [node, gate] of gateOf.entries()) if (gate < 0) gateOf[node] = gates.length;
  return { gates, gateOf };
}

/** Metres between gates, Infinity beyond the limit and at the last row and column. */
function betweenGates(network: Network, gates: readonly number[], limit: number): Float64Array {
  const k = gates.length + 1;
  const search = createSearch(network);
  const wanted = new Uint8Array(network.nodeX.length);
  for (const node of gates) wanted[node] = 1;
  const between = new Float64Array(k * k).fill(Number.POSITIVE_INFINITY);
  for (let g = 0; g < gates.length; g++) {
    // Those before are known already: the way back is as long.
    search.run([[gates[g]!, 0]], wanted, limit);
    wanted[gates[g]!] = 0;
    for (let h = g; h < gates.length; h++) {
      between[g * k + h] = search.metres[gates[h]!]!;
      between[h * k + g] = search.metres[gates[h]!]!;
    }
  }
  return between;
}
