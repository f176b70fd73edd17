import type { Network } from './types.ts';

/** Shortest ways from one place to all nodes, with arrays of its own that are used again and again. */
export interface Search {
  /** metres from the start; Infinity where not reached */
  metres: Float64Array;
  /** the edge a node was reached by; -1 at the start */
  by: Int32Array;
  /** Starts from up to two nodes at given distances; ends when all `wanted` are settled or beyond `limit` metres. */
  run: (starts: readonly (readonly [node: number, metres: number])[], wanted?: Uint8Array, limit?: number) => void;
}

/**
 * Dijkstra's search with a 4-ary heap in typed arrays (lowering keys in place), bounded by distance and by what is
 * wanted. Of equal ways the one found first wins, so that results are the same everywhere.
 */
export function createSearch(network: Network): Search {
  const { outStart, outEdge, outNode, edgeMetres } = network;
  const count = network.nodeX.length;
  const metres = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const by = new Int32Array(count).fill(-1);
  const heap = new Int32Array(count);
  /** place in the heap; -1 not seen, -2 settled */
  const place = new Int32Array(count).fill(-1);
  const seen = new Int32Array(count);
  let size = 0;
  let touched = 0;

  const up = (start: number, node: number) => {
    const key = metres[node]!;
    let i = start;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const other = heap[parent]!;
      if (metres[other]! <= key) break;
      heap[i] = other;
      place[other] = i;
      i = parent;
    }
    heap[i] = node;
    place[node] = i;
  };
  const down = (node: number) => {
    const key = metres[node]!;
    let i = 0;
    for (;;) {
      const first = 4 * i + 1;
      if (first >= size) break;
      const last = Math.min(first + 4, size);
      let least = first;
      for (let c = first + 1; c < last; c++) if (metres[heap[c]!]! < metres[heap[least]!]!) least = c;
      const child = heap[least]!;
      if (metres[child]! >= key) break;
      heap[i] = child;
      place[child] = i;
      i = least;
    }
    heap[i] = node;
    place[node] = i;
  };
  const reach = (node: number, way: number, edge: number) => {
    if (way >= metres[node]!) return;
    metres[node] = way;
    by[node] = edge;
    if (place[node] === -1) {
      seen[touched++] = node;
      up(size++, node);
    } else up(place[node]!, node);
  };

  return {
    metres,
    by,
    run(starts, wanted, limit = Number.POSITIVE_INFINITY) {
      for (let i = 0; i < touched; i++) {
        const node = seen[i]!;
        metres[node] = Number.POSITIVE_INFINITY;
        by[node] = -1;
        place[node] = -1;
      }
      touched = 0;
      size = 0;
      for (const [node, way] of starts) reach(node, way, -1);
      let left = 0;
      if (wanted) for (let n = 0; n < count; n++) left += wanted[n]!;
      else left = count;
      while (size > 0 && left > 0) {
        const node = heap[0]!;
        const way = metres[node]!;
        if (way > limit) break;
        place[node] = -2;
        const last = heap[--size]!;
        if (size > 0) down(last);
        if (!wanted || wanted[node]) left--;
        for (let k = outStart[node]!; k < outStart[node + 1]!; k++)
          if (place[outNode[k]!] !== -2) reach(outNode[k]!, way + edgeMetres[outEdge[k]!]!, outEdge[k]!);
      }
      // What was seen but not settled is not known to be shortest.
      for (let i = 0; i < size; i++) {
        metres[heap[i]!] = Number.POSITIVE_INFINITY;
        by[heap[i]!] = -1;
      }
    },
  };
}
