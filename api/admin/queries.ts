import type { Tx } from '../db/door.ts';

export interface CommuneRow {
  id: string;
  code: string;
  name: string;
  demo: boolean;
  accounts: number;
}

export const listCommunes = (tx: Tx, { id = null }: { id?: string | null } = {}) => tx<CommuneRow[]>`
  select c.id, c.code, c.name, c.demo,
         (select count(*)::int from tn.account_profile p where p.commune_id = c.id) as accounts
  from tn.commune c
  where ${id === null ? tx`true` : tx`c.id = ${id}`}
  order by c.name, c.id`;

/** Nothing where the id is taken: the same request again changes nothing. */
export const insertCommune = (tx: Tx, commune: { id: string; code: string; name: string }) => tx<{ id: string }[]>`
  insert into tn.commune ${tx(commune)}
  on conflict (id) do nothing
  returning id`;

export const updateCommune = (tx: Tx, id: string, change: { code?: string; name?: string }) => tx<{ id: string }[]>`
  update tn.commune
  set code = coalesce(${change.code ?? null}, code), name = coalesce(${change.name ?? null}, name)
  where id = ${id}
  returning id`;

export const updateProfile = (
  tx: Tx,
  id: string,
  profile: {
    role: string;
    communeId: string | null;
    hamletId: string | null;
    memberId: string | null;
    disabled: boolean;
  },
) => tx`
  update tn.account_profile
  set role = ${profile.role}, commune_id = ${profile.communeId}, hamlet_id = ${profile.hamletId},
      member_id = ${profile.memberId},
      disabled_at = case when ${profile.disabled} then coalesce(disabled_at, now()) end
  where account_id = ${id}`;

export const renameAccount = (tx: Tx, id: string, name: string) => tx`
  update auth."user" set name = ${name}, "updatedAt" = now() where id = ${id}`;

export const endSessions = (tx: Tx, id: string) => tx`delete from auth.session where "userId" = ${id}`;

export const hamletsOf = (tx: Tx, communeId: string) => tx<{ id: string; code: string; name: string }[]>`
  select id, code, name from tn.hamlet where commune_id = ${communeId} order by code`;

export const membersOf = (tx: Tx, communeId: string) =>
  tx<{ id: string; hamletId: string; name: string; role: 'leader' | 'member' }[]>`
  select id, hamlet_id as "hamletId", name, role from tn.member
  where commune_id = ${communeId} and (to_on is null or to_on > tn.today())
  order by hamlet_id, role, name, id`;

/** What an administrator did, without names. */
export const recordAudit = (
  tx: Tx,
  entry: {
    id: string;
    communeId: string | null;
    accountId: string | null;
    action: string;
    detail: Record<string, string | number | boolean | null>;
  },
) => tx`
  insert into tn.audit (id, commune_id, account_id, action, detail)
  values (${entry.id}, ${entry.communeId}, ${entry.accountId}, ${entry.action}, ${tx.json(entry.detail)})`;
