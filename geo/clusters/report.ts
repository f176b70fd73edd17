import type { Bounds } from './division.ts';
import type { HamletGraph } from './graph.ts';
import type { Draft } from './hamlet.ts';
import type { Cluster, ClusterHousehold, ClusterProblem, ClusterReport } from './types.ts';

/** What is not as it should be with one cluster, and why. */
export function problemsOf(draft: Draft, graph: HamletGraph | null, parts: number, bounds: Bounds): ClusterProblem[] {
  const { id, members, locked, isNew } = draft;
  const households = members.length;
  if (!graph || households === 0) return [];
  const kept = locked ? 'locked' : isNew ? null : 'kept';
  const found: ClusterProblem[] = [];
  if (households < bounds.least || households > bounds.most)
    found.push({
      kind: households < bounds.least ? 'too_small' : 'too_large',
      clusterId: id,
      households,
      why: kept ?? (graph.n < bounds.least ? 'no_neighbours' : 'shape'),
    });
  if (parts > 1) found.push({ kind: 'not_connected', clusterId: id, parts, why: kept ?? 'across_water' });
  return found;
}

export function reportOf(
  clusters: readonly Cluster[],
  households: readonly ClusterHousehold[],
  hamlets: readonly { graph: HamletGraph | null; drafts: Draft[] }[],
  problems: readonly ClusterProblem[],
  approximate: boolean,
): ClusterReport {
  const of = new Map(clusters.flatMap(({ id, householdIds }) => householdIds.map((one) => [one, id] as const)));
  let [sum, pairs] = [0, 0];
  for (const { graph, drafts } of hamlets)
    for (const { members } of drafts)
      for (const [k, i] of members.entries())
        for (const j of members.slice(k + 1)) {
          sum += graph!.minutes[i * graph!.n + j]!;
          pairs++;
        }
  const sizes = clusters.map(({ householdIds }) => householdIds.length);
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
    smallest: sizes.length > 0 ? Math.min(...sizes) : 0,
    largest: sizes.length > 0 ? Math.max(...sizes) : 0,
    meanMinutes: pairs > 0 ? sum / pairs : 0,
    approximate,
    problems: [...problems, ...inParts],
  };
}
