import type { Doors } from './snap.ts';
import type { Network } from './types.ts';

/** Doors around one corner are neighbours where they are no further apart than this. */
const CORNER_METRES = 80;

/**
 * Which doors are neighbours along the lanes: two doors whose stretches of lane meet, where a stretch is what lies
 * nearest to a door (network Voronoi diagram, Okabe et al. 2008), and the first doors around one corner. A bridge ends a stretch: over water nobody is a
 * neighbour.
 *
 * @returns pairs `i j …`, i < j, each once, in order
 */
export function laneNeighbours(network: Network, doors: Doors): Int32Array {
  const { edgeFrom, edgeTo, edgeMetres, nodeX, nodeWet, outStart, outEdge, outNode } = network;
  const onEdge = new Map<number, number[]>();
  for (const [i, e] of doors.edge.entries()) {
    if (e < 0) continue;
    const there = onEdge.get(e);
    if (there) there.push(i);
    else onEdge.set(e, [i]);
  }
  const pairs = new Set<number>();
  const pair = (i: number, j: number) => {
    if (i >= 0 && j >= 0 && i !== j) pairs.add(Math.min(i, j) * 2 ** 25 + Math.max(i, j));
  };
  const owner = new Int32Array(nodeX.length).fill(-1);
  const way = new Float64Array(nodeX.length).fill(Number.POSITIVE_INFINITY);
  for (const [e, there] of onEdge) {
    there.sort((i, j) => doors.along[i]! - doors.along[j]! || i - j);
    for (let k = 1; k < there.length; k++) pair(there[k - 1]!, there[k]!);
    for (const [i, node, metres] of [
      [there[0]!, edgeFrom[e]!, doors.along[there[0]!]!],
      [there.at(-1)!, edgeTo[e]!, edgeMetres[e]! - doors.along[there.at(-1)!]!],
    ] as const)
      if (!nodeWet[node] && (metres < way[node]! || (metres === way[node] && i < owner[node]!))) {
        way[node] = metres;
        owner[node] = i;
      }
  }
  cornerPairs();
  spread();
  for (let e = 0; e < edgeFrom.length; e++) {
    const [a, b] = [owner[edgeFrom[e]!]!, owner[edgeTo[e]!]!];
    const there = onEdge.get(e);
    if (there) {
      pair(a, there[0]!);
      pair(b, there.at(-1)!);
    } else pair(a, b);
  }
  const sorted = [...pairs].sort((p, q) => p - q);
  return Int32Array.from(sorted.flatMap((key) => [Math.floor(key / 2 ** 25), key % 2 ** 25]));

  /** The first doors of the lanes that meet at a corner. */
  function cornerPairs(): void {
    for (let node = 0; node < nodeX.length; node++) {
      if (nodeWet[node]) continue;
      const first: { i: number; metres: number }[] = [];
      for (let o = outStart[node]!; o < outStart[node + 1]!; o++) {
        const e = outEdge[o]!;
        const there = onEdge.get(e);
        if (!there) continue;
        const i = edgeFrom[e] === node ? there[0]! : there.at(-1)!;
        first.push({ i, metres: edgeFrom[e] === node ? doors.along[i]! : edgeMetres[e]! - doors.along[i]! });
      }
      for (const [k, a] of first.entries())
        for (const b of first.slice(k + 1)) if (a.metres + b.metres <= CORNER_METRES) pair(a.i, b.i);
    }
  }

  /** From every node with an owner over edges without doors to those that have none yet, nearest first. */
  function spread(): void {
    const open = [...owner.keys()].filter((node) => owner[node]! >= 0);
    // Label-correcting with a queue: edges without doors are few.
    for (let k = 0; k < open.length; k++) {
      const node = open[k]!;
      for (let o = outStart[node]!; o < outStart[node + 1]!; o++) {
        const e = outEdge[o]!;
        const to = outNode[o]!;
        if (nodeWet[to] || onEdge.has(e)) continue;
        const metres = way[node]! + edgeMetres[e]!;
        if (metres > way[to]! || (metres === way[to] && owner[node]! >= owner[to]!)) continue;
        way[to] = metres;
        owner[to] = owner[node]!;
        open.push(to);
      }
    }
  }
}
