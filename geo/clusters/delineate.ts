import { shapeOf } from '#geo/boundaries/grid.ts';
import { groupsOf } from './fresh.ts';
import { type HamletGraph, hamletGraph } from './graph.ts';
import { clustersOfHamlet, type Draft } from './hamlet.ts';
import { outlinesOf } from './outlines.ts';
import { paceOf } from './pace.ts';
import { seededRandom } from './random.ts';
import { checkHouseholds, readBounds } from './read.ts';
import { problemsOf, reportOf } from './report.ts';
import type { Cluster, ClusterHousehold, DelineateOptions, Delineation, KnownCluster } from './types.ts';
import { clusterFaults } from './validate.ts';

/**
 * Residential clusters of one or more hamlets: connected along the lanes (never over water, unless a part is too small
 * to be a cluster alone), compact, of balanced size, with outlines that do not overlap. Clusters never mix hamlets;
 * locked ones stay; by default known ones are kept, new households join a neighbour's cluster, and only a cluster
 * grown beyond the most is divided.
 *
 * Method: regions by spanning trees cut at balanced edges (SKATER, ReCom), moves at borders with a test of
 * connection, and recombination of neighbouring pairs. O(n²) in the households of a hamlet.
 *
 * @throws PlanInputError naming the field; the signal's reason once it is aborted
 */
export async function delineateClusters(
  households: readonly ClusterHousehold[],
  options: DelineateOptions = {},
): Promise<Delineation> {
  const bounds = readBounds(options);
  checkHouseholds(households, options);
  const pace = paceOf(options);
  const known = knownClusters(households, options.known ?? []);
  let made = 0;
  const taken = new Set(known.keys());
  const newId = () => {
    if (options.newId) return options.newId();
    do made++;
    while (taken.has(`new-${made}`));
    return `new-${made}`;
  };
  const hamlets = [...new Set(households.map(({ hamletId }) => hamletId))].sort();
  const heirs = new Map<string, string>();
  const found: { hamletId: string; graph: HamletGraph | null; drafts: Draft[] }[] = [];
  for (const [h, hamletId] of hamlets.entries()) {
    // In the order of identifiers, so that the order of the input does not matter.
    const own = households
      .filter((household) => household.hamletId === hamletId && household.location)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const begun = pace.now();
    const graph = own.length > 0 ? await hamletGraph(own, options.network, pace.rest) : null;
    // Outlines and figures of a hamlet take about as long as its graph.
    pace.keepBack(pace.now() - begun);
    await pace.rest();
    const clusters = [...known.values()].filter((cluster) => cluster.hamletId === hamletId);
    const drafts = graph
      ? await clustersOfHamlet({
          graph,
          known: clusters.map(({ id, locked = false }) => ({
            id,
            locked,
            members: own.flatMap(({ clusterId }, i) => (clusterId === id ? [i] : [])),
          })),
          bounds,
          redraw: options.existing === 'redraw',
          newId,
          random: seededRandom((options.seed ?? 1) + 7919 * h),
          pace,
        })
      : [];
    for (const { id, locked = false } of clusters) {
      if (drafts.some((draft) => draft.id === id)) continue;
      if (!households.some((one) => one.clusterId === id && !one.location)) continue;
      // Households without positions follow their neighbours of before; where there were none, their cluster stays.
      const heir = heirOf(own, drafts, id);
      if (heir) heirs.set(id, heir.id);
      else drafts.push({ id, members: [], isNew: false, locked });
    }
    found.push({ hamletId, graph, drafts });
    pace.done(h + 1, hamlets.length);
    await pace.rest();
  }
  const clusters = found.flatMap(({ hamletId, graph, drafts }) =>
    drafts.map((draft) => clusterOf(hamletId, graph, draft, households, heirs)),
  );
  await pace.rest();
  draw(clusters, households, known, options);
  await pace.rest();
  const faults = clusterFaults(clusters, households, [...known.values()]);
  if (faults.length > 0) throw new Error(`clusters are not sound: ${faults.slice(0, 3).join('; ')}`);
  const problems = found.flatMap(({ graph, drafts }) =>
    drafts.flatMap((draft) =>
      problemsOf(
        draft,
        graph,
        graph ? groupsOf(graph, draft.members).length : 1,
        bounds,
        options.existing === 'redraw',
      ),
    ),
  );
  const report = reportOf(clusters, households, found, problems, options.network?.approximate ?? true);
  return { clusters, report };
}

/** Clusters told or named by a household. */
function knownClusters(households: readonly ClusterHousehold[], told: readonly KnownCluster[]) {
  const known = new Map(told.map((cluster) => [cluster.id, cluster]));
  for (const { clusterId, hamletId } of households)
    if (clusterId && !known.has(clusterId)) known.set(clusterId, { id: clusterId, hamletId });
  return known;
}

/** The open cluster that most households of a former one came into. */
function heirOf(own: readonly ClusterHousehold[], drafts: readonly Draft[], formerId: string): Draft | undefined {
  const came = ({ members }: Draft) => members.filter((i) => own[i]!.clusterId === formerId).length;
  const [most] = drafts.filter((draft) => !draft.locked).sort((a, b) => came(b) - came(a));
  return most && came(most) > 0 ? most : undefined;
}

function clusterOf(
  hamletId: string,
  graph: HamletGraph | null,
  { id, members, isNew, locked }: Draft,
  households: readonly ClusterHousehold[],
  heirs: ReadonlyMap<string, string>,
): Cluster {
  const placed = members.map((i) => graph!.households[i]!.id);
  const unplaced = households
    .filter(({ clusterId, location }) => clusterId && !location && (heirs.get(clusterId) ?? clusterId) === id)
    .map((one) => one.id);
  const doors = new Map<string, number>();
  for (const i of members) {
    const lane = graph!.lanes[i];
    if (lane) doors.set(lane, (doors.get(lane) ?? 0) + 1);
  }
  const [most] = [...doors].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    id,
    hamletId,
    householdIds: [...placed, ...unplaced].sort(),
    outline: null,
    isNew,
    locked,
    name: { kind: most ? 'lane' : 'number', lane: most ? most[0] : null },
  };
}

function draw(
  clusters: Cluster[],
  households: readonly ClusterHousehold[],
  known: ReadonlyMap<string, KnownCluster>,
  { boundaries = [] }: DelineateOptions,
): void {
  const fixed = new Map(
    clusters.flatMap(({ id, locked }) => {
      const outline = known.get(id)?.outline;
      return locked && outline ? [[id, outline] as const] : [];
    }),
  );
  const of = new Map(clusters.flatMap(({ id, householdIds }) => householdIds.map((one) => [one, id] as const)));
  const drawn = outlinesOf({
    households: households.flatMap(({ id, hamletId, location }) => {
      const clusterId = of.get(id);
      if (!clusterId || !location || fixed.has(clusterId)) return [];
      return [{ id, clusterId, hamletId, location: [location[0]!, location[1]!] as const }];
    }),
    taken: [...fixed.values()],
    boundaries,
  });
  for (const cluster of clusters) {
    const kept = fixed.get(cluster.id);
    const outline = kept
      ? { type: 'MultiPolygon' as const, coordinates: kept.type === 'Polygon' ? [kept.coordinates] : kept.coordinates }
      : (drawn.get(cluster.id) ?? null);
    cluster.outline = outline && shapeOf(outline).length > 0 ? outline : null;
  }
}
