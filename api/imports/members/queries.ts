import type { Tx } from '../../db/door.ts';
import type { Named } from '../place.ts';
import type { KnownMember } from './match.ts';

/** Members whose term has not ended, with their hamlets. */
export const readMembers = (tx: Tx) => tx<KnownMember[]>`
  select m.id, m.hamlet_id as "hamletId", x.name as "hamletName", m.name, m.phone, m.role, m.body,
    m.from_on as "fromOn", m.version
  from tn.member m
  join tn.hamlet x on x.commune_id = m.commune_id and x.id = m.hamlet_id
  where m.commune_id = tn.current_commune() and (m.to_on > tn.today()) is not false
  order by m.id`;

export const readHamlets = (tx: Tx) => tx<Named[]>`
  select id, name from tn.hamlet where commune_id = tn.current_commune() order by name`;

/** Teams for those of these hamlets that have none. */
export const ensureTeams = (tx: Tx, hamlets: readonly { hamletId: string; teamId: string }[]) => tx`
  insert into tn.team (commune_id, id, hamlet_id, name)
  select h.commune_id, r."teamId", h.id, 'Tổ CNSCĐ ' || h.name
  from jsonb_to_recordset(${tx.json(hamlets as never)}) as r("hamletId" uuid, "teamId" uuid)
  join tn.hamlet h on h.commune_id = tn.current_commune() and h.id = r."hamletId"
  on conflict (commune_id, hamlet_id) do nothing`;

type Written = Pick<KnownMember, 'id' | 'hamletId' | 'name' | 'phone' | 'role' | 'body' | 'fromOn'>;

const recordset = (tx: Tx, rows: readonly object[]) => tx`
  jsonb_to_recordset(${tx.json(rows as never)}) as r(
    id uuid, "hamletId" uuid, name text, phone text, role text, body text, "fromOn" date, version int)`;

/** Begins terms in the teams of the members' hamlets. */
export const insertMembers = (tx: Tx, rows: readonly Written[]) => tx`
  insert into tn.member (commune_id, id, team_id, hamlet_id, name, phone, role, body, from_on)
  select t.commune_id, r.id, t.id, t.hamlet_id, r.name, r.phone, r.role, r.body, r."fromOn"
  from ${recordset(tx, rows)}
  join tn.team t on t.commune_id = tn.current_commune() and t.hamlet_id = r."hamletId"`;

/** Corrects members that are still in the version that was compared. */
export const updateMembers = (tx: Tx, rows: readonly (Written & { version: number })[]) => tx`
  update tn.member m set
    name = r.name, phone = r.phone, role = r.role, body = r.body, from_on = r."fromOn", version = m.version + 1
  from ${recordset(tx, rows)}
  where m.commune_id = tn.current_commune() and m.id = r.id and m.version = r.version`;
