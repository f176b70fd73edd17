import type { MultiPolygon, Position } from 'geojson';
import type { Cluster, ClusterHousehold, ClusterSet } from '#geo';
import type { Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { ClusterShape } from './schema.ts';

/** A hamlet's clusters and households as they stand. */
export interface HamletState {
  hamletId: string;
  boundary: MultiPolygon | null;
  households: (ClusterHousehold & { clusterId: string | null })[];
  clusters: (ClusterShape & { version: number })[];
}

/**
 * A hamlet's clusters and households as the user sees them; hidden households are in none.
 *
 * @param hold  keeps others from changing them until the end of the transaction
 * @throws not_found
 */
export async function readHamletState(tx: Tx, hamletId: string, { hold }: { hold: boolean }): Promise<HamletState> {
  const [hamlet] = await tx<{ boundary: MultiPolygon | null }[]>`
    select st_asgeojson(boundary, 7)::json as boundary from tn.hamlet
    where commune_id = tn.current_commune() and id = ${hamletId}`;
  if (!hamlet) throw problem('not_found');
  const lock = hold ? tx`for update` : tx``;
  const clusters = await tx<Pick<HamletState['clusters'][number], 'id' | 'name' | 'outline' | 'locked' | 'version'>[]>`
    select c.id, c.name, st_asgeojson(c.outline, 7)::json as outline, c.locked, c.version
    from tn.cluster c
    where c.commune_id = tn.current_commune() and c.hamlet_id = ${hamletId}
    order by c.id ${lock}`;
  const rows = await tx<{ id: string; clusterId: string | null; lon: number | null; lat: number | null }[]>`
    select h.id, h.cluster_id as "clusterId", st_x(h.location) as lon, st_y(h.location) as lat
    from tn.household h
    where h.commune_id = tn.current_commune() and h.hamlet_id = ${hamletId} and h.deleted_at is null
    order by h.id ${lock}`;
  const members = new Map<string, string[]>(clusters.map(({ id }) => [id, []]));
  for (const { id, clusterId } of rows) if (clusterId !== null) members.get(clusterId)?.push(id);
  return {
    hamletId,
    boundary: hamlet.boundary,
    households: rows.map(({ id, clusterId, lon, lat }) => {
      const location: Position | null = lon === null || lat === null ? null : [lon, lat];
      return { id, hamletId, clusterId, location };
    }),
    clusters: clusters.map((cluster) => ({ ...cluster, ...withMembers(members.get(cluster.id)!), isNew: false })),
  };
}

/** The hamlet a cluster is in. @throws not_found */
export async function hamletOfCluster(tx: Tx, clusterId: string): Promise<string> {
  const [row] = await tx<{ hamletId: string }[]>`
    select hamlet_id as "hamletId" from tn.cluster where commune_id = tn.current_commune() and id = ${clusterId}`;
  if (!row) throw problem('not_found');
  return row.hamletId;
}

const withMembers = (householdIds: string[]) => ({ householdIds, households: householdIds.length });

/** What the rules of `geo/clusters` work on. */
export const setOf = (
  { hamletId, boundary, households }: Omit<HamletState, 'clusters'>,
  clusters: readonly ClusterShape[],
): ClusterSet => ({
  clusters: clusters.map((shape) => clusterOf(hamletId, shape)),
  households,
  boundaries: boundary ? [{ hamletId, geometry: boundary }] : [],
});

export const clusterOf = (hamletId: string, { id, householdIds, outline, locked, isNew }: ClusterShape): Cluster => ({
  id,
  hamletId,
  householdIds,
  outline,
  locked,
  isNew,
  name: { kind: 'number', lane: null },
});

/** Back from the rules; names are no business of theirs. */
export const shapesOf = (clusters: readonly Cluster[], nameOf: (id: string) => string): ClusterShape[] =>
  clusters.map(({ id, householdIds, outline, locked, isNew }) => ({
    id,
    name: nameOf(id),
    ...withMembers([...householdIds]),
    outline,
    locked,
    isNew,
  }));
