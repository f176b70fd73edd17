import { clustersFor, improve, piecesOf, recombine } from './divide.ts';
import { divideBeyond } from './divide-beyond.ts';
import { type Bounds, divisionOf, totalCost } from './division.ts';
import { byHousehold, type HamletGraph, partsOf } from './graph.ts';
import type { Pace } from './pace.ts';

/** Temperature at the beginning, minutes. */
const WARM = 3;

/** How many clusters more or fewer than wanted the present division may have to be a place to start from. */
const ALIKE = 1;

/**
 * Divides households anew: parts too small for a cluster are tied to the nearest other part first, each part is cut
 * into as many clusters as its size asks for, then improved by moves at borders and by putting neighbours together
 * and cutting them anew. The present division, where it has about as many clusters, is improved in the same way: what
 * people divided along their lanes is not cut for nothing. The cheaper of both is taken; what is still too large in it
 * is cut once more.
 *
 * @param group  the households that take part
 * @param present  how they are divided so far
 * @returns groups of households, each connected but for what had to be tied over water
 */
export async function divideAnew(
  graph: HamletGraph,
  group: readonly number[],
  bounds: Bounds,
  random: () => number,
  pace: Pace,
  present: readonly (readonly number[])[] = [],
): Promise<number[][]> {
  const tied = tieSmallParts(graph, group, bounds.least);
  const of = new Int32Array(graph.n).fill(-1);
  let count = 0;
  for (const part of groupsOf(tied, group))
    for (const piece of piecesOf(tied, part, clustersFor(part.length, bounds), bounds, random, pace)) {
      await pace.rest();
      if (piece === null) continue;
      for (const i of piece) of[i] = count;
      count++;
    }
  const starts = [divisionOf(tied, of, count)];
  if (Math.abs(present.length - count) <= ALIKE && isDivision(tied, group, present)) {
    const now = new Int32Array(graph.n).fill(-1);
    for (const [c, own] of present.entries()) for (const i of own) now[i] = c;
    starts.push(divisionOf(tied, now, present.length));
  }
  let best = starts[0]!;
  for (const start of starts) {
    let division = start;
    improve(tied, division, bounds);
    if (totalCost(division, bounds) < totalCost(best, bounds)) best = division;
    if (division.count > 1)
      await pace.run((left) => {
        division = recombine(tied, division, bounds, random, WARM * left * left);
        if (totalCost(division, bounds) < totalCost(best, bounds)) best = division;
      });
  }
  best = divideBeyond(tied, best, bounds, random);
  const groups: number[][] = Array.from({ length: best.count }, () => []);
  for (const i of group) groups[best.of[i]!]!.push(i);
  return groups.filter((own) => own.length > 0);
}

/** Whether each of the group is in one of these clusters and each of them hangs together. */
const isDivision = (graph: HamletGraph, group: readonly number[], clusters: readonly (readonly number[])[]): boolean =>
  clusters.reduce((sum, own) => sum + own.length, 0) === group.length &&
  clusters.every((own) => groupsOf(graph, own).length === 1);

/** The connected parts of a group. */
export function groupsOf({ n, start, to }: HamletGraph, group: readonly number[]): number[][] {
  const member = new Uint8Array(n);
  for (const i of group) member[i] = 1;
  const found: number[][] = [];
  for (const first of group) {
    if (member[first] !== 1) continue;
    member[first] = 2;
    const own = [first];
    for (const here of own)
      for (let k = start[here]!; k < start[here + 1]!; k++)
        if (member[to[k]!] === 1) {
          member[to[k]!] = 2;
          own.push(to[k]!);
        }
    found.push(own.sort((a, b) => a - b));
  }
  return found;
}

/** The graph with each part of the group smaller than `least` tied by its shortest walk to another part. */
function tieSmallParts(graph: HamletGraph, group: readonly number[], least: number): HamletGraph {
  const { n, minutes } = graph;
  const pairs: [number, number][] = [];
  for (let i = 0; i < n; i++)
    for (let k = graph.start[i]!; k < graph.start[i + 1]!; k++) if (i < graph.to[k]!) pairs.push([i, graph.to[k]!]);
  let parts = groupsOf(graph, group);
  while (parts.length > 1) {
    const small = parts.reduce((p, q) => (q.length < p.length ? q : p));
    if (small.length >= least) break;
    let tie: [number, number] = [-1, -1];
    let shortest = Number.POSITIVE_INFINITY;
    for (const other of parts)
      if (other !== small)
        for (const i of small)
          for (const j of other)
            if (minutes[i * n + j]! < shortest) {
              shortest = minutes[i * n + j]!;
              tie = i < j ? [i, j] : [j, i];
            }
    if (tie[0] < 0) break;
    pairs.push(tie);
    const other = parts.find((part) => part !== small && (part.includes(tie[0]) || part.includes(tie[1])))!;
    parts = parts.filter((part) => part !== small && part !== other);
    parts.push([...small, ...other]);
  }
  const { start, to } = byHousehold(pairs, n);
  return { ...graph, start, to, part: partsOf(n, start, to) };
}
