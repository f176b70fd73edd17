import type { Tx } from '#api/db/door.ts';
import { OUTREACH_STATUSES } from '#geo';
import type { TileId } from '#geo/tiles/tile.ts';
import {
  FIELDS_FROM_ZOOM,
  FOOTPRINTS_FROM_ZOOM,
  POINTS_FROM_ZOOM,
  SMALL_LANES_FROM_ZOOM,
  type TileLayerName,
} from './layers.ts';
import { type DatabaseKind, type Fragment, type TileSql, tileSql } from './shapes.ts';

/** The features of one tile: common tables (if any), then for each vector layer a select with a column `geom`. */
export interface TileQuery {
  shared?: Fragment;
  layers: { name: string; features: Fragment }[];
}

/** What a tile holds for the asking user. Policies decide what he sees of it; no query here knows roles. */
export function tileQuery(tx: Tx, kind: DatabaseKind, layer: TileLayerName, tile: TileId): TileQuery {
  const sql = tileSql(tx, kind, tile);
  if (layer === 'base') return { layers: [{ name: 'base', features: ground(sql) }] };
  if (layer === 'hamlets') return hamlets(sql);
  if (layer === 'clusters') return clusters(sql);
  if (tile.z < POINTS_FROM_ZOOM) return householdCounts(sql);
  return { layers: [{ name: 'households', features: households(sql) }] };
}

/** Households as points. Of one the user does not see in full: id, hamlet and cluster. */
const households = ({ tx, keyInside, point }: TileSql): Fragment => tx`
  select ${point(tx`h.location`)},
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
    and ${keyInside(tx`h.tile_key`)}`;

/** Counts of a group's households. Those the user does not see in full are in the whole, in none of the parts. */
const counts = (tx: Tx): Fragment => tx`
  count(*)::int as households,
  (count(*) filter (where h.flagged))::int as flagged,
  ${OUTREACH_STATUSES.map(
    (status, i) => tx`${i ? tx`,` : tx``} (count(*) filter (where h.status = ${status}))::int as ${tx(`s_${status}`)}`,
  )}`;

/** A household that counts: there, and accepted. One proposed by a member waits for his leader. */
const counting = (tx: Tx): Fragment => tx`h.deleted_at is null and h.proposed is not true`;

/** Where a cluster's symbol and name stand: on its outline's surface, without outline amid its households. */
const clusterLabel = (tx: Tx): Fragment => tx`
  case when c.outline is not null then st_pointonsurface(c.outline)
       else (select st_setsrid(st_makepoint(avg(st_x(h.location)), avg(st_y(h.location))), 4326)
             from tn.household_view h
             where h.cluster_id = c.id and h.deleted_at is null) end`;

/** Close by, a name hangs above its houses instead of covering them: the middle of the outline's northern edge. */
const labelAbove = (tx: Tx): Fragment => tx`
  case when c.outline is not null
       then st_setsrid(st_makepoint((st_xmin(c.outline) + st_xmax(c.outline)) / 2, st_ymax(c.outline)), 4326)
       else ${clusterLabel(tx)} end`;

/**
 * Households far out: one symbol a cluster, in exactly the tile where its label stands, and one a hamlet for those
 * in the tile that belong to no cluster. The sum over all tiles of a zoom is every placed household, each once.
 */
function householdCounts({ tx, boxMeets, keyInside, pointInside, point }: TileSql): TileQuery {
  const features = tx`
    select ${point(tx`c.label`)},
      c.id,
      c.hamlet_id as "hamletId",
      c.name,
      null::boolean as unclustered,
      n.households, n.flagged, ${statusColumns(tx)}
    from here c
    cross join lateral (
      select ${counts(tx)}
      from (select h.status, h.flagged
            from tn.household_view h
            where h.cluster_id = c.id
              and h.location is not null
              and ${counting(tx)}
            offset 0) h) n
    where n.households > 0
    union all
    select ${point(tx`n.label`)},
      n.hamlet_id,
      n.hamlet_id,
      hamlet.name,
      true,
      n.households, n.flagged, ${statusColumns(tx)}
    from (select h.hamlet_id, st_makepoint(avg(st_x(h.location)), avg(st_y(h.location))) as label, ${counts(tx)}
          from tn.household_view h
          where h.cluster_id is null
            and ${keyInside(tx`h.tile_key`)}
            and ${counting(tx)}
          group by h.hamlet_id) n
    join tn.hamlet on hamlet.id = n.hamlet_id`;
  const shared = tx`
    here as materialized (
      select c.*
      from (select c.id, c.hamlet_id, c.name, ${clusterLabel(tx)} as label
            from tn.cluster c
            where c.outline is null or ${boxMeets(tx`c.outline`)}
            offset 0) c
      where ${pointInside(tx`c.label`)})`;
  return { shared, layers: [{ name: 'household_counts', features }] };
}

