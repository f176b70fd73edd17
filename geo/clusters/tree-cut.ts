import { type Bounds, clusterCost } from './division.ts';
import type { HamletGraph } from './graph.ts';

/** At most so many cuts are judged by minutes in a large group; those nearest to balance. */
const JUDGED = 16;

export interface CutOptions {
  /** 0: the cheapest cut; more: by chance another one, up to so much dearer */
  loose?: number;
  /** takes the cut nearest to balance, whatever its minutes */
  isLate?: () => boolean;
}

/**
 * Divides a connected group in two connected ones, of which one is to become `first` clusters and the other the rest:
 * a spanning tree of random weights is cut at the edge that costs least (ReCom: DeFord, Duchin & Solomon 2021; the
 * cost as in SKATER: Assunção et al. 2006).
 *
 * @param group  households that hang together
 * @param parts  how many clusters the group is to become in the end, at least 2
 * @returns the households of one side and how many clusters it becomes, or null where the group is a single household
 */
export function cutTree(
  graph: HamletGraph,
  group: readonly number[],
  parts: number,
  bounds: Bounds,
  random: () => number,
  { loose = 0, isLate = () => false }: CutOptions = {},
): { side: number[]; parts: number } | null {
  const tree = spanningTree(graph, group, random);
  const { order, parent } = tree;
  const n = order.length;
  if (n < 2) return null;
  const below = new Int32Array(n).fill(1);
  for (let k = n - 1; k > 0; k--) below[parent[k]!]! += below[k]!;
  const ideal = n / parts;
  const cuts = Array.from({ length: n - 1 }, (_, i) => {
    const size = below[i + 1]!;
    const own = Math.max(1, Math.min(parts - 1, Math.round(size / ideal)));
    const off = outOf(size, own, bounds) + outOf(n - size, parts - own, bounds);
    return { k: i + 1, own, off, away: Math.abs(size / own - ideal) + Math.abs((n - size) / (parts - own) - ideal) };
  }).sort((a, b) => a.off - b.off || a.away - b.away || a.k - b.k);
  const feasible = cuts.filter(({ off }) => off === cuts[0]!.off);
  const judged = isLate() ? feasible.slice(0, 1) : parts > 2 || n > 100 ? feasible.slice(0, JUDGED) : feasible;
  const scatter = judged.length > 1 ? scatterOf(graph, group) : null;
  let best: { side: number[]; parts: number } | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { k, own } of judged) {
    const inside = subtree(parent, k);
    const side = order.filter((_, i) => inside[i]);
    const rest = order.filter((_, i) => !inside[i]);
    best ??= { side, parts: own };
    if (scatter === null) break;
    const [inSide, inRest] = scatter(side, rest);
    const exact = costOf(inSide, side.length, own, bounds) + costOf(inRest, rest.length, parts - own, bounds);
    const cost = exact * (1 + loose * random());
    if (cost >= least) continue;
    least = cost;
    best = { side, parts: own };
  }
  return best;
}

const outOf = (size: number, parts: number, { least, most }: Bounds) =>
  Math.max(0, size - parts * most, parts * least - size);

function subtree(parent: Int32Array, root: number): Uint8Array {
  const inside = new Uint8Array(parent.length);
  inside[root] = 1;
  for (let k = root + 1; k < parent.length; k++) if (inside[parent[k]!]) inside[k] = 1;
  return inside;
}

/** Of a group that becomes one cluster its cost; of one that is divided further, its scatter. */
const costOf = (within: number, size: number, parts: number, bounds: Bounds): number =>
  parts === 1 ? clusterCost(within, size, bounds) : within / size;

/**
 * Minutes between the pairs within each of two sides of a group, each pair twice. Only pairs of the smaller side are
 * added up: what is left of the whole are those of the larger one and those across.
 */
function scatterOf({ minutes, n }: HamletGraph, group: readonly number[]) {
  const toAll = new Float64Array(n);
  let whole = 0;
  for (const i of group) {
    let sum = 0;
    for (const j of group) sum += minutes[i * n + j]!;
    toAll[i] = sum;
    whole += sum;
  }
  return (side: readonly number[], rest: readonly number[]): [number, number] => {
    const few = side.length <= rest.length ? side : rest;
    let [within, all] = [0, 0];
    for (let a = 0; a < few.length; a++) {
      const row = few[a]! * n;
      all += toAll[few[a]!]!;
      for (let b = 0; b < a; b++) within += minutes[row + few[b]!]!;
    }
    within *= 2;
    const others = whole - 2 * all + within;
    return few === side ? [within, others] : [others, within];
  };
}

/** Prim's tree over edges of minutes × chance: households in the order they came in, each with its parent's place. */
function spanningTree({ n, start, to, minutes }: HamletGraph, group: readonly number[], random: () => number) {
  const member = new Uint8Array(n);
  for (const i of group) member[i] = 1;
  const best = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(n).fill(-1);
  const place = new Int32Array(n).fill(-1);
  const order: number[] = [];
  const parent: number[] = [];
  let here = group[Math.floor(random() * group.length)]!;
  const open: number[] = [];
  while (here >= 0) {
    place[here] = order.push(here) - 1;
    parent.push(from[here]! < 0 ? -1 : place[from[here]!]!);
    for (let k = start[here]!; k < start[here + 1]!; k++) {
      const next = to[k]!;
      if (!member[next] || place[next]! >= 0) continue;
      const weight = (minutes[here * n + next]! + 0.05) * (0.3 + random());
      if (weight >= best[next]!) continue;
      if (best[next] === Number.POSITIVE_INFINITY) open.push(next);
      best[next] = weight;
      from[next] = here;
    }
    let nearest = -1;
    for (let k = 0; k < open.length; k++) if (nearest < 0 || best[open[k]!]! < best[open[nearest]!]!) nearest = k;
    here = -1;
    if (nearest >= 0) {
      here = open[nearest]!;
      open[nearest] = open[open.length - 1]!;
      open.pop();
    }
  }
  return { order, parent: Int32Array.from(parent) };
}
