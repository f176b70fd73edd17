import { maskPhone } from '#geo/text/index.ts';
import type { Identity, Tx } from '../db/door.ts';
import { byName } from '../http/order.ts';
import { problem } from '../http/problem.ts';
import type { Member, Team } from './schema.ts';

export interface MemberRow {
  id: string;
  team_id: string;
  hamlet_id: string;
  name: string;
  phone: string | null;
  role: Member['role'];
  body: Member['body'];
  from_on: string;
  to_on: string | null;
  serving: boolean;
  version: number;
  households: number;
  flagged: number;
}

/**
 * Terms in the teams the user may see, those that have ended too, with the households in their charge
 * (inactive ones left out). A member knows that of himself alone.
 */
export async function listMembers(
  tx: Tx,
  user: Identity,
  only: { hamlet?: string | undefined; id?: string },
): Promise<Member[]> {
  const rows = await tx<MemberRow[]>`
    select m.id, m.team_id, m.hamlet_id, m.name, m.phone, m.role, m.body, m.from_on, m.to_on, m.version,
      m.from_on <= tn.today() and (m.to_on > tn.today()) is not false as serving,
      coalesce(s.households, 0) as households, coalesce(s.flagged, 0) as flagged
    from tn.member m
    left join (
      select h.member_id, count(*) as households, count(*) filter (where h.flagged) as flagged
      from tn.household_view h
      where h.deleted_at is null and not h.proposed and h.member_id is not null and h.status <> 'inactive'
        ${only.hamlet ? tx`and h.hamlet_id = ${only.hamlet}` : tx``}
      group by h.member_id
    ) s on s.member_id = m.id
    where m.commune_id = tn.current_commune()
      ${only.hamlet ? tx`and m.hamlet_id = ${only.hamlet}` : tx``}
      ${only.id ? tx`and m.id = ${only.id}` : tx``}`;
  return rows
    .map((row) => toMember(row, user))
    .sort((a, b) => (a.hamletId === b.hamletId ? byRole(a, b) : a.hamletId < b.hamletId ? -1 : 1));
}

const byRole = (a: Member, b: Member): number => (a.role === b.role ? byName(a, b) : a.role === 'leader' ? -1 : 1);

function toMember(row: MemberRow, user: Identity): Member {
  const known = user.role !== 'member' || row.id === user.memberId;
  return {
    id: row.id,
    teamId: row.team_id,
    hamletId: row.hamlet_id,
    name: row.name,
    phone: maskPhone(row.phone),
    role: row.role,
    body: row.body,
    fromOn: row.from_on,
    toOn: row.to_on,
    serving: row.serving,
    households: known ? row.households : null,
    flagged: known ? row.flagged : null,
    version: row.version,
  };
}

/** One term. @throws not_found */
export async function getMember(tx: Tx, user: Identity, id: string): Promise<Member> {
  const [member] = await listMembers(tx, user, { id });
  if (!member) throw problem('not_found');
  return member;
}

/** The teams the user may see, with their serving members. */
export async function listTeams(tx: Tx): Promise<Team[]> {
  const rows = await tx<{ id: string; hamlet_id: string; name: string; members: number }[]>`
    select t.id, t.hamlet_id, t.name, count(m.id) as members
    from tn.team t
    left join tn.member m on m.commune_id = t.commune_id and m.team_id = t.id
      and m.from_on <= tn.today() and (m.to_on > tn.today()) is not false
    where t.commune_id = tn.current_commune()
    group by t.commune_id, t.id`;
  return rows.map(({ hamlet_id, ...row }) => ({ ...row, hamletId: hamlet_id })).sort(byName);
}
