import type { Position } from 'geojson';
import { roughWalk } from './apart.ts';
import { areJoined, isSameDoor } from './matrix.ts';
import { readPace, type WalkOptions } from './pace.ts';
import type { Plane } from './plane.ts';
import { createSearch, type Search } from './search.ts';
import { type Doors, planeFor, snapDoors } from './snap.ts';
import type { Network } from './types.ts';

export interface WalkingPath {
  /** from door to door along the lanes */
  coordinates: Position[];
  /** the same as the matrix has */
  minutes: number;
  /** with penalties for gaps */
  metres: number;
  /** not along lanes: none are known between */
  approximate: boolean;
}

/**
 * The shortest walk between two positions, for drawing. A bounded Dijkstra search.
 *
 * @throws PlanInputError where a position is none or the pace is not positive
 */
export const walkingPath = (network: Network, a: Position, b: Position, options: WalkOptions = {}): WalkingPath =>
  walkingPaths(network, [a, b], options)[0]!;

/** The walks from each stop to the next: a route. */
export function walkingPaths(network: Network, stops: readonly Position[], options: WalkOptions = {}): WalkingPath[] {
  const pace = readPace(options);
  const doors = snapDoors(network, stops);
  const search = createSearch(network);
  const plane = planeFor(network, stops);
  return stops.slice(1).map((_, i) => between(network, doors, { search, plane, pace }, i));
}

interface Means {
  search: Search;
  plane: Plane;
  pace: number;
}

/** From stop i to the next. */
function between(network: Network, doors: Doors, { search, plane, pace }: Means, i: number): WalkingPath {
  const j = i + 1;
  const [e, f] = [doors.edge[i]!, doors.edge[j]!];
  const corners: number[] = [doors.x[i]!, doors.y[i]!];
  const approximate = !areJoined(network, e, f);
  let metres = 0;
  if (isSameDoor(doors, i, j)) corners.push(doors.x[j]!, doors.y[j]!);
  else if (approximate) {
    const rough = roughWalk(network, doors.x[i]!, doors.y[i]!, doors.x[j]!, doors.y[j]!);
    corners.push(...rough.over);
    metres = rough.metres;
  } else {
    metres = doors.walk[i]! + doors.walk[j]! + alongLanes(network, doors, search, i, j, corners);
  }
  corners.push(doors.x[j]!, doors.y[j]!);
  return { coordinates: positionsOf(corners, plane), minutes: metres / pace, metres, approximate };
}

/** Adds the corners between two doors' places on the lanes; the metres of the way. */
function alongLanes(network: Network, doors: Doors, search: Search, i: number, j: number, corners: number[]): number {
  const { edgeFrom, edgeTo, edgeMetres, nodeX } = network;
  const [e, f] = [doors.edge[i]!, doors.edge[j]!];
  const [p, q] = [doors.along[i]!, doors.along[j]!];
  corners.push(doors.atX[i]!, doors.atY[i]!);
  const wanted = new Uint8Array(nodeX.length);
  wanted[edgeFrom[f]!] = 1;
  wanted[edgeTo[f]!] = 1;
  search.run(
    [
      [edgeFrom[e]!, p],
      [edgeTo[e]!, edgeMetres[e]! - p],
    ],
    wanted,
  );
  const byFrom = search.metres[edgeFrom[f]!]! + q;
  const byTo = search.metres[edgeTo[f]!]! + edgeMetres[f]! - q;
  const direct = e === f ? Math.abs(p - q) : Number.POSITIVE_INFINITY;
  if (direct <= byFrom && direct <= byTo) shape(network, e, p, q, corners);
  else {
    const last = byFrom <= byTo ? edgeFrom[f]! : edgeTo[f]!;
    const edges: number[] = [];
    let node = last;
    while (search.by[node]! >= 0) {
      const edge = search.by[node]!;
      edges.push(edge);
      node = edgeFrom[edge] === node ? edgeTo[edge]! : edgeFrom[edge]!;
    }
    // Where the first edge is a loop both its ends are one node.
    const backward = node === edgeFrom[e] && (node !== edgeTo[e] || p <= edgeMetres[e]! - p);
    shape(network, e, p, backward ? 0 : edgeMetres[e]!, corners);
    for (const edge of edges.reverse()) {
      const forward = edgeFrom[edge] === node;
      shape(network, edge, forward ? 0 : edgeMetres[edge]!, forward ? edgeMetres[edge]! : 0, corners);
      node = forward ? edgeTo[edge]! : edgeFrom[edge]!;
    }
    shape(network, f, byFrom <= byTo ? 0 : edgeMetres[f]!, q, corners);
  }
  corners.push(doors.atX[j]!, doors.atY[j]!);
  return Math.min(direct, byFrom, byTo);
}

/** The corners of an edge between two places on it, in walking order. */
function shape(
  { edgeShape, shapeX, shapeY, shapeAlong }: Network,
  e: number,
  p: number,
  q: number,
  to: number[],
): void {
  const [first, last] = [edgeShape[e]!, edgeShape[e + 1]! - 1];
  const [low, high] = [Math.min(p, q), Math.max(p, q)];
  const step = p <= q ? 1 : -1;
  for (let c = step > 0 ? first : last; c >= first && c <= last; c += step)
    if (shapeAlong[c]! >= low && shapeAlong[c]! <= high) to.push(shapeX[c]!, shapeY[c]!);
}

function positionsOf(corners: readonly number[], plane: Plane): Position[] {
  const found: Position[] = [];
  for (let i = 0; i < corners.length; i += 2) {
    const position = plane.position(corners[i]!, corners[i + 1]!);
    const last = found.at(-1);
    if (!last || last[0] !== position[0] || last[1] !== position[1]) found.push(position);
  }
  if (found.length === 1) found.push(found[0]!);
  return found;
}
