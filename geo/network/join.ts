import type { Pieces } from './noding.ts';
import { crossesAny, nearestShare, segmentIndex, someInBox } from './segments.ts';
import type { SegmentIndex } from './types.ts';

/** Sets that grow together; the smaller number is the root. */
export function unionFind(count: number) {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = i; parent[at] !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  return {
    find,
    /** @returns whether they were apart */
    join(a: number, b: number): boolean {
      const [p, q] = [find(a), find(b)];
      if (p === q) return false;
      parent[Math.max(p, q)] = Math.min(p, q);
      return true;
    },
  };
}

interface Gap {
  node: number;
  piece: number;
  at: number;
  metres: number;
}

/**
 * Joins parts of the network where people obviously walk: the shortest gaps first, each only between parts still
 * apart (Kruskal), never over water. The piece that is met is cut there.
 *
 * @returns how many gaps were closed
 */
export function joinGaps(pieces: Pieces, water: SegmentIndex, reach: number, penalty: number): number {
  const { nodeX, nodeY, from, to, lane, metres } = pieces;
  const parts = unionFind(nodeX.length);
  for (let i = 0; i < from.length; i++) parts.join(from[i]!, to[i]!);
  const gaps = findGaps(pieces, parts.find, water, reach).sort(
    (a, b) => a.metres - b.metres || a.node - b.node || a.piece - b.piece,
  );
  const chosen = new Map<number, { at: number; node: number }[]>();
  let closed = 0;
  for (const gap of gaps) {
    if (!parts.join(gap.node, from[gap.piece]!)) continue;
    closed++;
    const there = chosen.get(gap.piece);
    if (there) there.push(gap);
    else chosen.set(gap.piece, [gap]);
  }
  for (const [piece, cuts] of chosen) {
    const [a, b, own] = [from[piece]!, to[piece]!, lane[piece]!];
    const [ax, ay, bx, by] = [nodeX[a]!, nodeY[a]!, nodeX[b]!, nodeY[b]!];
    let here = a;
    for (const { at, node } of cuts.sort((p, q) => p.at - q.at)) {
      let there = at === 0 ? a : at === 1 ? b : -1;
      if (there < 0) {
        there = nodeX.push(ax + at * (bx - ax)) - 1;
        nodeY.push(ay + at * (by - ay));
        pieces.wet.push(0);
      }
      if (there !== here) push(here, there, own, 0);
      push(node, there, -1, penalty);
      here = there;
    }
    if (here !== b) push(here, b, own, 0);
    metres[piece] = -1; // replaced
  }
  return closed;

  function push(a: number, b: number, own: number, more: number): void {
    from.push(a);
    to.push(b);
    lane.push(own);
    metres.push(Math.hypot(nodeX[a]! - nodeX[b]!, nodeY[a]! - nodeY[b]!) + more);
  }
}

/** From every node not in the largest part, the nearest piece of each other part in reach. */
function findGaps(pieces: Pieces, part: (node: number) => number, water: SegmentIndex, reach: number): Gap[] {
  const { nodeX, nodeY, from, to, wet } = pieces;
  const size = new Map<number, number>();
  for (let n = 0; n < nodeX.length; n++) size.set(part(n), (size.get(part(n)) ?? 0) + 1);
  const [largest] = [...size].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [-1];
  const ends = new Float64Array(4 * from.length);
  for (let i = 0; i < from.length; i++)
    ends.set([nodeX[from[i]!]!, nodeY[from[i]!]!, nodeX[to[i]!]!, nodeY[to[i]!]!], 4 * i);
  const index = segmentIndex(ends, Math.max(reach, 10));
  const found: Gap[] = [];
  for (let node = 0; node < nodeX.length; node++) {
    if (part(node) === largest || wet[node] === 1) continue;
    const [x, y] = [nodeX[node]!, nodeY[node]!];
    const nearest = new Map<number, Gap>();
    someInBox(index, x - reach, y - reach, x + reach, y + reach, (piece) => {
      const other = part(from[piece]!);
      if (other === part(node)) return false;
      const at = nearestShare(index, piece, x, y);
      const [px, py] = [
        ends[4 * piece]! + at * (ends[4 * piece + 2]! - ends[4 * piece]!),
        ends[4 * piece + 1]! + at * (ends[4 * piece + 3]! - ends[4 * piece + 1]!),
      ];
      const metres = Math.hypot(px - x, py - y);
      const best = nearest.get(other);
      if (metres <= reach && (!best || metres < best.metres) && !crossesAny(water, x, y, px, py))
        nearest.set(other, { node, piece, at, metres });
      return false;
    });
    found.push(...nearest.values());
  }
  return found;
}
