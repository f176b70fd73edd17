import type { BaseFeature, Box } from '#geo/basemap/types.ts';
import type { Tx } from '../db/door.ts';
import type { Attribution, BasemapAnswer, FeatureCounts, Ground, ShownGround } from './schema.ts';

/** The ground that came with the demo or by hand, before any file. */
const WITHOUT_FILE = '00000000-0000-0000-0000-000000000000';
/** A draft this old is what an interrupted import left behind. */
const STALE_DRAFT = '6 hours';

/** What the commune reaches over, and by what that is known. */
export async function readCommuneBox(tx: Tx): Promise<{ box: Box; by: 'hamlets' | 'households' } | null> {
  const [row] = await tx<{ by: 'hamlets' | 'households'; box: Box }[]>`
    with shapes as (
      select 1 as place, 'hamlets' as by, st_extent(boundary) as box
      from tn.hamlet where commune_id = tn.current_commune()
      union all
      select 2, 'households', st_extent(location)
      from tn.household where commune_id = tn.current_commune() and deleted_at is null and not location_doubtful)
    select by, array[st_xmin(box), st_ymin(box), st_xmax(box), st_ymax(box)]::float8[] as box
    from shapes where box is not null order by place limit 1`;
  return row ?? null;
}

/** A feature with an id, as it goes to the database. */
export type NewFeature = BaseFeature & { id: string };

/** What became of a batch: its rows by kind, those without a shape, those whose outline was mended. */
export interface Batch {
  counts: { kind: BaseFeature['kind']; rows: number }[];
  invalid: number;
  mended: number;
}

/** Features as the database would keep them: made valid, of the dimension of their kind. */
const shaped = (tx: Tx, features: readonly NewFeature[]) => tx`
  shaped as (
    select r.id, r.kind, r.subkind, r.name, r.facts, not g.valid as mended,
      case when g.valid then g.given
           else st_collectionextract(st_makevalid(g.given), st_dimension(g.given) + 1) end as shape
    from jsonb_to_recordset(${tx.json(features as never)})
      as r(id uuid, kind text, subkind text, name text, facts jsonb, geometry jsonb)
    cross join lateral (select st_setsrid(st_geomfromgeojson(r.geometry), 4326) as given offset 0) m
    cross join lateral (select m.given, st_isvalid(m.given) and st_dimension(m.given) < 2
                                        or (st_isvalid(m.given) and st_area(m.given) > 0) as valid offset 0) g),
  usable as (
    select * from shaped
    where not st_isempty(shape) and (geometrytype(shape) = 'POINT' or st_length(shape) > 0 or st_area(shape) > 0))`;

const tally = (tx: Tx, from: 'usable' | 'written') => tx`
  select coalesce((select json_agg(json_build_object('kind', kind, 'rows', rows))
                   from (select kind, count(*)::int as rows from ${tx(from)} group by kind) k), '[]') as counts,
    ((select count(*) from shaped) - (select count(*) from usable))::int as invalid,
    (select count(*) from usable where mended)::int as mended`;

/** What would become of a batch. */
export async function weighFeatures(tx: Tx, features: readonly NewFeature[]): Promise<Batch> {
  const [batch] = await tx<Batch[]>`with ${shaped(tx, features)} ${tally(tx, 'usable')}`;
  return batch!;
}

/** Writes a batch of a draft. */
export async function writeFeatures(tx: Tx, basemapId: string, features: readonly NewFeature[]): Promise<Batch> {
  const [batch] = await tx<Batch[]>`
    with ${shaped(tx, features)},
    written as (
      insert into tn.base_feature (commune_id, id, basemap_id, kind, subkind, name, facts, shape)
      select tn.current_commune(), id, ${basemapId}::uuid, kind, subkind, name, facts, shape from usable
      returning kind)
    ${tally(tx, 'written')}`;
  return batch!;
}

export const insertDraft = (tx: Tx, id: string, fileName: string | null, format: BasemapAnswer['format']) => tx`
  insert into tn.basemap (commune_id, id, state, file_name, format)
  values (tn.current_commune(), ${id}, 'draft', ${fileName}, ${format})`;

/** Says what a draft became, before it is shown. */
export const describeDraft = (tx: Tx, id: string, answer: BasemapAnswer) => tx`
  update tn.basemap set format = ${answer.format}, attribution = ${answer.attribution?.text ?? null},
    attribution_url = ${answer.attribution?.url ?? null}, data_at = ${answer.dataAt},
    bounds = ${answer.bounds}::float8[], features = ${tx.json(answer.features as never)}
  where commune_id = tn.current_commune() and id = ${id}`;

