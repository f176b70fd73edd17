import type { Area, PlacedHousehold } from '#geo/boundaries/index.ts';
import type { Tx } from '../db/door.ts';
import type { HamletBoundary } from './schema.ts';

/** The commune's hamlets with their boundaries; with `hold`, nobody else changes them until the transaction ends. */
export const readHamlets = (tx: Tx, hold = false) => tx<HamletBoundary[]>`
  select id, code, name, version, st_asgeojson(boundary, 7)::json as boundary
  from tn.hamlet
  where commune_id = tn.current_commune()
  order by id
  ${hold ? tx`for update` : tx``}`;

/** Households that have a place and are not hidden; a member's proposals are households too, wherever they came from. */
export async function readPlaced(tx: Tx): Promise<PlacedHousehold[]> {
  const rows = await tx<{ id: string; hamletId: string; lon: number; lat: number }[]>`
    select id, hamlet_id as "hamletId", st_x(location) as lon, st_y(location) as lat
    from tn.household_view
    where deleted_at is null and location is not null
    order by id`;
  return rows.map(({ lon, lat, ...row }) => ({ ...row, location: [lon, lat] }));
}

export const readNames = (tx: Tx, ids: readonly string[]) => tx<{ id: string; code: string | null; head: string }[]>`
  select id, code, head from tn.household_view where id = any(${ids as string[]})`;

/** The first hamlet whose boundary PostGIS takes for invalid, with its reason. */
export async function findInvalid(tx: Tx, hamlets: readonly { id: string; boundary: Area | null }[]) {
  const [found] = await tx<{ id: string; reason: string }[]>`
    select id, st_isvalidreason(shape) as reason
    from (select id, st_geomfromgeojson(boundary::text) as shape
          from jsonb_to_recordset(${tx.json(hamlets as never)}) as r(id uuid, boundary jsonb)
          where jsonb_typeof(boundary) = 'object') s
    where not st_isvalid(shape)
    limit 1`;
  return found;
}

export const writeBoundaries = (tx: Tx, hamlets: readonly { id: string; boundary: Area | null }[]) => tx`
  update tn.hamlet h
  set version = h.version + 1,
    boundary = case when jsonb_typeof(r.boundary) = 'object'
                    then st_setsrid(st_multi(st_geomfromgeojson(r.boundary::text)), 4326) end
  from jsonb_to_recordset(${tx.json(hamlets as never)}) as r(id uuid, boundary jsonb)
  where h.commune_id = tn.current_commune() and h.id = r.id`;

export const insertHamlet = (tx: Tx, hamlet: { id: string; code: string; name: string }) => tx`
  insert into tn.hamlet (commune_id, id, code, name)
  values (tn.current_commune(), ${hamlet.id}, ${hamlet.code}, ${hamlet.name})`;

export const insertTeam = (tx: Tx, team: { id: string; hamletId: string; name: string }) => tx`
  insert into tn.team (commune_id, id, hamlet_id, name)
  values (tn.current_commune(), ${team.id}, ${team.hamletId}, ${team.name})`;

export const renameHamletRow = (tx: Tx, id: string, name: string) => tx`
  update tn.hamlet set name = ${name}, version = version + 1
  where commune_id = tn.current_commune() and id = ${id}`;

/** A team still called after its hamlet follows the new name. */
export const renameTeam = (tx: Tx, hamletId: string, from: string, to: string) => tx`
  update tn.team set name = ${to} where commune_id = tn.current_commune() and hamlet_id = ${hamletId} and name = ${from}`;
