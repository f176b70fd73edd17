import type { Position } from 'geojson';
import { type Plane, planeOf } from './plane.ts';
import { checkPosition } from './read.ts';
import { crossesAny, nearestShare, someInBox } from './segments.ts';
import type { Network } from './types.ts';

/** Doors brought to the nearest place on a lane, as columns. */
export interface Doors {
  x: Float64Array;
  y: Float64Array;
  /** the edge it lies at; -1 where no lane is in reach without crossing water */
  edge: Int32Array;
  /** metres from the edge's start, penalties counted */
  along: Float64Array;
  /** from the door to the lane */
  walk: Float64Array;
  /** where on the lane */
  atX: Float64Array;
  atY: Float64Array;
  /** the lane it lies at, by its place in `laneNames`; -1 none */
  lane: Int32Array;
}

/** The network's sheet; where nothing at all is known of the ground, one around the first position. */
export function planeFor({ origin, pieces, water, bridgeEnds }: Network, positions: readonly Position[]): Plane {
  const known = pieces.ends.length + water.ends.length + bridgeEnds.length > 0;
  return planeOf(known || positions.length === 0 ? origin : [positions[0]![0]!, positions[0]![1]!]);
}

/** Nearest place on a lane for each position, the way there not over water. O(1) each where lanes are dense. */
export function snapDoors(network: Network, positions: readonly Position[]): Doors {
  const plane = planeFor(network, positions);
  const n = positions.length;
  for (const [i, position] of positions.entries()) checkPosition(position, `points[${i}]`);
  const doors: Doors = {
    x: Float64Array.from(positions, plane.x),
    y: Float64Array.from(positions, plane.y),
    edge: new Int32Array(n).fill(-1),
    along: new Float64Array(n),
    walk: new Float64Array(n),
    atX: new Float64Array(n),
    atY: new Float64Array(n),
    lane: new Int32Array(n).fill(-1),
  };
  for (let i = 0; i < n; i++) {
    // Ever wider, so that a door beside its lane looks at few pieces.
    for (let reach = 30; doors.edge[i]! < 0; reach *= 3) {
      snapOne(network, doors, i, Math.min(reach, network.doorMetres));
      if (reach >= network.doorMetres) break;
    }
  }
  return doors;
}

/** The last bit of the way to a lane that may touch water, metres. */
const ON_BRIDGE = 0.3;

function snapOne(network: Network, doors: Doors, i: number, reach: number): void {
  const { pieces, pieceShape, pieceEdge, shapeAlong, shapeLane, water } = network;
  const [x, y] = [doors.x[i]!, doors.y[i]!];
  const { ends } = pieces;
  let least = reach;
  let chosen = -1;
  someInBox(pieces, x - reach, y - reach, x + reach, y + reach, (p) => {
    if (shapeLane[pieceShape[p]!]! < 0) return false;
    const at = nearestShare(pieces, p, x, y);
    const px = ends[4 * p]! + at * (ends[4 * p + 2]! - ends[4 * p]!);
    const py = ends[4 * p + 1]! + at * (ends[4 * p + 3]! - ends[4 * p + 1]!);
    const metres = Math.hypot(px - x, py - y);
    if (metres > least || (metres === least && (chosen < 0 || p >= chosen))) return false;
    // Who stands on a bridge touches the water's line and has not crossed it.
    const share = Math.max(0, 1 - ON_BRIDGE / metres);
    if (metres > 0 && crossesAny(water, x, y, x + share * (px - x), y + share * (py - y))) return false;
    [least, chosen] = [metres, p];
    const corner = pieceShape[p]!;
    doors.edge[i] = pieceEdge[p]!;
    doors.along[i] = shapeAlong[corner]! + at * (shapeAlong[corner + 1]! - shapeAlong[corner]!);
    doors.walk[i] = metres;
    doors.atX[i] = px;
    doors.atY[i] = py;
    doors.lane[i] = shapeLane[corner]!;
    return false;
  });
}