/** The ground without a file gets a row of its own when it is first replaced, so that it can be brought back. */
export const noteFirstGround = (tx: Tx) => tx`
  insert into tn.basemap (commune_id, id, state, format, features)
  select tn.current_commune(), ${WITHOUT_FILE}, 'shown', 'demo', '{}'
  where exists (select from tn.base_feature
                where commune_id = tn.current_commune() and basemap_id = ${WITHOUT_FILE})
    and not exists (select from tn.basemap where commune_id = tn.current_commune() and state <> 'draft')`;

/** Shows a ground instead of the present one, which can be brought back; the one before that is a draft again. */
export async function show(tx: Tx, id: string | null): Promise<void> {
  await tx`update tn.basemap set state = 'draft' where commune_id = tn.current_commune() and state = 'former'
    and exists (select from tn.basemap where commune_id = tn.current_commune() and state = 'shown')`;
  await tx`update tn.basemap set state = 'former' where commune_id = tn.current_commune() and state = 'shown'`;
  if (id !== null) {
    await tx`update tn.basemap set state = 'shown', at = now() where commune_id = tn.current_commune() and id = ${id}`;
  }
}

/** Former and shown change places. @returns whether there was a former one */
export async function bringBack(tx: Tx): Promise<boolean> {
  const rows = await tx<{ id: string; state: string }[]>`
    select id, state from tn.basemap
    where commune_id = tn.current_commune() and state in ('shown', 'former') for update`;
  const former = rows.find(({ state }) => state === 'former');
  if (!former) return false;
  const shown = rows.find(({ state }) => state === 'shown');
  await tx`update tn.basemap set state = 'draft' where commune_id = tn.current_commune() and state <> 'draft'`;
  await tx`update tn.basemap set state = 'shown' where commune_id = tn.current_commune() and id = ${former.id}`;
  if (shown) {
    await tx`update tn.basemap set state = 'former' where commune_id = tn.current_commune() and id = ${shown.id}`;
  }
  return true;
}

/** Drafts nobody is writing: what was shown before the former one, what an interrupted import left. */
export const readLeftovers = async (tx: Tx): Promise<string[]> =>
  (
    await tx<{ id: string }[]>`
      select id from tn.basemap
      where commune_id = tn.current_commune() and state = 'draft'
        and (features <> '{}' or format = 'demo' or at < now() - ${STALE_DRAFT}::interval)`
  ).map(({ id }) => id);

/** Removes up to `limit` features of a ground that is not shown; its row goes with the last. @returns are there more? */
export async function removeFeatures(tx: Tx, id: string, limit: number): Promise<boolean> {
  const removed = await tx`
    delete from tn.base_feature
    where commune_id = tn.current_commune() and id in (
      select id from tn.base_feature
      where commune_id = tn.current_commune() and basemap_id = ${id} limit ${limit})`;
  if (removed.count >= limit) return true;
  await tx`delete from tn.basemap where commune_id = tn.current_commune() and id = ${id} and state = 'draft'`;
  return false;
}

interface GroundRow {
  state: 'shown' | 'former';
  at: Date;
  file_name: string | null;
  format: Ground['format'];
  features: Partial<FeatureCounts>;
  attribution: string | null;
  attribution_url: string | null;
  data_at: Date | null;
}

/** The ground that is shown and the one that can be brought back. */
export async function readGrounds(tx: Tx): Promise<{ shown: Ground | null; former: Ground | null }> {
  const rows = await tx<GroundRow[]>`
    select state, at, file_name, format, features, attribution, attribution_url, data_at
    from tn.basemap where commune_id = tn.current_commune() and state <> 'draft'`;
  const of = (state: string): Ground | null => {
    const row = rows.find((one) => one.state === state);
    return row ? toGround(row) : null;
  };
  if (rows.length > 0) return { shown: of('shown'), former: of('former') };
  const [any] = await tx`select from tn.ground limit 1`;
  return { shown: any ? DEMO_GROUND : null, former: null };
}

const DEMO_GROUND: Ground = {
  at: new Date(0).toISOString(),
  fileName: null,
  format: 'demo',
  features: {},
  attribution: null,
  dataAt: null,
};

const toGround = (row: GroundRow): Ground => ({
  at: row.at.toISOString(),
  fileName: row.file_name,
  format: row.format,
  features: row.features,
  attribution: attributionOf(row),
  dataAt: row.data_at?.toISOString() ?? null,
});

const attributionOf = (row: Pick<GroundRow, 'attribution' | 'attribution_url'>): Attribution | null =>
  row.attribution === null ? null : { text: row.attribution, url: row.attribution_url };

/** What a map must know of the ground it shows. */
export async function readShown(tx: Tx): Promise<ShownGround> {
  const [row] = await tx<(Pick<GroundRow, 'attribution' | 'attribution_url'> & { bounds: number[] | null })[]>`
    select attribution, attribution_url, bounds from tn.basemap
    where commune_id = tn.current_commune() and state = 'shown'`;
  return { attribution: row ? attributionOf(row) : null, bounds: row?.bounds ?? null };
}
