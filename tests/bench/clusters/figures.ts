import { groupsOf } from '#geo/clusters/fresh.ts';
import type { HamletGraph } from '#geo/clusters/graph.ts';

export interface Figures {
  clusters: number;
  smallest: number;
  largest: number;
  /** clusters with 15 to 40 households */
  inBounds: number;
  /** clusters that hang together along lanes without a bridge */
  connected: number;
  /** minutes between the pairs of a cluster, and their number */
  minutes: number;
  pairs: number;
}

/** What groups of households of one hamlet are like, by where they live. */
export function figuresOf(graph: HamletGraph, groups: readonly (readonly number[])[]): Figures {
  const lived = groups.filter((group) => group.length > 0);
  const sizes = lived.map((group) => group.length);
  let [minutes, pairs] = [0, 0];
  for (const group of lived)
    for (const [k, i] of group.entries())
      for (const j of group.slice(k + 1)) {
        minutes += graph.minutes[i * graph.n + j]!;
        pairs++;
      }
  return {
    clusters: lived.length,
    smallest: Math.min(...sizes),
    largest: Math.max(...sizes),
    inBounds: sizes.filter((size) => size >= 15 && size <= 40).length,
    connected: lived.filter((group) => groupsOf(graph, group).length === 1).length,
    minutes,
    pairs,
  };
}

export const together = (a: Figures, b: Figures): Figures => ({
  clusters: a.clusters + b.clusters,
  smallest: Math.min(a.smallest, b.smallest),
  largest: Math.max(a.largest, b.largest),
  inBounds: a.inBounds + b.inBounds,
  connected: a.connected + b.connected,
  minutes: a.minutes + b.minutes,
  pairs: a.pairs + b.pairs,
});
