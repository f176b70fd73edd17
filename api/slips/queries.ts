import type { Tx } from '../db/door.ts';
import type { MemberAccount } from './schema.ts';

export interface PersonRow {
  memberId: string;
  name: string;
  hamletId: string;
  hamletName: string;
  role: 'leader' | 'member';
  ended: boolean;
}

/** Members among those the user may see. */
export const readPeople = (tx: Tx, ids: readonly string[]) => tx<PersonRow[]>`
  select m.id as "memberId", m.name, m.hamlet_id as "hamletId", x.name as "hamletName", m.role,
    coalesce(m.to_on <= tn.today(), false) as ended
  from tn.member m
  join tn.hamlet x on x.commune_id = m.commune_id and x.id = m.hamlet_id
  where m.commune_id = tn.current_commune() and m.id = any(${ids as string[]}::uuid[])
  order by x.name, m.role, m.name, m.id`;

/** Identifiers of the members the user may see. */
export const readMemberIds = async (tx: Tx, hamlet: string | undefined): Promise<string[]> => {
  const rows = await tx<{ id: string }[]>`
    select id from tn.member
    where commune_id = tn.current_commune() ${hamlet ? tx`and hamlet_id = ${hamlet}` : tx``}`;
  return rows.map(({ id }) => id);
};

/** The accounts of these members, one each; as the accounts, beyond the tenant door. */
export async function readAccounts(tx: Tx, communeId: string, memberIds: readonly string[]): Promise<MemberAccount[]> {
  const rows = await tx<(Omit<MemberAccount, 'slipUntil'> & { slipUntil: Date | null })[]>`
    select distinct on (p.member_id) p.member_id as "memberId", u.username,
      case
        when p.disabled_at is not null then 'disabled'
        when s.used_at is null and s.expires_at > now() then 'waiting'
        when s.used_at is null and s.expires_at is not null and a."updatedAt" <= u."createdAt" then 'expired'
        else 'active'
      end as state,
      case when s.used_at is null and s.expires_at > now() then s.expires_at end as "slipUntil"
    from tn.account_profile p
    join auth."user" u on u.id = p.account_id
    left join auth.account a on a."userId" = u.id and a."providerId" = 'credential'
    left join tn.sign_in_slip s on s.commune_id = p.commune_id and s.account_id = p.account_id
    where p.commune_id = ${communeId} and p.member_id = any(${memberIds as string[]}::uuid[])
    order by p.member_id, p.disabled_at is not null, u."createdAt"`;
  return rows.map((row) => ({ ...row, slipUntil: row.slipUntil?.toISOString() ?? null }));
}
