import { OUTREACH_STATUSES } from '#geo';
import {
  FIELDS_FROM_ZOOM,
  FOOTPRINTS_FROM_ZOOM,
  POINTS_FROM_ZOOM,
  SMALL_LANES_FROM_ZOOM,
  type TileLayerName,
} from './layers.ts';
import { type DatabaseKind, type TileSql, tileSql } from './shapes.ts';

/** The features of one tile: common tables (if any), then for each vector layer a select with a column `geom`. */
export interface TileQuery {
  shared?: string;
  layers: { name: string; features: string }[];
}

/**
 * What the tiles of a layer and zoom hold for the asking user, with `:name` for a tile's own numbers.
 * Policies decide what he sees of it; no query here knows roles.
 */
export function tileQuery(kind: DatabaseKind, layer: TileLayerName, z: number): TileQuery {
  const sql = tileSql(kind, z);
  if (layer === 'base') return { layers: [{ name: 'base', features: ground(sql) }] };
  if (layer === 'hamlets') return hamlets(sql);
  if (layer === 'clusters') return clusters(sql);
  if (z < POINTS_FROM_ZOOM) return householdCounts(sql);
  return { layers: [{ name: 'households', features: households(sql) }] };
}

/** Households as points. Of one the user does not see in full: id, hamlet and cluster. */
const households = ({ keyInside, point }: TileSql): string => `
  select ${point('h.location')},
    h.id,
    h.hamlet_id as "hamletId",
    h.cluster_id as "clusterId",
    h.member_id as "memberId",
    h.status,
    h.flagged,
    h.priority_rank as rank,
    h.elderly,
    h.deviceless,
    h.elderly and h.deviceless as both,
    case when h.full_access then h.member_id is null end as unassigned
  from tn.household_view h
  where h.deleted_at is null
    and ${keyInside('h.tile_key')}`;

/** Counts of a group's households. Those the user does not see in full are in the whole, in none of the parts. */
const counts = `
  count(*)::int as households,
  (count(*) filter (where h.flagged))::int as flagged,
  ${OUTREACH_STATUSES.map((status) => `(count(*) filter (where h.status = '${status}'))::int as s_${status}`).join(', ')}`;
const statusColumns = OUTREACH_STATUSES.map((status) => `n.s_${status}`).join(', ');

/** A household that counts: there, and accepted. One proposed by a member waits for his leader. */
const counting = `h.deleted_at is null and h.proposed is not true`;

/** Where the symbol and name of a cluster without outline stand: amid its households. */
const amidHouseholds = `
  (select st_setsrid(st_makepoint(avg(st_x(h.location)), avg(st_y(h.location))), 4326)
   from tn.household_view h
   where h.cluster_id = c.id and h.deleted_at is null)`;

/**
 * Households far out: one symbol a cluster, in exactly the tile where its label stands, and one a hamlet for those
 * in the tile that belong to no cluster. The sum over all tiles of a zoom is every placed household, each once.
 */
function householdCounts({ keyInside, pointInside, point }: TileSql): TileQuery {
  const features = `
    select ${point('c.label')},
      c.id,
      c.hamlet_id as "hamletId",
      c.name,
      null::boolean as unclustered,
      n.households, n.flagged, ${statusColumns}
    from here c
    cross join lateral (
      select ${counts}
      from (select h.status, h.flagged
            from tn.household_view h
            where h.cluster_id = c.id
              and h.tile_key is not null
              and ${counting}
            offset 0) h) n
    where n.households > 0
    union all
    select ${point('n.label')},
      n.hamlet_id,
      n.hamlet_id,
      hamlet.name,
      true,
      n.households, n.flagged, ${statusColumns}
    from (select h.hamlet_id, st_makepoint(avg(st_x(h.location)), avg(st_y(h.location))) as label, ${counts}
          from (select h.hamlet_id, h.location, h.status, h.flagged
                from tn.household_view h
                where h.cluster_id is null
                  and ${keyInside('h.tile_key')}
                  and ${counting}
                offset 0) h
          group by h.hamlet_id) n
    join tn.hamlet on hamlet.id = n.hamlet_id`;
  const shared = `
    here as materialized (
      select c.id, c.hamlet_id, c.name, c.label
      from tn.cluster c
      where ${keyInside('c.label_key')}
      union all
      select c.id, c.hamlet_id, c.name, c.label
      from (select c.id, c.hamlet_id, c.name, ${amidHouseholds} as label
            from tn.cluster c
            where c.label_key is null
            offset 0) c
      where ${pointInside('c.label')})`;
  return { shared, layers: [{ name: 'household_counts', features }] };
}

