import { uuidv7 } from 'uuidv7';
import { audit, nameOf } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { AssignmentRequest } from './schema.ts';

/**
 * Puts households into the charge of a member, or of nobody. All or nothing; what is so already stays untouched.
 *
 * @returns how many changed, and the one hamlet they lie in (null: several)
 * @throws not_found for a household or member outside what the user may see, term_ended (409),
 *         invalid_reference (422) for a member of another hamlet's team
 */
export async function assign(tx: Tx, user: Identity, { householdIds, memberId }: AssignmentRequest) {
  const ids = [...new Set(householdIds)];
  const held = await tx<{ id: string; hamlet_id: string; member_id: string | null }[]>`
    select id, hamlet_id, member_id from tn.household
    where commune_id = tn.current_commune() and id = any(${ids}) and deleted_at is null
    order by id
    for update`;
  if (held.length < ids.length) throw problem('not_found');
  if (memberId !== null) await checkMember(tx, memberId, new Set(held.map((row) => row.hamlet_id)));

  const changing = held.filter((row) => row.member_id !== memberId).map((row) => row.id);
  if (changing.length > 0) {
    await pass(tx, user, changing, memberId);
    await audit(tx, user, {
      action: 'assignments.write',
      subjectId: memberId,
      detail: { households: changing.length },
    });
  }
  const hamlets = [...new Set(held.map((row) => row.hamlet_id))];
  return { changed: changing.length, hamletId: hamlets.length === 1 ? hamlets[0]! : null };
}

async function checkMember(tx: Tx, memberId: string, hamlets: ReadonlySet<string>): Promise<void> {
  const [member] = await tx<{ hamlet_id: string; ended: boolean }[]>`
    select hamlet_id, (to_on <= tn.today()) is true as ended
    from tn.member
    where commune_id = tn.current_commune() and id = ${memberId}
    for share`;
  if (!member) throw problem('not_found');
  if (member.ended) throw problem('term_ended');
  if (hamlets.size !== 1 || !hamlets.has(member.hamlet_id))
    throw problem('invalid_reference', { params: { field: 'memberId' } });
}

/** Ends what stood and begins what stands from now on, in three statements whatever the number. */
async function pass(tx: Tx, user: Identity, householdIds: string[], memberId: string | null): Promise<void> {
  await tx`
    update tn.assignment set to_at = now()
    where commune_id = tn.current_commune() and household_id = any(${householdIds}) and to_at is null`;
  await tx`
    update tn.household set member_id = ${memberId}, version = version + 1
    where commune_id = tn.current_commune() and id = any(${householdIds})`;
  if (memberId === null) return;
  const rows = householdIds.map((household) => ({ id: uuidv7(), household }));
  await tx`
    insert into tn.assignment (commune_id, id, household_id, member_id, from_at, made_by, made_by_name)
    select tn.current_commune(), r.id, r.household, ${memberId}::uuid, now(), ${user.accountId}, ${await nameOf(tx, user)}
    from jsonb_to_recordset(${tx.json(rows)}) as r(id uuid, household uuid)`;
}