const statusColumns = (tx: Tx): Fragment =>
  tx`${OUTREACH_STATUSES.map((status, i) => tx`${i ? tx`,` : tx``} n.${tx(`s_${status}`)}`)}`;

/** Clusters' outlines, and their labels with the same figures. All households count here, placed or not. */
function clusters({ tx, tile, boxMeets, pointInside, point, shape }: TileSql): TileQuery {
  const shared = tx`
    here as materialized (
      select c.id, c.hamlet_id, c.name, c.outline,
        ${tile.z >= POINTS_FROM_ZOOM ? labelAbove(tx) : clusterLabel(tx)} as label
      from tn.cluster c
      where c.outline is null or ${boxMeets(tx`c.outline`)}),
    counted as materialized (
      select c.*, n.*
      from here c
      cross join lateral (
        select
          (count(*) filter (where not h.reached))::int as never_reached,
          (count(*) filter (where h.reached))::int as reached,
          (count(*) filter (where h.adopting))::int as adopting,
          ${counts(tx)}
        from (select h.status, h.flagged, h.reached, h.adopting
              from tn.household_view h
              where h.cluster_id = c.id
                and ${counting(tx)}
              offset 0) h) n)`;
  const columns = tx`
    n.id, n.hamlet_id as "hamletId", n.name, n.households, n.flagged,
    n.never_reached as "neverReached", n.reached, n.adopting, ${statusColumns(tx)}
    from counted n`;
  return {
    shared,
    layers: [
      { name: 'clusters', features: tx`select ${shape(tx`n.outline`)}, ${columns} where n.outline is not null` },
      {
        name: 'cluster_labels',
        features: tx`select ${point(tx`n.label`)}, ${columns} where ${pointInside(tx`n.label`)}`,
      },
    ],
  };
}

function hamlets({ tx, boxMeets, pointInside, point, shape }: TileSql): TileQuery {
  const shared = tx`
    here as materialized (
      select hamlet.id, hamlet.name, hamlet.boundary, st_pointonsurface(hamlet.boundary) as label
      from tn.hamlet
      where ${boxMeets(tx`hamlet.boundary`)})`;
  return {
    shared,
    layers: [
      { name: 'hamlets', features: tx`select ${shape(tx`boundary`)}, id, name from here` },
      {
        name: 'hamlet_labels',
        features: tx`select ${point(tx`label`)}, id, name from here where ${pointInside(tx`label`)}`,
      },
    ],
  };
}

/** The ground: what is too fine for the zoom by kind, or smaller than the grid, stays out. */
function ground({ tx, tile, bounds, unit, any }: TileSql): Fragment {
  const kinds = ['lane', 'water', 'dyke', 'place', 'land_cover'];
  if (tile.z >= FIELDS_FROM_ZOOM) kinds.push('field');
  if (tile.z >= FOOTPRINTS_FROM_ZOOM) kinds.push('building');
  return tx`
    select ${any(tx`f.shape`)}, f.kind, f.subkind, f.name
    from tn.base_feature f
    where f.kind = any(${kinds})
      and f.west <= ${bounds.east} and f.east >= ${bounds.west}
      and f.south <= ${bounds.north} and f.north >= ${bounds.south}
      and (f.kind = 'place' or f.east - f.west >= ${unit} or f.north - f.south >= ${unit})
      ${tile.z < SMALL_LANES_FROM_ZOOM ? tx`and (f.kind <> 'lane' or f.subkind is null or f.subkind not in ('lane', 'path'))` : tx``}`;
}
