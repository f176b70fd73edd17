import { chainsOf } from './contract.ts';
import { joinGaps, unionFind } from './join.ts';
import { nodeLines, type Pieces } from './noding.ts';
import { type Plane, planeOf } from './plane.ts';
import { checkInput, DEFAULTS, linesOfWater, middleOf, readLines } from './read.ts';
import { crossingAt, segmentIndex, someInBox } from './segments.ts';
import type { Network, NetworkInput, NetworkOptions, SegmentIndex } from './types.ts';

const CELL = 50;
/** A piece may touch water this near to the place where it was cut for it, metres. */
const AT_CROSSING = 1;

/**
 * The walkable network of a commune's base data. Lanes are noded where they meet or cross on one level; over water
 * they lead on bridges, tagged or (over narrow water) as drawn; short gaps between parts are joined, with a penalty,
 * never over water. O(n log n) in the corners given.
 *
 * @throws PlanInputError naming the position or option that is wrong
 */
export function buildNetwork(input: NetworkInput, options: NetworkOptions = {}): Network {
  const full = { ...DEFAULTS, ...options };
  checkInput(input, full);
  const origin = middleOf(input);
  const plane = planeOf(origin);
  const { water, wide } = waterOf(input, full, plane);
  const lines = readLines(input, plane);
  const pieces = nodeLines(lines, water, wide);
  dropWet(pieces, water);
  const joins = joinGaps(pieces, water, full.gapMetres, full.gapPenaltyMetres);
  const graph = graphOf(pieces);
  const { bridges, impliedBridges, cut } = pieces;
  return {
    approximate: graph.edgeFrom.length === 0,
    origin,
    doorMetres: full.doorMetres,
    ...graph,
    laneNames: lines.map(({ name }) => name),
    water,
    bridgeEnds: Float64Array.from(
      lines.filter(({ bridge }) => bridge).flatMap(({ x, y }) => [x[0]!, y[0]!, x.at(-1)!, y.at(-1)!]),
    ),
    report: {
      nodes: graph.nodeX.length,
      edges: graph.edgeFrom.length,
      components: new Set(graph.nodeComponent).size,
      deadEnds: graph.nodeX.reduce(
        (sum, _, n) => sum + (graph.outStart[n + 1]! - graph.outStart[n]! === 1 && !graph.nodeWet[n] ? 1 : 0),
        0,
      ),
      bridges,
      impliedBridges,
      cut,
      joins,
    },
  };
}

function waterOf({ water = [] }: NetworkInput, options: Required<NetworkOptions>, plane: Plane) {
  const ends: number[] = [];
  const wide: number[] = [];
  for (const { geometry, subkind } of water) {
    if (subkind && !options.barriers.includes(subkind)) continue;
    for (const line of linesOfWater(geometry))
      for (let i = 0; i + 1 < line.length; i++) {
        ends.push(plane.x(line[i]!), plane.y(line[i]!), plane.x(line[i + 1]!), plane.y(line[i + 1]!));
        wide.push(subkind && options.wide.includes(subkind) ? 1 : 0);
      }
  }
  return { water: segmentIndex(Float64Array.from(ends), CELL), wide: Uint8Array.from(wide) };
}

/** Pieces that meet water elsewhere than at their wet ends, which bending them to a meeting may cause, are left out. */
function dropWet(pieces: Pieces, water: SegmentIndex): void {
  const { nodeX, nodeY, wet, from, to, metres } = pieces;
  for (let p = 0; p < from.length; p++) {
    const [a, b] = [from[p]!, to[p]!];
    const [ax, ay, bx, by] = [nodeX[a]!, nodeY[a]!, nodeX[b]!, nodeY[b]!];
    const length = metres[p]!;
    const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const;
    const { ends } = water;
    const bad = someInBox(water, ...box, (w) => {
      const i = 4 * w;
      const at = crossingAt(ax, ay, bx, by, ends[i]!, ends[i + 1]!, ends[i + 2]!, ends[i + 3]!);
      if (at < 0) return false;
      return !((wet[a] && at * length <= AT_CROSSING) || (wet[b] && (1 - at) * length <= AT_CROSSING));
    });
    if (bad) metres[p] = -1;
  }
}

