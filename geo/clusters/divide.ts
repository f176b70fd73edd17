import { type Bounds, connectionTest, copyOf, type Division, moveCost, moveHousehold, totalCost } from './division.ts';
import type { HamletGraph } from './graph.ts';
import { type CutOptions, cutTree } from './tree-cut.ts';

/** How much dearer than the cheapest a cut may be when clusters are cut anew, as a share. */
const LOOSE = 0.3;
/** Less is no gain: rounding. */
const GAIN = 1e-7;

/** How many clusters a group should become. */
export function clustersFor(size: number, { least, target, most }: Bounds): number {
  const fewest = Math.ceil(size / most);
  const mostMany = Math.max(1, Math.floor(size / least));
  return Math.max(1, Math.min(Math.max(mostMany, fewest), Math.max(fewest, Math.round(size / target))));
}

/**
 * A connected group cut again and again until each piece is one cluster; yields each piece, and null after each cut, so
 * that others can be let work in between.
 */
export function* piecesOf(
  graph: HamletGraph,
  group: readonly number[],
  parts: number,
  bounds: Bounds,
  random: () => number,
  options: CutOptions = {},
): Generator<number[] | null> {
  let best: ReturnType<typeof cutTree> = null;
  for (let attempt = 0; parts > 1 && attempt < 3 && !best; attempt++)
    best = cutTree(graph, group, parts, bounds, random, options);
  if (!best) {
    yield [...group];
    return;
  }
  yield null;
  const side = new Set(best.side);
  const rest = group.filter((i) => !side.has(i));
  yield* piecesOf(graph, best.side, best.parts, bounds, random, options);
  yield* piecesOf(graph, rest, parts - best.parts, bounds, random, options);
}

/** Households at borders go over where that is cheaper and both clusters still hang together, until nothing gains. */
export function improve(graph: HamletGraph, division: Division, bounds: Bounds): void {
  const { n, start, to } = graph;
  const { of } = division;
  const holds = connectionTest(graph);
  for (let moved = true; moved; ) {
    moved = false;
    for (let i = 0; i < n; i++) {
      const a = of[i]!;
      if (a < 0 || division.size[a]! < 2) continue;
      let best = -1;
      let least = -GAIN;
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        const b = of[to[k]!]!;
        if (b < 0 || b === a || b === best) continue;
        const cost = moveCost(graph, division, i, b, bounds);
        if (cost < least) [best, least] = [b, cost];
      }
      if (best < 0 || !holds(of, i)) continue;
      moveHousehold(graph, division, i, best);
      moved = true;
    }
  }
}

/**
 * One step: two or three neighbouring clusters are put together and cut anew; kept where that is cheaper, or dearer by less than
 * chance allows at this temperature (minutes; Kirkpatrick et al. 1983).
 */
export function recombine(
  graph: HamletGraph,
  division: Division,
  bounds: Bounds,
  random: () => number,
  temperature: number,
): Division {
  const { n } = graph;
  const { of } = division;
  const first = of[Math.floor(random() * n)]!;
  if (first < 0) return division;
  const chosen = new Set([first]);
  const wanted = random() < 0.5 ? 2 : 3;
  while (chosen.size < wanted) {
    const beside = neighboursOf(graph, of, chosen);
    if (beside.length === 0) break;
    chosen.add(beside[Math.floor(random() * beside.length)]!);
  }
  if (chosen.size < 2) return division;
  const group: number[] = [];
  for (let h = 0; h < n; h++) if (chosen.has(of[h]!)) group.push(h);
  const pieces = [...piecesOf(graph, group, chosen.size, bounds, random, { loose: LOOSE })].filter(
    (one) => one !== null,
  );
  if (pieces.length !== chosen.size) return division;
  const left = new Set(chosen);
  const next = copyOf(division);
  let changes = 0;
  for (const piece of pieces) {
    const name = mostCommon(piece, of, left);
    left.delete(name);
    for (const h of piece)
      if (of[h] !== name) {
        moveHousehold(graph, next, h, name);
        changes++;
      }
  }
  if (changes === 0) return division;
  improve(graph, next, bounds);
  const allowed = -temperature * Math.log(1 - random());
  return totalCost(next, bounds) < totalCost(division, bounds) - GAIN + allowed ? next : division;
}

/** Of some clusters the one most of a group's households are in; of equals the first. */
function mostCommon(group: readonly number[], of: Int32Array, among: ReadonlySet<number>): number {
  let [best, most] = [-1, -1];
  for (const c of among) {
    const households = group.reduce((sum, h) => sum + (of[h] === c ? 1 : 0), 0);
    if (households > most) [best, most] = [c, households];
  }
  return best;
}

/** Clusters beside some others, in order. */
function neighboursOf({ n, start, to }: HamletGraph, of: Int32Array, chosen: ReadonlySet<number>): number[] {
  const found = new Set<number>();
  for (let h = 0; h < n; h++)
    if (chosen.has(of[h]!))
      for (let k = start[h]!; k < start[h + 1]!; k++) {
        const other = of[to[k]!]!;
        if (other >= 0 && !chosen.has(other)) found.add(other);
      }
  return [...found].sort((p, q) => p - q);
}
