import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { byName } from '../http/order.ts';
import { problem } from '../http/problem.ts';
import type { Cluster, Hamlet } from './schema.ts';

interface Box {
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
}

const bboxOf = ({ west, south, east, north }: Box): number[] | null =>
  west === null || south === null || east === null || north === null ? null : [west, south, east, north];

const centerOf = (box: Box): [number, number] | null => {
  const [west, south, east, north] = bboxOf(box) ?? [];
  return west === undefined ? null : [(west + east!) / 2, (south! + north!) / 2];
};

/** The hamlets the user may see; where no boundary is known, their extent is that of the households he may see. */
export async function listHamlets(tx: Tx, user: Identity): Promise<Hamlet[]> {
  const rows = await tx<
    ({ id: string; code: string; name: string; version: number; boundary: Hamlet['boundary'] } & Box)[]
  >`
    select g.id, g.code, g.name, g.version, st_asgeojson(g.boundary, 7)::json as boundary,
      coalesce(st_xmin(g.boundary), e.west) as west, coalesce(st_ymin(g.boundary), e.south) as south,
      coalesce(st_xmax(g.boundary), e.east) as east, coalesce(st_ymax(g.boundary), e.north) as north
    from tn.hamlet g
    left join (${user.role === 'observer' ? noExtents(tx) : extents(tx)}) e on e.hamlet_id = g.id
    where g.commune_id = tn.current_commune()`;
  return rows
    .map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      boundary: row.boundary,
      center: centerOf(row),
      bbox: bboxOf(row),
      version: row.version,
    }))
    .sort(byName);
}

const extents = (tx: Tx) => tx`
  select hamlet_id, min(st_x(location)) as west, min(st_y(location)) as south, max(st_x(location)) as east,
    max(st_y(location)) as north
  from tn.household_view
  where deleted_at is null and location is not null
  group by hamlet_id`;
const noExtents = (tx: Tx) => tx`
  select null::uuid as hamlet_id, null::float8 as west, null::float8 as south, null::float8 as east, null::float8 as north`;

type ClusterRow = Omit<Cluster, 'hamletId' | 'center' | 'bbox'> & { hamlet_id: string } & Box;

/** Clusters with what is known of the households in them that the user sees whole, inactive ones left out. */
export async function listClusters(tx: Tx, only: { hamlet?: string | undefined; id?: string }): Promise<Cluster[]> {
  const rows = await tx<ClusterRow[]>`
    select c.id, c.hamlet_id, c.name, c.locked, c.version, coalesce(s.households, 0) as households,
      coalesce(s.reached, 0) as reached, coalesce(s.flagged, 0) as flagged, coalesce(s.unassigned, 0) as unassigned,
      coalesce(s.households - s.reached, 0) as "neverReached",
      coalesce(st_xmin(c.outline), s.west) as west, coalesce(st_ymin(c.outline), s.south) as south,
      coalesce(st_xmax(c.outline), s.east) as east, coalesce(st_ymax(c.outline), s.north) as north
    from tn.cluster c
    left join (
      select h.cluster_id,
        count(*) filter (where h.status <> 'inactive') as households,
        count(*) filter (where h.status <> 'inactive' and h.reached) as reached,
        count(*) filter (where h.status <> 'inactive' and h.flagged) as flagged,
        count(*) filter (where h.status <> 'inactive' and h.member_id is null) as unassigned,
        min(st_x(h.location)) as west, min(st_y(h.location)) as south,
        max(st_x(h.location)) as east, max(st_y(h.location)) as north
      from tn.household_view h
      where h.deleted_at is null and h.proposed is not true and h.cluster_id is not null
        ${only.hamlet ? tx`and h.hamlet_id = ${only.hamlet}` : tx``}
      group by h.cluster_id
    ) s on s.cluster_id = c.id
    where c.commune_id = tn.current_commune()
      ${only.hamlet ? tx`and c.hamlet_id = ${only.hamlet}` : tx``}
      ${only.id ? tx`and c.id = ${only.id}` : tx``}`;
  return rows
    .map(({ hamlet_id, west, south, east, north, ...row }) => {
      const box = { west, south, east, north };
      return { ...row, hamletId: hamlet_id, center: centerOf(box), bbox: bboxOf(box) };
    })
    .sort((a, b) => (a.hamletId === b.hamletId ? byName(a, b) : a.hamletId < b.hamletId ? -1 : 1));
}

/** One cluster. @throws not_found */
export async function getCluster(tx: Tx, id: string): Promise<Cluster> {
  const [cluster] = await listClusters(tx, { id });
  if (!cluster) throw problem('not_found');
  return cluster;
}

/**
 * Adds an empty cluster to a hamlet under the client's identifier; the same again is the same.
 *
 * @throws not_found for a hamlet the user cannot see, id_taken
 */
export async function createCluster(tx: Tx, user: Identity, cluster: { id: string; hamletId: string; name: string }) {
  const [hamlet] = await tx`select id from tn.hamlet where id = ${cluster.hamletId}`;
  if (!hamlet) throw problem('not_found');
  const result = await tx`
    insert into tn.cluster (commune_id, id, hamlet_id, name)
    values (${user.communeId}, ${cluster.id}, ${cluster.hamletId}, ${cluster.name})
    on conflict (commune_id, id) do nothing`;
  if (result.count > 0) await audit(tx, user, { action: 'cluster.create', subjectId: cluster.id });
  const [there] = await listClusters(tx, { id: cluster.id });
  if (there?.hamletId !== cluster.hamletId || there.name !== cluster.name) throw problem('id_taken');
  return { cluster: there, created: result.count > 0 };
}
