import type { Doors, Network } from '#geo/network/index.ts';

/**
 * The plain way: a search from each of the first `count` doors over all corners of all lanes, by objects and a binary
 * heap. @returns a sum, so that nothing is left out by the compiler
 */
export function plainSearches(network: Network, doors: Doors, count: number): number {
  const { edgeFrom, edgeTo, edgeShape, shapeX, shapeY, nodeX } = network;
  const around = new Map<number, { to: number; metres: number }[]>();
  const link = (a: number, b: number, metres: number) => {
    for (const [p, q] of [
      [a, b],
      [b, a],
    ] as const) {
      const there = around.get(p);
      if (there) there.push({ to: q, metres });
      else around.set(p, [{ to: q, metres }]);
    }
  };
  const cornerOf = (e: number, c: number) =>
    c === edgeShape[e] ? edgeFrom[e]! : c === edgeShape[e + 1]! - 1 ? edgeTo[e]! : nodeX.length + c;
  for (let e = 0; e < edgeFrom.length; e++)
    for (let c = edgeShape[e]!; c + 1 < edgeShape[e + 1]!; c++)
      link(cornerOf(e, c), cornerOf(e, c + 1), Math.hypot(shapeX[c]! - shapeX[c + 1]!, shapeY[c]! - shapeY[c + 1]!));
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const metres = new Map<number, number>();
    const heap: { node: number; metres: number }[] = [];
    push(heap, { node: edgeFrom[doors.edge[i]!]!, metres: doors.along[i]! });
    for (let next = pop(heap); next; next = pop(heap)) {
      if (metres.has(next.node)) continue;
      metres.set(next.node, next.metres);
      for (const { to, metres: more } of around.get(next.node) ?? [])
        if (!metres.has(to)) push(heap, { node: to, metres: next.metres + more });
    }
    for (const e of doors.edge) sum += metres.get(edgeFrom[e]!) ?? 0;
  }
  return sum;
}

type Item = { node: number; metres: number };

function push(heap: Item[], item: Item): void {
  let i = heap.push(item) - 1;
  for (let up = (i - 1) >> 1; i > 0 && heap[up]!.metres > heap[i]!.metres; up = (i - 1) >> 1) {
    [heap[i], heap[up]] = [heap[up]!, heap[i]!];
    i = up;
  }
}

function pop(heap: Item[]): Item | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (heap.length === 0 || !last) return first;
  heap[0] = last;
  for (let i = 0; ; ) {
    let least = i;
    for (const c of [2 * i + 1, 2 * i + 2]) if (c < heap.length && heap[c]!.metres < heap[least]!.metres) least = c;
    if (least === i) return first;
    [heap[i], heap[least]] = [heap[least]!, heap[i]!];
    i = least;
  }
}
