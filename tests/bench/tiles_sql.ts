import { statements } from '#api/tiles/mvt.ts';
import { numbersOf } from '#api/tiles/shapes.ts';
import { localDateOf, OUTREACH_STATUSES } from '#geo';
import type { TileId } from '#geo/tiles/tile.ts';
import { TILE_COMMUNE } from '#tests/support/tile_commune.ts';

/** More `pgbench` does not take. */
const MOST_SCRIPTS = 128;
const oneLine = (sql: string): string => sql.replace(/\s*\n\s*/g, ' ').trim();

/** The bare SQL over the rectangle of the tiles. */
export function bareScript(layer: 'households' | 'clusters', z: number, tiles: TileId[]): string {
  const range = (name: string, all: number[]) => `\\set ${name} random(${Math.min(...all)}, ${Math.max(...all)})\n`;
  const [xs, ys] = [tiles.map(({ x }) => x), tiles.map(({ y }) => y)];
  return `\\set z ${z}\n${range('x', xs)}${range('y', ys)}${oneLine(bareSql(layer, z))};\n`;
}

/** The statement our endpoint sends, one script a tile; of many tiles, some from everywhere. */
export function ownScripts(layer: 'households' | 'clusters', tiles: TileId[]): string[] {
  const step = Math.ceil(tiles.length / MOST_SCRIPTS);
  return tiles
    .filter((_, i) => i % step === 0)
    .map((tile) => {
      const { text, parameters } = statements('postgres', layer, tile.z)[0]!;
      const numbers = numbersOf(tile);
      const sets = parameters.map((name, i) => `\\set p${i + 1} ${numbers[name]}\n`).join('');
      return `${sets}${oneLine(text.replace(/\$(\d+)/g, ':p$1'))};\n`;
    });
}

/** As settings of a session: what the door sets for someone of the office. */
export const ownRights = (): string =>
  [
    'role=tn_app',
    'app.role=staff',
    `app.commune_id=${TILE_COMMUNE}`,
    `app.today=${localDateOf(new Date())}`,
    'plan_cache_mode=force_generic_plan',
  ]
    .map((setting) => `-c ${setting}`)
    .join(' ');

/**
 * The same tiles as one would write them straight on the tables of one commune, without roles, policies or views:
 * what the endpoint is measured against. For `pgbench`: `:z :x :y` are its variables.
 *
 * It holds the same features and figures, households without a cluster included, but for the one cluster without
 * an outline. It stands on the facts and on indexes anyone would make; labels, keys and the index to count in are
 * what we keep for speed, and so part of what is measured. It has the better of us in the identity it does not
 * check, in the transaction it does not open, and in the answer it does not read.
 */
function bareSql(layer: 'households' | 'clusters', z: number): string {
  if (layer === 'clusters') return clusters;
  return z >= 14 ? households : householdCounts;
}

/** Spatial indexes, as this way needs them. */
export const BARE_INDEXES = `
  create index bare_household on tn.household using gist (location);
  create index bare_unclustered on tn.household using gist (location) where cluster_id is null;
  create index bare_cluster on tn.cluster using gist (outline)`;

const today = 'turns_on <= current_date';
const status = `case when ${today} then then_status else now_status end`;
const flagged = `case when ${today} then then_flagged else now_flagged end`;
const box = 'st_transform(st_tileenvelope(:z, :x, :y), 4326)';
const grid = (shape: string) => `st_asmvtgeom(st_transform(${shape}, 3857), st_tileenvelope(:z, :x, :y), 4096, 64)`;

const households = `
  select st_asmvt(f, 'households', 4096, 'geom') from (
    select ${grid('location')} as geom, id, hamlet_id as "hamletId", cluster_id as "clusterId", member_id as "memberId",
      ${status} as status, ${flagged} as flagged, case when ${today} then then_rank else now_rank end as rank,
      case when ${today} then then_elderly else now_elderly end as elderly, deviceless,
      case when ${today} then then_elderly else now_elderly end and deviceless as both, member_id is null as unassigned
    from tn.household where deleted_at is null and location && ${box}) f`;

const counts = `
  count(*)::int as households, (count(*) filter (where flagged))::int as flagged,
  ${OUTREACH_STATUSES.map((name) => `(count(*) filter (where status = '${name}'))::int as s_${name}`).join(', ')}`;

const figures = `n.households, n.flagged, ${OUTREACH_STATUSES.map((name) => `n.s_${name}`).join(', ')}`;

const householdCounts = `
  with here as materialized (
    select * from (select commune_id, id, hamlet_id, name, st_pointonsurface(outline) as label from tn.cluster where outline && ${box} offset 0) c
    where label && ${box})
  select st_asmvt(f, 'household_counts', 4096, 'geom') from (
    select ${grid('label')} as geom, id, hamlet_id as "hamletId", name, n.*
    from here c cross join lateral (
      select ${counts} from (
        select ${status} as status, ${flagged} as flagged from tn.household h
        where h.commune_id = c.commune_id and h.cluster_id = c.id and deleted_at is null and location is not null offset 0) h) n
    union all
    select ${grid('n.label')}, n.hamlet_id, n.hamlet_id, hamlet.name, ${figures}
    from (select commune_id, hamlet_id, st_setsrid(st_makepoint(avg(st_x(location)), avg(st_y(location))), 4326) as label, ${counts}
          from (select commune_id, hamlet_id, location, ${status} as status, ${flagged} as flagged from tn.household
                where cluster_id is null and deleted_at is null and location && ${box} offset 0) h
          group by commune_id, hamlet_id) n
    join tn.hamlet on hamlet.commune_id = n.commune_id and hamlet.id = n.hamlet_id) f`;

const columns = `id, hamlet_id as "hamletId", name, households, flagged, "neverReached", reached, adopting,
  ${OUTREACH_STATUSES.map((name) => `s_${name}`).join(', ')}`;

const clusters = `
  with here as materialized (
    select id, hamlet_id, name, outline, st_pointonsurface(outline) as label, n.*
    from tn.cluster c cross join lateral (
      select (count(*) filter (where not reached))::int as "neverReached",
        (count(*) filter (where reached))::int as reached, (count(*) filter (where adopting))::int as adopting, ${counts}
      from (select ${status} as status, ${flagged} as flagged, reached, adopting from tn.household h
            where h.commune_id = c.commune_id and h.cluster_id = c.id and deleted_at is null offset 0) h) n
    where outline && ${box})
  select (select st_asmvt(f, 'clusters', 4096, 'geom') from (select ${grid('outline')} as geom, ${columns} from here) f)
      || (select st_asmvt(f, 'cluster_labels', 4096, 'geom')
          from (select ${grid('label')} as geom, ${columns} from here where label && ${box}) f)`;
