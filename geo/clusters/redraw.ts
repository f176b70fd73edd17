import { areaFrom, holds, pointOf, shapeOf } from '#geo/boundaries/grid.ts';
import { overlapsOf, partition } from '#geo/boundaries/overlay.ts';
import { PlanInputError } from '#geo/routing/input-error.ts';
import { type Area, type ByHand, type ClusterSet, changeable, finish, membership, placesOf } from './cluster-set.ts';
import type { Cluster } from './types.ts';

/**
 * Gives a cluster the outline somebody drew: the hamlet's households inside become its members, those no longer inside
 * go to the cluster of their nearest neighbour. What is drawn over a locked cluster or the hamlet's border is cut off.
 *
 * @throws PlanInputError where nothing is left of it or it holds no household
 */
export function redrawCluster(set: ClusterSet, clusterId: string, outline: Area): ByHand {
  const cluster = changeable(set, clusterId, 'clusterId');
  const locked = set.clusters.flatMap((one) => (one.locked && one.outline ? [shapeOf(one.outline)] : []));
  const border = set.boundaries?.find(({ hamletId }) => hamletId === cluster.hamletId);
  const strangers = set.clusters.flatMap((one) =>
    one.hamletId !== cluster.hamletId && !one.locked && one.outline ? [shapeOf(one.outline)] : [],
  );
  const before = [...locked, ...strangers];
  const drawn = partition([...before, shapeOf(outline)], border ? { within: shapeOf(border.geometry) } : {})[
    before.length
  ]!;
  if (drawn.length === 0) throw new PlanInputError('empty', 'outline', 'has nothing of the hamlet that is free');
  const fixed = new Set(set.clusters.filter((one) => one.locked).flatMap(({ householdIds }) => householdIds));
  const own = set.households.filter(({ id, hamletId }) => hamletId === cluster.hamletId && !fixed.has(id));
  const inside = new Set(own.filter(({ location }) => location && holds(drawn, pointOf(location))).map(({ id }) => id));
  if (inside.size === 0) throw new PlanInputError('no_household', 'outline', 'holds no household');
  const leaving = cluster.householdIds.filter((id) => placesOf(set).get(id)?.location && !inside.has(id));
  const unplaced = cluster.householdIds.filter((id) => !placesOf(set).get(id)?.location);
  const goesTo = nearestCluster(set, cluster, leaving, inside);
  const next = set.clusters
    .map((one): Cluster => {
      if (one.id === clusterId)
        return { ...one, householdIds: [...inside, ...unplaced].sort(), outline: areaFrom(drawn) };
      const left = one.householdIds.filter((id) => !inside.has(id));
      const joined = leaving.filter((id) => goesTo.get(id) === one.id);
      const same = left.length === one.householdIds.length && joined.length === 0;
      return same ? one : { ...one, householdIds: [...left, ...joined].sort() };
    })
    .filter(({ householdIds }) => householdIds.length > 0);
  const was = membership(set.clusters);
  const changed = new Set(
    next.filter((one) => one.householdIds.some((id) => was.get(id) !== one.id)).map(({ id }) => id),
  );
  const touched = next.filter((one) => {
    if (one.id === clusterId || one.locked) return false;
    const before = set.clusters.find(({ id }) => id === one.id)!;
    const loses = before.householdIds.length !== one.householdIds.length;
    return (
      loses || changed.has(one.id) || (one.outline !== null && overlapsOf([drawn, shapeOf(one.outline)]).length > 0)
    );
  });
  return finish(
    set,
    next,
    touched.map(({ id }) => id),
    [clusterId],
  );
}

/** For households that leave a cluster: the unlocked cluster of the nearest household that stays in one. */
function nearestCluster(set: ClusterSet, from: Cluster, leaving: readonly string[], inside: ReadonlySet<string>) {
  const place = placesOf(set);
  const others = set.clusters
    .filter(({ id, hamletId, locked }) => id !== from.id && hamletId === from.hamletId && !locked)
    .flatMap(({ id, householdIds }) =>
      householdIds.flatMap((one) => {
        const at = place.get(one)?.location;
        return at && !inside.has(one) ? [{ id, at }] : [];
      }),
    );
  const found = new Map<string, string>();
  for (const household of leaving) {
    const [lon, lat] = place.get(household)!.location!;
    const narrow = Math.cos((lat! * Math.PI) / 180);
    let least = Number.POSITIVE_INFINITY;
    for (const { id, at } of others) {
      const apart = Math.hypot((at[0]! - lon!) * narrow, at[1]! - lat!);
      if (apart < least) {
        least = apart;
        found.set(household, id);
      }
    }
  }
  return found;
}
