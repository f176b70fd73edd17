import { type ByHand, type ClusterSet, finish, membership } from './cluster-set.ts';
import type { Cluster } from './types.ts';

type Households = Pick<Cluster, 'id' | 'householdIds'>;

/**
 * The cluster of each household where only some clusters of a proposal are taken: whoever is proposed for one of them
 * goes there, all others stay where they are. Households in none are left out.
 */
export function clusterAfter(
  present: readonly Households[],
  proposed: readonly Households[],
  taken: ReadonlySet<string>,
): Map<string, string> {
  const after = membership(present);
  for (const { id, householdIds } of proposed)
    if (taken.has(id)) for (const household of householdIds) after.set(household, id);
  return after;
}

/**
 * Takes only some clusters of a proposal: their households go there, all others stay where they are, so that every
 * household remains in one cluster at most. Clusters left without any are removed; outlines of the changed ones are
 * drawn beside those that stay.
 *
 * @param set  the clusters as they are
 * @param taken  identifiers of proposed clusters
 */
export function takeParts(set: ClusterSet, proposed: readonly Cluster[], taken: ReadonlySet<string>): ByHand {
  const was = membership(set.clusters);
  const members = new Map<string, string[]>();
  for (const [household, cluster] of clusterAfter(set.clusters, proposed, taken))
    members.set(cluster, [...(members.get(cluster) ?? []), household]);
  const there = new Set(set.clusters.map(({ id }) => id));
  const next = [...set.clusters, ...proposed.filter(({ id }) => taken.has(id) && !there.has(id))]
    .map((one): Cluster => ({ ...one, householdIds: (members.get(one.id) ?? []).sort() }))
    .filter(({ id, householdIds }) => householdIds.length > 0 || !isInhabited(set, id));
  const changed = next.filter(
    ({ id, householdIds, locked }) =>
      !locked && (taken.has(id) || householdIds.some((household) => was.get(household) !== id) || isSmaller(id)),
  );
  return finish(
    set,
    next,
    changed.map(({ id }) => id),
  );

  function isSmaller(id: string): boolean {
    const before = set.clusters.find((one) => one.id === id);
    return before !== undefined && (members.get(id)?.length ?? 0) < before.householdIds.length;
  }
}

/** New clusters have no past: they are kept only where somebody comes. */
const isInhabited = ({ clusters }: ClusterSet, id: string): boolean =>
  clusters.find((one) => one.id === id)?.householdIds.length !== 0;
