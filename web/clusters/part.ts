import type { ClusterProposal } from '#api/clusters/schema.ts';
import { clusterAfter } from '#geo';

/** What a proposal comes to where some of its clusters are taken. */
export interface Part {
  /** cluster by household */
  clusterOf: ReadonlyMap<string, string>;
  /** households by cluster, those left without any not among them */
  sizes: ReadonlyMap<string, number>;
  /** households whose cluster is another one than before */
  moved: number;
  /** clusters then, those nobody lives in yet included */
  clusters: number;
  /** nothing of it is left out */
  whole: boolean;
}

/** @param taken  clusters of the outcome, accepted or to be */
export function partOf({ before, after }: ClusterProposal, taken: ReadonlySet<string>): Part {
  const clusterOf = clusterAfter(before, after, taken);
  const sizes = new Map<string, number>();
  for (const cluster of clusterOf.values()) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  const was = clusterAfter(before, [], new Set());
  return {
    clusterOf,
    sizes,
    moved: [...clusterOf].filter(([household, cluster]) => was.has(household) && was.get(household) !== cluster).length,
    clusters: sizes.size + after.filter(({ households }) => households === 0).length,
    whole: after.every(({ id, locked }) => locked || taken.has(id)),
  };
}

/** Clusters of a proposal that can be taken still. */
export const openOf = ({ after, taken }: ClusterProposal): string[] =>
  after.filter(({ id, locked }) => !locked && !taken.includes(id)).map(({ id }) => id);