/** Edges between junctions with their shapes, and what is needed to search them and snap to them. */
function graphOf(pieces: Pieces) {
  const { nodeX, nodeY, wet, lane, metres } = pieces;
  const chains = chainsOf(pieces);
  const number = new Map(chains.kept.map((node, i) => [node, i]));
  const edges = chains.nodes.length;
  const corners = chains.nodes.reduce((sum, nodes) => sum + nodes.length, 0);
  const graph = {
    nodeX: Float64Array.from(chains.kept, (n) => nodeX[n]!),
    nodeY: Float64Array.from(chains.kept, (n) => nodeY[n]!),
    nodeWet: Uint8Array.from(chains.kept, (n) => wet[n]!),
    nodeComponent: new Int32Array(chains.kept.length),
    edgeFrom: Int32Array.from(chains.nodes, (nodes) => number.get(nodes[0]!)!),
    edgeTo: Int32Array.from(chains.nodes, (nodes) => number.get(nodes.at(-1)!)!),
    edgeShape: new Int32Array(edges + 1),
    edgeMetres: new Float64Array(edges),
    shapeX: new Float64Array(corners),
    shapeY: new Float64Array(corners),
    shapeAlong: new Float64Array(corners),
    shapeLane: new Int32Array(corners).fill(-2),
    pieceShape: new Int32Array(corners - edges),
    pieceEdge: new Int32Array(corners - edges),
  };
  const ends = new Float64Array(4 * (corners - edges));
  let [corner, piece] = [0, 0];
  for (const [e, nodes] of chains.nodes.entries()) {
    let along = 0;
    for (const [i, node] of nodes.entries()) {
      graph.shapeX[corner] = nodeX[node]!;
      graph.shapeY[corner] = nodeY[node]!;
      graph.shapeAlong[corner] = along;
      const next = chains.pieces[e]![i];
      if (next !== undefined) {
        graph.shapeLane[corner] = lane[next]!;
        along += metres[next]!;
        graph.pieceShape[piece] = corner;
        graph.pieceEdge[piece] = e;
        const to = nodes[i + 1]!;
        ends.set([nodeX[node]!, nodeY[node]!, nodeX[to]!, nodeY[to]!], 4 * piece++);
      }
      corner++;
    }
    graph.edgeMetres[e] = along;
    graph.edgeShape[e + 1] = corner;
  }
  const parts = unionFind(chains.kept.length);
  for (let e = 0; e < edges; e++) parts.join(graph.edgeFrom[e]!, graph.edgeTo[e]!);
  for (let n = 0; n < chains.kept.length; n++) graph.nodeComponent[n] = parts.find(n);
  return { ...graph, ...outgoing(graph), pieces: segmentIndex(ends, CELL) };
}

/** Edges by the node they leave. */
function outgoing({ nodeX, edgeFrom, edgeTo }: { nodeX: Float64Array; edgeFrom: Int32Array; edgeTo: Int32Array }) {
  const outStart = new Int32Array(nodeX.length + 1);
  for (const [e, a] of edgeFrom.entries()) {
    if (a === edgeTo[e]) continue;
    outStart[a + 1]!++;
    outStart[edgeTo[e]! + 1]!++;
  }
  for (let n = 0; n < nodeX.length; n++) outStart[n + 1]! += outStart[n]!;
  const outEdge = new Int32Array(outStart[nodeX.length]!);
  const outNode = new Int32Array(outStart[nodeX.length]!);
  const next = outStart.slice();
  for (const [e, a] of edgeFrom.entries()) {
    const b = edgeTo[e]!;
    if (a === b) continue;
    outEdge[next[a]!] = e;
    outNode[next[a]!++] = b;
    outEdge[next[b]!] = e;
    outNode[next[b]!++] = a;
  }
  return { outStart, outEdge, outNode };
}
