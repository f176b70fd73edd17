/**
 * Clusters changed by hand. Each change is pure: new clusters and what it does; for undo the caller keeps the old set.
 * Only the clusters named change, and those that lose households or ground to them; locked ones never do.
 */
import type { Position } from 'geojson';
import { PlanInputError } from '#geo/routing/input-error.ts';
import { type ByHand, type ClusterSet, changeable, finish, placesOf } from './cluster-set.ts';
import { sideOfLine } from './split-line.ts';
import type { Cluster } from './types.ts';

/**
 * Divides a cluster by a line drawn across it; its ends are prolonged. The larger side keeps identifier and name, the
 * other becomes `newId`.
 *
 * @throws PlanInputError where all households lie on one side
 */
export function splitCluster(set: ClusterSet, clusterId: string, line: readonly Position[], newId: string): ByHand {
  const cluster = changeable(set, clusterId, 'clusterId');
  if (line.length < 2) throw new PlanInputError('too_short', 'line', 'must have two points');
  if (set.clusters.some(({ id }) => id === newId)) throw new PlanInputError('not_unique', 'newId', 'is taken');
  const place = placesOf(set);
  const sides: [string[], string[]] = [[], []];
  const nowhere: string[] = [];
  for (const id of cluster.householdIds) {
    const at = place.get(id)?.location;
    if (at) sides[sideOfLine(line, at)].push(id);
    else nowhere.push(id);
  }
  if (sides[0].length === 0 || sides[1].length === 0)
    throw new PlanInputError('one_side', 'line', 'has all households on one side');
  const [stays, leaves] = sides[1].length > sides[0].length ? [sides[1], sides[0]] : sides;
  const next = set.clusters.flatMap((one): Cluster[] =>
    one.id === clusterId
      ? [
          { ...one, householdIds: [...stays, ...nowhere].sort() },
          { ...one, id: newId, householdIds: leaves.sort(), isNew: true, name: { kind: 'number', lane: null } },
        ]
      : [one],
  );
  return finish(set, next, [clusterId, newId]);
}

/**
 * Puts clusters of one hamlet together; the first keeps its identifier.
 *
 * @throws PlanInputError where one is locked, unknown or of another hamlet
 */
export function mergeClusters(set: ClusterSet, clusterIds: readonly string[]): ByHand {
  const [into, ...others] = clusterIds.map((id, i) => changeable(set, id, `clusterIds[${i}]`));
  if (!into || others.length === 0) throw new PlanInputError('too_short', 'clusterIds', 'must name two clusters');
  for (const [i, { hamletId }] of others.entries())
    if (hamletId !== into.hamletId)
      throw new PlanInputError('other_hamlet', `clusterIds[${i + 1}]`, 'is of another hamlet');
  const gone = new Set(others.map(({ id }) => id));
  const next = set.clusters.flatMap((one) => {
    if (gone.has(one.id)) return [];
    if (one.id !== into.id) return [one];
    return [{ ...one, householdIds: [into, ...others].flatMap(({ householdIds }) => householdIds).sort() }];
  });
  return finish(set, next, [into.id]);
}

/**
 * Moves households to a cluster of their hamlet, or to none (`null`). A cluster left without any is removed.
 *
 * @throws PlanInputError where one is unknown, of another hamlet or in a locked cluster
 */
export function moveHouseholds(set: ClusterSet, householdIds: readonly string[], to: string | null): ByHand {
  const target = to === null ? null : changeable(set, to, 'to');
  const place = placesOf(set);
  const moving = new Set(householdIds);
  for (const [i, id] of householdIds.entries()) {
    const household = place.get(id);
    if (!household) throw new PlanInputError('unknown', `householdIds[${i}]`, 'is no household of the set');
    if (target && household.hamletId !== target.hamletId)
      throw new PlanInputError('other_hamlet', `householdIds[${i}]`, 'is of another hamlet');
  }
  const losing = set.clusters.filter(({ id, householdIds: own }) => id !== to && own.some((one) => moving.has(one)));
  for (const { id } of losing) changeable(set, id, 'householdIds');
  const next = set.clusters
    .map((one): Cluster => {
      if (one.id === to) return { ...one, householdIds: [...new Set([...one.householdIds, ...householdIds])].sort() };
      return losing.includes(one) ? { ...one, householdIds: one.householdIds.filter((id) => !moving.has(id)) } : one;
    })
    .filter((one) => one.householdIds.length > 0 || !losing.some(({ id }) => id === one.id));
  // Where nobody with a position comes or goes, no outline has a reason to be another one.
  if (!householdIds.some((id) => place.get(id)?.location)) return finish(set, next, []);
  return finish(set, next, [...losing.map(({ id }) => id), ...(to === null ? [] : [to])]);
}
