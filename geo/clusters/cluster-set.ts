/** A set of clusters that is changed by hand: what a change does, and the outlines after it. */
import type { MultiPolygon, Polygon } from 'geojson';
import { PlanInputError } from '#geo/routing/input-error.ts';
import { outlinesOf } from './outlines.ts';
import type { Cluster, ClusterHousehold } from './types.ts';

export type Area = Polygon | MultiPolygon;

export interface ClusterSet {
  clusters: readonly Cluster[];
  households: readonly ClusterHousehold[];
  /** boundaries of hamlets where known */
  boundaries?: readonly { hamletId: string; geometry: Area }[];
}

export interface Effects {
  moved: { householdId: string; from: string | null; to: string | null }[];
  created: string[];
  removed: string[];
  /** clusters whose outline is another one, created ones included */
  redrawn: string[];
}

export interface ByHand {
  clusters: Cluster[];
  effects: Effects;
}

export const placesOf = ({ households }: ClusterSet) =>
  new Map(households.map((household) => [household.id, household]));

/** @throws PlanInputError where it is unknown or locked */
export function changeable({ clusters }: ClusterSet, id: string, field: string): Cluster {
  const cluster = clusters.find((one) => one.id === id);
  if (!cluster) throw new PlanInputError('unknown', field, `${id} is no cluster of the set`);
  if (cluster.locked) throw new PlanInputError('locked', field, `${id} is locked`);
  return cluster;
}

/** The outlines of these clusters, drawn anew around their households beside all others; null: nobody has a position. */
export function drawAnew(set: ClusterSet, clusterIds: readonly string[]): Map<string, MultiPolygon | null> {
  const { clusters } = finish(set, [...set.clusters], clusterIds);
  return new Map(clusters.filter(({ id }) => clusterIds.includes(id)).map(({ id, outline }) => [id, outline]));
}

/** Draws the changed clusters' outlines beside those that stay, and says what is different. */
export function finish(
  set: ClusterSet,
  next: Cluster[],
  changed: readonly string[],
  drawn: readonly string[] = [],
): ByHand {
  const place = placesOf(set);
  const redrawing = new Set(changed);
  const outlines = outlinesOf({
    households: next.flatMap(({ id: clusterId, hamletId, householdIds }) =>
      redrawing.has(clusterId)
        ? householdIds.flatMap((id) => {
            const at = place.get(id)?.location;
            return at ? [{ id, clusterId, hamletId, location: [at[0]!, at[1]!] as const }] : [];
          })
        : [],
    ),
    taken: next.flatMap(({ id, outline }) => (outline && !redrawing.has(id) ? [outline] : [])),
    boundaries: set.boundaries ?? [],
  });
  const clusters = next.map(
    (one): Cluster => (redrawing.has(one.id) ? { ...one, outline: outlines.get(one.id) ?? null } : one),
  );
  const was = membership(set.clusters);
  const is = membership(clusters);
  const before = new Set(set.clusters.map(({ id }) => id));
  const after = new Set(clusters.map(({ id }) => id));
  return {
    clusters,
    effects: {
      moved: [...new Set([...was.keys(), ...is.keys()])]
        .map((householdId) => ({ householdId, from: was.get(householdId) ?? null, to: is.get(householdId) ?? null }))
        .filter(({ from, to }) => from !== to),
      created: [...after].filter((id) => !before.has(id)),
      removed: [...before].filter((id) => !after.has(id)),
      redrawn: [...changed, ...drawn].filter((id) => after.has(id)),
    },
  };
}

export const membership = (clusters: readonly Pick<Cluster, 'id' | 'householdIds'>[]) =>
  new Map(clusters.flatMap(({ id, householdIds }) => householdIds.map((household) => [household, id] as const)));
