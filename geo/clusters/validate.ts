/** Checks a delineation from outside: shares nothing with how it is found. */
import { holds, pointOf, shapeOf } from '#geo/boundaries/grid.ts';
import { overlapsOf } from '#geo/boundaries/overlay.ts';
import type { Cluster, ClusterHousehold, KnownCluster } from './types.ts';

/** What is wrong with clusters; empty where nothing is. Overlaps up to a square metre are rounding of what was given. */
export function clusterFaults(
  clusters: readonly Cluster[],
  households: readonly ClusterHousehold[],
  known: readonly KnownCluster[] = [],
): string[] {
  const faults: string[] = [];
  const byId = new Map(households.map((household) => [household.id, household]));
  const seen = new Map<string, string>();
  for (const { id, hamletId, householdIds } of clusters)
    for (const household of householdIds) {
      if (seen.has(household)) faults.push(`household ${household} is in ${seen.get(household)} and ${id}`);
      seen.set(household, id);
      const own = byId.get(household);
      if (!own) faults.push(`household ${household} is unknown`);
      else if (own.hamletId !== hamletId) faults.push(`household ${household} is of another hamlet than ${id}`);
    }
  for (const { id, location } of households)
    if (location && !seen.has(id)) faults.push(`household ${id} is in no cluster`);
  const locked = new Set(known.filter((cluster) => cluster.locked).map(({ id }) => id));
  for (const { id, clusterId } of households)
    if (
      (clusterId && locked.has(clusterId) && seen.get(id) !== clusterId) ||
      (locked.has(seen.get(id) ?? '') && seen.get(id) !== clusterId)
    )
      faults.push(`household ${id} changed a locked cluster`);
  const drawn = clusters.filter(({ outline }) => outline);
  for (const { shapes, squareMetres } of overlapsOf(drawn.map(({ outline }) => shapeOf(outline!))))
    if (squareMetres > 1) faults.push(`${drawn[shapes[0]]!.id} and ${drawn[shapes[1]]!.id} share ${squareMetres} m²`);
  return faults;
}

/** Households with a position that their cluster's outline does not hold. */
export function outsideOutline(clusters: readonly Cluster[], households: readonly ClusterHousehold[]): string[] {
  const byId = new Map(households.map((household) => [household.id, household]));
  return clusters.flatMap(({ outline, householdIds }) => {
    if (!outline) return [];
    const shape = shapeOf(outline);
    return householdIds.filter((id) => {
      const location = byId.get(id)?.location;
      return location && !holds(shape, pointOf(location));
    });
  });
}
