/**
 * A closed tour by greedy matching: the cheapest edges between neighbours first, as long as no stop has three and no
 * circle closes; then the pieces, each from its end nearest to where the last one ended.
 *
 * @param near  neighbour lists of `width`
 */
export function greedyTour(size: number, costs: Float64Array, near: Int32Array, width: number): Int32Array {
  /** the two neighbours of each stop, -1 for none yet */
  const links = new Int32Array(2 * size).fill(-1);
  const piece = Int32Array.from({ length: size }, (_, i) => i);
  for (const edge of cheapestFirst(size, costs, near, width)) {
    const a = Math.trunc(edge / width);
    const b = near[edge]!;
    if (links[2 * a + 1]! >= 0 || links[2 * b + 1]! >= 0) continue;
    const rootA = rootOf(piece, a);
    const rootB = rootOf(piece, b);
    if (rootA === rootB) continue;
    piece[rootA] = rootB;
    links[links[2 * a]! < 0 ? 2 * a : 2 * a + 1] = b;
    links[links[2 * b]! < 0 ? 2 * b : 2 * b + 1] = a;
  }
  return layDown(size, costs, links);
}

function rootOf(piece: Int32Array, stop: number): number {
  let i = stop;
  while (piece[i] !== i) {
    piece[i] = piece[piece[i]!]!;
    i = piece[i]!;
  }
  return i;
}

/** Indexes into `near`, by cost; an edge between two that list each other once. */
function cheapestFirst(size: number, costs: Float64Array, near: Int32Array, width: number): Int32Array {
  const edges = new Int32Array(size * width);
  const cost = new Float64Array(size * width);
  let count = 0;
  for (let i = 0; i < size; i++)
    for (let k = i * width; k < (i + 1) * width; k++) {
      const j = near[k]!;
      cost[k] = costs[i * size + j]!;
      if (j < i && lists(near, j * width, width, i)) continue;
      edges[count++] = k;
    }
  return edges.subarray(0, count).sort((a, b) => cost[a]! - cost[b]! || a - b);
}

function lists(near: Int32Array, from: number, width: number, stop: number): boolean {
  for (let k = from; k < from + width; k++) if (near[k] === stop) return true;
  return false;
}

function layDown(size: number, costs: Float64Array, links: Int32Array): Int32Array {
  const order = new Int32Array(size);
  const used = new Uint8Array(size);
  let filled = 0;
  let last = -1;
  while (filled < size) {
    let start = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < size; i++) {
      if (used[i] === 1 || links[2 * i + 1]! >= 0) continue;
      const cost = last < 0 ? 0 : costs[last * size + i]!;
      if (cost < least) {
        least = cost;
        start = i;
      }
    }
    for (let stop = start; stop >= 0; ) {
      used[stop] = 1;
      order[filled++] = stop;
      last = stop;
      const a = links[2 * stop]!;
      const b = links[2 * stop + 1]!;
      stop = a >= 0 && used[a] === 0 ? a : b >= 0 && used[b] === 0 ? b : -1;
    }
  }
  return order;
}
