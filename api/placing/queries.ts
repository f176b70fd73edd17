import type { Geometry, MultiPolygon } from 'geojson';
import type { CheckedHousehold, GroundInput, LaneInput } from '#geo/placing/index.ts';
import type { Tx } from '../db/door.ts';
import { columns, type HouseholdRow } from '../households/rows.ts';

/** What the order and the suggestions of a household without a place follow from. */
export interface UnplacedKey {
  id: string;
  hamletId: string;
  clusterId: string | null;
  address: string | null;
}

/** All households without a place that the user may place; of proposals none, as in every list. */
export const unplacedKeys = (tx: Tx, hamlet: string | undefined) => tx<UnplacedKey[]>`
  select h.id, h.hamlet_id as "hamletId", h.cluster_id as "clusterId", h.address
  from tn.household_view h
  where h.location is null and h.deleted_at is null and h.full_access and h.proposed is not true
    ${hamlet ? tx`and h.hamlet_id = ${hamlet}` : tx``}`;

/** Households by their identifiers, in no order. */
export const householdsById = (tx: Tx, ids: readonly string[]) => tx<HouseholdRow[]>`
  select ${columns(tx)}
  from tn.household_view h
  where h.id = any(${[...ids]}::uuid[]) and h.deleted_at is null`;

/** Degrees around a hamlet within which lanes and water still matter, some 150 m. */
const MARGIN = 0.0015;

interface FrameRow {
  boundary: MultiPolygon | null;
  west: number | null;
  south: number;
  east: number;
  north: number;
}

/** What a hamlet's suggestions are made from, as far as the user may see it; null: no such hamlet for him. */
export async function readGround(tx: Tx, hamlet: string): Promise<GroundInput | null> {
  const [frame] = await tx<FrameRow[]>`
    select st_asgeojson(m.boundary, 7)::json as boundary, st_xmin(b.box) as west, st_ymin(b.box) as south,
      st_xmax(b.box) as east, st_ymax(b.box) as north
    from tn.hamlet m
    cross join lateral (
      select coalesce(st_envelope(m.boundary), (select st_envelope(st_collect(h.location)) from tn.household_view h
        where h.hamlet_id = m.id and h.deleted_at is null)) as box) b
    where m.id = ${hamlet}`;
  if (!frame) return null;
  const placed = await tx<{ id: string; clusterId: string; head: string; address: string; lon: number; lat: number }[]>`
    select h.id, h.cluster_id as "clusterId", h.head, h.address, st_x(h.location) as lon, st_y(h.location) as lat
    from tn.household_view h
    where h.hamlet_id = ${hamlet} and h.location is not null and h.deleted_at is null
    order by h.id`;
  const clusters = await tx<{ id: string; name: string; outline: MultiPolygon | null }[]>`
    select c.id, c.name, st_asgeojson(c.outline, 7)::json as outline
    from tn.cluster c
    where c.commune_id = tn.current_commune() and c.hamlet_id = ${hamlet}
    order by c.id`;
  return {
    placed: placed.map(({ lon, lat, ...household }) => ({ ...household, location: [lon, lat] })),
    boundary: frame.boundary,
    clusters,
    ...(await readFeatures(tx, frame)),
  };
}

/** Lanes, water and footprints in a box, with a margin. Nothing, where nobody knows where the hamlet is. */
async function readFeatures(
  tx: Tx,
  { west, south, east, north }: FrameRow,
): Promise<{ lanes: LaneInput[]; water: Geometry[]; buildings: [number, number][] }> {
  if (west === null) return { lanes: [], water: [], buildings: [] };
  const inBox = tx`
    f.commune_id = tn.current_commune()
    and f.west <= ${east + MARGIN} and f.east >= ${west - MARGIN}
    and f.south <= ${north + MARGIN} and f.north >= ${south - MARGIN}`;
  const shapes = await tx<{ kind: string; name: string | null; shape: Geometry }[]>`
    select f.kind, f.name, st_asgeojson(f.shape, 7)::json as shape
    from tn.base_feature f
    where ${inBox} and f.kind in ('lane', 'water')
    order by f.id`;
  const buildings = await tx<{ lon: number; lat: number }[]>`
    select st_x(m.middle) as lon, st_y(m.middle) as lat
    from tn.base_feature f
    cross join lateral (select st_centroid(f.shape) as middle) m
    where ${inBox} and f.kind = 'building'
    order by f.id`;
  return {
    lanes: shapes.filter(({ kind }) => kind === 'lane').flatMap(lanesOf),
    water: shapes.filter(({ kind }) => kind === 'water').map(({ shape }) => shape),
    buildings: buildings.map(({ lon, lat }) => [lon, lat]),
  };
}

function lanesOf({ name, shape }: { name: string | null; shape: Geometry }): LaneInput[] {
  if (shape.type === 'LineString') return [{ name, line: shape.coordinates }];
  if (shape.type === 'MultiLineString') return shape.coordinates.map((line) => ({ name, line }));
  return [];
}

/** Every household the quality checks look at, of one hamlet or of all the user's. */
export async function checkedHouseholds(tx: Tx, hamlet: string | undefined): Promise<CheckedHousehold[]> {
  const rows = await tx<(Omit<CheckedHousehold, 'location'> & { lon: number | null; lat: number | null })[]>`
    select h.id, h.hamlet_id as "hamletId", h.cluster_id as "clusterId", h.address,
      st_x(h.location) as lon, st_y(h.location) as lat
    from tn.household_view h
    where h.deleted_at is null and h.full_access and h.proposed is not true
      ${hamlet ? tx`and h.hamlet_id = ${hamlet}` : tx``}
    order by h.id`;
  return rows.map(({ lon, lat, ...row }) => ({ ...row, location: lon === null || lat === null ? null : [lon, lat] }));
}

/** Boundaries of all hamlets the user sees, and lanes and water of one hamlet or of the commune. */
export async function readQualityFrame(tx: Tx, hamlet: string | undefined) {
  const hamlets = await tx<(FrameRow & { id: string })[]>`
    select m.id, st_asgeojson(m.boundary, 7)::json as boundary, st_xmin(m.boundary) as west,
      st_ymin(m.boundary) as south, st_xmax(m.boundary) as east, st_ymax(m.boundary) as north
    from tn.hamlet m
    where m.commune_id = tn.current_commune()
    order by m.id`;
  const [one] = hamlets.filter(({ id }) => id === hamlet);
  const shapes = await tx<{ kind: string; name: string | null; shape: Geometry }[]>`
    select f.kind, f.name, st_asgeojson(f.shape, 7)::json as shape
    from tn.base_feature f
    where f.commune_id = tn.current_commune() and f.kind in ('lane', 'water')
      ${
        one && one.west !== null
          ? tx`and f.west <= ${one.east + MARGIN} and f.east >= ${one.west - MARGIN}
               and f.south <= ${one.north + MARGIN} and f.north >= ${one.south - MARGIN}`
          : tx``
      }
    order by f.id`;
  return {
    hamlets,
    lanes: shapes.filter(({ kind }) => kind === 'lane').flatMap(lanesOf),
    water: shapes.filter(({ kind }) => kind === 'water').map(({ shape }) => shape),
  };
}
