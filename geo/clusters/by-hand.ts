/**
 * Clusters changed by hand. Each change is pure: new clusters and what it does; for undo the caller keeps the old set.
 * Only the clusters named change, and those that lose households or ground to them; locked ones never do.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { areaFrom, holds, pointOf, shapeOf } from '#geo/boundaries/grid.ts';
import { partition } from '#geo/boundaries/overlay.ts';
import { PlanInputError } from '#geo/routing/input-error.ts';
import { outlinesOf } from './outlines.ts';
import { sideOfLine } from './split-line.ts';
import type { Cluster, ClusterHousehold } from './types.ts';

type Area = Polygon | MultiPolygon;

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
  return finish(set, next, [...losing.map(({ id }) => id), ...(to === null ? [] : [to])]);
}

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
  const touched = set.clusters.filter(
    ({ id, hamletId, locked: stays }) => hamletId === cluster.hamletId && !stays && id !== clusterId,
  );
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

const placesOf = ({ households }: ClusterSet) => new Map(households.map((household) => [household.id, household]));

function changeable({ clusters }: ClusterSet, id: string, field: string): Cluster {
  const cluster = clusters.find((one) => one.id === id);
  if (!cluster) throw new PlanInputError('unknown', field, `${id} is no cluster of the set`);
  if (cluster.locked) throw new PlanInputError('locked', field, `${id} is locked`);
  return cluster;
}

/** Draws the changed clusters' outlines beside those that stay, and says what is different. */
function finish(set: ClusterSet, next: Cluster[], changed: readonly string[], drawn: readonly string[] = []): ByHand {
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

const membership = (clusters: readonly Cluster[]) =>
  new Map(clusters.flatMap(({ id, householdIds }) => householdIds.map((household) => [household, id] as const)));
