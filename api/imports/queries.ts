import type { LocalDate } from '#geo';
import type { Tx } from '../db/door.ts';
import { STATE_COLUMNS, stateOfNew } from '../db/state.ts';
import { arrayText, type ColumnType, table } from '../db/table.ts';
import { searchText } from '../households/search.ts';
import type { ExistingHousehold } from './match.ts';
import type { RegisterFacts } from './merge.ts';
import type { Named, NamedCluster } from './place.ts';
import type { Boundary } from './read/types.ts';
import type { Position } from './values/position.ts';

interface HouseholdRow extends Omit<ExistingHousehold, 'location'> {
  lon: number | null;
  lat: number | null;
}

const columns = (tx: Tx) => tx`
  id, code, head, phone, address, hamlet_id as "hamletId", cluster_id as "clusterId",
  st_x(location) as lon, st_y(location) as lat, elders, elderly_stated as "elderlyStated",
  eldest_birth_year as "eldestBirthYear", adults, adults_without_device as "adultsWithoutDevice",
  deviceless_stated as "devicelessStated", platforms, field_edits as "fieldEdits", deleted_at is not null as deleted`;

const toExisting = ({ lon, lat, platforms, ...row }: HouseholdRow): ExistingHousehold => ({
  ...row,
  platforms: platforms && [...platforms].sort(),
  location: lon === null || lat === null ? null : [lon, lat],
});

/** Households after `id`, by id, deleted ones too; at most `limit`. */
export async function readHouseholds(tx: Tx, after: string, limit: number): Promise<ExistingHousehold[]> {
  const rows = await tx<HouseholdRow[]>`
    select ${columns(tx)}
    from tn.household
    where commune_id = tn.current_commune() and id > ${after}
    order by id
    limit ${limit}`;
  return rows.map(toExisting);
}

/** The same households as they are now, held until the end of the transaction. */
export async function holdHouseholds(tx: Tx, ids: readonly string[]): Promise<Map<string, ExistingHousehold>> {
  const rows = await tx<HouseholdRow[]>`
    select ${columns(tx)}
    from tn.household
    where commune_id = tn.current_commune() and id = any(${ids as string[]})
    order by id
    for update`;
  return new Map(rows.map((row) => [row.id, toExisting(row)]));
}

export const readHamlets = (tx: Tx) => tx<Named[]>`
  select id, name from tn.hamlet where commune_id = tn.current_commune() order by name`;

export const readClusters = (tx: Tx) => tx<NamedCluster[]>`
  select id, name, hamlet_id as "hamletId" from tn.cluster where commune_id = tn.current_commune() order by id`;

export const readPlatforms = (tx: Tx) => tx<{ code: string; name_vi: string; name_en: string }[]>`
  select code, name_vi, name_en from tn.platform order by position`;

/** Which of the points lie in no hamlet, numbered from 0; none where the commune has no boundaries yet. */
export const readOutside = (tx: Tx, points: readonly Position[]) => tx<{ at: number }[]>`
  with bounded as (
    select boundary from tn.hamlet where commune_id = tn.current_commune() and boundary is not null
  ), points as (
    select (at - 1)::int as at, st_setsrid(st_makepoint(lon, lat), 4326) as point
    from unnest(${points.map(([lon]) => lon)}::float8[], ${points.map(([, lat]) => lat)}::float8[])
      with ordinality as p(lon, lat, at)
  )
  select at from points
  where exists (select from bounded) and not exists (select from bounded where st_intersects(boundary, point))
  order by at`;

/** The box around the commune's hamlets or, without boundaries, its households; null where nothing is placed yet. */
export async function readBounds(tx: Tx): Promise<[number, number, number, number] | null> {
  const [box] = await tx<{ west: number | null; south: number; east: number; north: number }[]>`
    with shapes as (
      select st_extent(boundary) as box from tn.hamlet where commune_id = tn.current_commune()
      union all
      select st_extent(location) from tn.household where commune_id = tn.current_commune() and deleted_at is null)
    select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
    from shapes where box is not null limit 1`;
  return box && box.west !== null ? [box.west, box.south, box.east, box.north] : null;
}

/** New hamlets, each with its team. A code no other hamlet has is made from the name. */
export async function insertHamlets(
  tx: Tx,
  hamlets: readonly (Named & { code: string; teamId: string; team: string })[],
) {
  const rows = tx.json(hamlets as never);
  await tx`
    insert into tn.hamlet (commune_id, id, code, name)
    select tn.current_commune(), id, code, name
    from jsonb_to_recordset(${rows}) as r(id uuid, code text, name text)`;
  await tx`
    insert into tn.team (commune_id, id, hamlet_id, name)
    select tn.current_commune(), "teamId", id, team
    from jsonb_to_recordset(${rows}) as r(id uuid, "teamId" uuid, team text)`;
}

export const readHamletCodes = (tx: Tx) => tx<{ code: string }[]>`
  select code from tn.hamlet where commune_id = tn.current_commune()`;

export const insertClusters = (tx: Tx, clusters: readonly NamedCluster[]) => tx`
  insert into tn.cluster (commune_id, id, hamlet_id, name)
  select tn.current_commune(), id, "hamletId", name
  from jsonb_to_recordset(${tx.json(clusters as never)}) as r(id uuid, "hamletId" uuid, name text)`;

type Written = RegisterFacts & { id: string };

const FACTS = {
  id: 'uuid',
  code: 'text',
  head: 'text',
  phone: 'text',
  address: 'text',
  hamletId: 'uuid',
  clusterId: 'uuid',
  searchText: 'text',
  lon: 'float8',
  lat: 'float8',
  elders: 'smallint',
  elderlyStated: 'boolean',
  eldestBirthYear: 'smallint',
  adults: 'smallint',
  adultsWithoutDevice: 'smallint',
  devicelessStated: 'boolean',
  platforms: 'text',
} as const satisfies Record<string, ColumnType>;

