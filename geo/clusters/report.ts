import type { Bounds } from './division.ts';
import type { HamletGraph } from './graph.ts';
import type { Draft } from './hamlet.ts';
import type { Cluster, ClusterHousehold, ClusterMeasure, ClusterProblem, ClusterReport } from './types.ts';

/**
 * What is not as it should be with one cluster, and why.
 *
 * @param parts  in how many parts its households hang together
 * @param redraw  known clusters were drawn anew
 */
export function problemsOf(
  draft: Draft,
  graph: HamletGraph | null,
  parts: number,
  bounds: Bounds,
  redraw: boolean,
): ClusterProblem[] {
  const { id, members, locked, isNew } = draft;
  const households = members.length;
  if (!graph || households === 0) return [];
  const kept = locked ? 'locked' : isNew || redraw ? null : 'kept';
  const found: ClusterProblem[] = [];
  const beyond =
    graph.n < bounds.least ? 'no_neighbours' : parts > 1 || isApart(graph, members) ? 'across_water' : 'shape';
  if (households < bounds.least) found.push({ kind: 'too_small', clusterId: id, households, why: kept ?? beyond });
  // A known one that is too large was divided, so far as that could be.
  if (households > bounds.most)
    found.push({ kind: 'too_large', clusterId: id, households, why: locked ? 'locked' : beyond });
  if (parts > 1) found.push({ kind: 'not_connected', clusterId: id, parts, why: kept ?? 'across_water' });
  return found;
}

/** No household of it has a neighbour in another cluster: water lies between, or no lane leads over. */
function isApart({ start, to }: HamletGraph, members: readonly number[]): boolean {
  const own = new Set(members);
  return members.every((i) => to.subarray(start[i]!, start[i + 1]!).every((j) => own.has(j)));
}

export function reportOf(
  clusters: readonly Cluster[],
  households: readonly ClusterHousehold[],
  hamlets: readonly { graph: HamletGraph | null; drafts: Draft[] }[],
  problems: readonly ClusterProblem[],
  approximate: boolean,
): ClusterReport {
  const of = new Map(clusters.flatMap(({ id, householdIds }) => householdIds.map((one) => [one, id] as const)));
  const known = households.filter(({ clusterId }) => clusterId);
  const inParts = clusters.flatMap(({ id, outline }): ClusterProblem[] =>
    outline && outline.coordinates.length > 1
      ? [{ kind: 'outline_parts', clusterId: id, parts: outline.coordinates.length }]
      : [],
  );
  return {
    clusters: clusters.length,
    households: of.size,
    unplaced: households.filter(({ id }) => !of.has(id)).map(({ id }) => id),
    moved: households.flatMap(({ id, clusterId }) => {
      const to = of.get(id);
      return clusterId && to && to !== clusterId ? [{ householdId: id, from: clusterId, to }] : [];
    }),
    measure: measureOf(of, hamlets),
    present: known.length > 0 ? measureOf(new Map(known.map(({ id, clusterId }) => [id, clusterId!])), hamlets) : null,
    approximate,
    problems: [...problems, ...inParts],
  };
}

/** @param of  the cluster of each household */
function measureOf(of: ReadonlyMap<string, string>, hamlets: readonly { graph: HamletGraph | null }[]): ClusterMeasure {
  const sizes = new Map<string, number>();
  for (const cluster of of.values()) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  let [sum, pairs] = [0, 0];
  for (const { graph } of hamlets) {
    if (!graph) continue;
    const { n, minutes, households } = graph;
    const cluster = households.map(({ id }) => of.get(id));
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++)
        if (cluster[i] !== undefined && cluster[i] === cluster[j]) {
          sum += minutes[i * n + j]!;
          pairs++;
        }
  }
  if (sizes.size === 0) return { smallest: 0, largest: 0, meanMinutes: 0 };
  return {
    smallest: Math.min(...sizes.values()),
    largest: Math.max(...sizes.values()),
    meanMinutes: pairs > 0 ? sum / pairs : 0,
  };
}
