import { improve, piecesOf } from './divide.ts';
import { type Bounds, type Division, divisionOf, totalCost } from './division.ts';
import type { HamletGraph } from './graph.ts';

/** Trees are random: so many are tried for one cluster. */
const ATTEMPTS = 6;

/**
 * Clusters that are still beyond the most are cut in two where that is cheaper: moves and cuts between neighbours never
 * change how many there are, and the number wanted at first may have been one too few for how the lanes run.
 */
export function divideBeyond(graph: HamletGraph, division: Division, bounds: Bounds, random: () => number): Division {
  let best = division;
  for (let c = 0; c < best.count; c++) {
    if (best.size[c]! <= bounds.most) continue;
    const group: number[] = [];
    for (let i = 0; i < graph.n; i++) if (best.of[i] === c) group.push(i);
    let found = best;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const [, second] = [...piecesOf(graph, group, 2, bounds, random)].filter((one) => one !== null);
      if (!second) break;
      const of = best.of.slice();
      for (const i of second) of[i] = best.count;
      const next = divisionOf(graph, of, best.count + 1);
      improve(graph, next, bounds);
      if (totalCost(next, bounds) < totalCost(found, bounds)) found = next;
    }
    best = found;
  }
  return best;
}
