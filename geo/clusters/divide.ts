import {
  type Bounds,
  connectionTest,
  type Division,
  divisionOf,
  moveCost,
  moveHousehold,
  totalCost,
} from './division.ts';
import type { HamletGraph } from './graph.ts';
import { cutTree } from './tree-cut.ts';

/** Less is no gain: rounding. */
const GAIN = 1e-7;

/** How many clusters a group should become. */
export function clustersFor(size: number, { least, target, most }: Bounds): number {
  const fewest = Math.ceil(size / most);
  const mostMany = Math.max(1, Math.floor(size / least));
  return Math.max(1, Math.min(Math.max(mostMany, fewest), Math.max(fewest, Math.round(size / target))));
}

/** A connected group cut again and again until each piece is one cluster. */
export function firstDivision(
  graph: HamletGraph,
  group: readonly number[],
  parts: number,
  bounds: Bounds,
  random: () => number,
): number[][] {
  if (parts < 2) return [[...group]];
  let best: ReturnType<typeof cutTree> = null;
  for (let attempt = 0; attempt < 3 && !best; attempt++) best = cutTree(graph, group, parts, bounds, random);
  if (!best) return [[...group]];
  const side = new Set(best.side);
  const rest = group.filter((i) => !side.has(i));
  return [
    ...firstDivision(graph, best.side, best.parts, bounds, random),
    ...firstDivision(graph, rest, parts - best.parts, bounds, random),
  ];
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

/** One step: two neighbouring clusters are put together and cut anew; kept where that is cheaper. */
export function recombine(graph: HamletGraph, division: Division, bounds: Bounds, random: () => number): Division {
  const { n, start, to } = graph;
  const { of } = division;
  const i = Math.floor(random() * n);
  const a = of[i]!;
  if (a < 0) return division;
  const others = new Set<number>();
  for (let h = 0; h < n; h++)
    if (of[h] === a) for (let k = start[h]!; k < start[h + 1]!; k++) if (of[to[k]!]! >= 0) others.add(of[to[k]!]!);
  others.delete(a);
  if (others.size === 0) return division;
  const b = [...others].sort((p, q) => p - q)[Math.floor(random() * others.size)]!;
  const group: number[] = [];
  for (let h = 0; h < n; h++) if (of[h] === a || of[h] === b) group.push(h);
  const cut = cutTree(graph, group, 2, bounds, random);
  if (!cut) return division;
  const changed = of.slice();
  for (const h of group) changed[h] = b;
  for (const h of cut.side) changed[h] = a;
  const next = divisionOf(graph, changed, division.count);
  improve(graph, next, bounds);
  return totalCost(next, bounds) < totalCost(division, bounds) - GAIN ? next : division;
}