const toRecord = ({ location, ...row }: Written) => ({
  ...row,
  platforms: arrayText(row.platforms),
  lon: location?.[0] ?? null,
  lat: location?.[1] ?? null,
  searchText: searchText(row.head, row.address, row.code),
});

const STATE = Object.keys(STATE_COLUMNS).join(', ');

/** Writes new households with the state that follows from their facts on `today`. */
export const insertHouseholds = (tx: Tx, rows: readonly Written[], by: string | null, today: LocalDate) => tx`
  insert into tn.household (commune_id, id, hamlet_id, cluster_id, code, head, phone, address, search_text, location,
    location_source, elders, elderly_stated, eldest_birth_year, adults, adults_without_device, deviceless_stated,
    platforms, created_by, ${tx.unsafe(STATE)})
  select tn.current_commune(), id, "hamletId", "clusterId", code, head, phone, address, "searchText",
    ${point(tx)}, case when lon is not null then 'register' end, elders, "elderlyStated",
    "eldestBirthYear", adults, "adultsWithoutDevice", "devicelessStated", platforms::text[], ${by},
    ${tx.unsafe(STATE)}
  from ${table(
    tx,
    rows.map((row) => ({ ...toRecord(row), ...stateOfNew(row, today) })),
    { ...FACTS, ...STATE_COLUMNS },
  )}`;

/** Writes all facts of households whose register changed; where the position is the old one, so is its source. */
export const updateHouseholds = (tx: Tx, rows: readonly Written[]) => tx`
  update tn.household h set
    hamlet_id = r."hamletId", cluster_id = r."clusterId", code = r.code, head = r.head, phone = r.phone,
    address = r.address, search_text = r."searchText",
    location = ${point(tx)},
    location_source = case when ${moved(tx)} then 'register' else h.location_source end,
    location_accuracy_metres = case when ${moved(tx)} then null else h.location_accuracy_metres end,
    elders = r.elders, elderly_stated = r."elderlyStated", eldest_birth_year = r."eldestBirthYear",
    adults = r.adults, adults_without_device = r."adultsWithoutDevice", deviceless_stated = r."devicelessStated",
    platforms = r.platforms::text[], version = h.version + 1
  from ${table(tx, rows.map(toRecord), FACTS)}
  where h.commune_id = tn.current_commune() and h.id = r.id and ${among(tx, rows)}`;

/** Says the ids once more: without statistics, right after an import, the commune would be read for each of them. */
const among = (tx: Tx, rows: readonly Written[]) => tx`h.id = any(${rows.map(({ id }) => id)}::uuid[])`;

const point = (tx: Tx) => tx`st_setsrid(st_makepoint(r.lon, r.lat), 4326)`;
const moved = (tx: Tx) => tx`${point(tx)} is distinct from h.location`;

/** Nobody of the old hamlet's team stays in charge of households that moved to another hamlet. */
export async function leaveMembers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx`
    update tn.assignment set to_at = now()
    where commune_id = tn.current_commune() and household_id = any(${ids as string[]}) and to_at is null`;
  await tx`
    update tn.household set member_id = null
    where commune_id = tn.current_commune() and id = any(${ids as string[]}) and member_id is not null`;
}

/** A boundary as the database would keep it: made valid, areas only. */
const outline = (tx: Tx) => tx`
  st_multi(st_collectionextract(st_makevalid(st_setsrid(st_geomfromgeojson(r.shape), 4326)), 3))`;

const boundaryRows = (tx: Tx, boundaries: readonly (Boundary & { hamletId: string })[]) => tx`
  jsonb_to_recordset(${tx.json(
    boundaries.map(({ hamletId, polygons }, at) => ({
      at,
      id: hamletId,
      shape: { type: 'MultiPolygon', coordinates: polygons },
    })) as never,
  )}) as r(at int, id uuid, shape jsonb)`;

/** For each boundary, by its place in the list: is it no area, does it differ from what the hamlet has? */
export const compareBoundaries = (tx: Tx, boundaries: readonly (Boundary & { hamletId: string })[]) => tx<
  { at: number; empty: boolean; differs: boolean }[]
>`
  select c.at, st_isempty(c.outline) as empty, h.boundary is null or not st_orderingequals(h.boundary, c.outline) as differs
  from (select r.at, r.id, ${outline(tx)} as outline from ${boundaryRows(tx, boundaries)}) c
  left join tn.hamlet h on h.commune_id = tn.current_commune() and h.id = c.id
  order by c.at`;

/** Writes new outlines; the old ones and the digests of the new are kept with the import. */
export const writeBoundaries = (
  tx: Tx,
  importId: string,
  boundaries: readonly (Boundary & { hamletId: string })[],
) => tx`
  with outlined as (
    select h.id, h.boundary as before, c.outline
    from (select r.id, ${outline(tx)} as outline from ${boundaryRows(tx, boundaries)}) c
    join tn.hamlet h on h.commune_id = tn.current_commune() and h.id = c.id
  ), noted as (
    update tn.import i set boundaries = (
      select jsonb_agg(jsonb_build_object('hamletId', id, 'before', before::text, 'after', md5(outline::text)))
      from outlined)
    where i.commune_id = tn.current_commune() and i.id = ${importId}
  )
  update tn.hamlet h set boundary = o.outline, version = h.version + 1
  from outlined o
  where h.commune_id = tn.current_commune() and h.id = o.id`;