/**
 * Clusters' outlines, and their labels with the same figures. All households count here, placed or not.
 * Close by, a name hangs above its houses instead of covering them: the middle of the outline's northern edge.
 */
function clusters({ z, boxMeets, pointInside, point, shape }: TileSql): TileQuery {
  const label = z >= POINTS_FROM_ZOOM ? `st_setsrid(st_makepoint((c.west + c.east) / 2, c.north), 4326)` : `c.label`;
  const shared = `
    here as materialized (
      select c.id, c.hamlet_id, c.name, c.outline, ${label} as label
      from tn.cluster c
      where ${boxMeets('c')}
      union all
      select c.id, c.hamlet_id, c.name, c.outline, c.label
      from (select c.id, c.hamlet_id, c.name, c.outline, ${amidHouseholds} as label
            from tn.cluster c
            where c.label_key is null
            offset 0) c
      where ${pointInside('c.label')}),
    counted as materialized (
      select c.*, n.*
      from here c
      cross join lateral (
        select
          (count(*) filter (where not h.reached))::int as never_reached,
          (count(*) filter (where h.reached))::int as reached,
          (count(*) filter (where h.adopting))::int as adopting,
          ${counts}
        from (select h.status, h.flagged, h.reached, h.adopting
              from tn.household_view h
              where h.cluster_id = c.id
                and ${counting}
              offset 0) h) n)`;
  const columns = `
    n.id, n.hamlet_id as "hamletId", n.name, n.households, n.flagged,
    n.never_reached as "neverReached", n.reached, n.adopting, ${statusColumns}
    from counted n`;
  return {
    shared,
    layers: [
      { name: 'clusters', features: `select ${shape('n.outline')}, ${columns} where n.outline is not null` },
      {
        name: 'cluster_labels',
        features: `select ${point('n.label')}, ${columns} where ${pointInside('n.label')}`,
      },
    ],
  };
}

function hamlets({ pointInside, point, shape }: TileSql): TileQuery {
  const shared = `
    here as materialized (
      select hamlet.id, hamlet.name, hamlet.boundary, st_pointonsurface(hamlet.boundary) as label
      from tn.hamlet
      where hamlet.boundary && st_makeenvelope(:west, :south, :east, :north, 4326))`;
  return {
    shared,
    layers: [
      { name: 'hamlets', features: `select ${shape('boundary')}, id, name from here` },
      {
        name: 'hamlet_labels',
        features: `select ${point('label')}, id, name from here where ${pointInside('label')}`,
      },
    ],
  };
}

/** Powers of four of a degree: the sizes `tn.base_feature.reach` sorts by, from 7 m to the whole world. */
const REACHES = Array.from({ length: 13 }, (_, i) => i - 7);

/**
 * The ground: what is too fine for the zoom by kind, or smaller than the grid, stays out.
 * Found by size: features of one reach that meet the tile begin at most that far west and south of it.
 */
function ground({ z, unit, boxMeets, any }: TileSql): string {
  const kinds = ['lane', 'railway', 'water', 'dyke', 'place', 'land_cover'];
  if (z >= FIELDS_FROM_ZOOM) kinds.push('field');
  if (z >= FOOTPRINTS_FROM_ZOOM) kinds.push('building');
  // A little more than exact, against rounding.
  const reaches = REACHES.map((reach) => `(${reach}, ${1.001 * 4 ** reach}::float8)`).join(', ');
  return `
    select ${any('f.shape')}, f.kind, f.subkind, f.name
    from (select k.kind, r.reach, :west::float8 - r.side as west, :south::float8 - r.side as south
          from (values ${reaches}) r(reach, side), (values ${kinds.map((kind) => `('${kind}')`).join(', ')}) k(kind)
          offset 0) r
    cross join lateral (
      select f.shape, f.kind, f.subkind, f.name
      from tn.ground f
      where f.kind = r.kind and f.reach = r.reach and f.west >= r.west and f.south >= r.south
        and ${boxMeets('f')}
        and (f.kind = 'place' or f.east - f.west >= ${unit} or f.north - f.south >= ${unit})
        ${z < SMALL_LANES_FROM_ZOOM ? `and (f.subkind is null or f.subkind not in ('lane', 'path', 'ditch'))` : ''}
      offset 0) f`;
}
