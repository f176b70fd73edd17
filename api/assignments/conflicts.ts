import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { Conflict } from './schema.ts';

/** Who must not get whom, among the households the user may see. */
export const listConflicts = (tx: Tx, hamlet: string | undefined) => tx<Conflict[]>`
  select c.member_id as "memberId", c.household_id as "householdId"
  from tn.assignment_conflict c
  join tn.household h on h.commune_id = c.commune_id and h.id = c.household_id and h.deleted_at is null
  where c.commune_id = tn.current_commune() ${hamlet ? tx`and h.hamlet_id = ${hamlet}` : tx``}
  order by c.member_id, c.household_id`;

/**
 * Marks that a member must not get a household. The same again is the same; who is in charge now stays so until
 * somebody changes it.
 *
 * @throws not_found for a household outside what the user may see, invalid_reference for a member of another team
 */
export async function addConflict(tx: Tx, user: Identity, { memberId, householdId }: Conflict) {
  const [household] = await tx<{ hamlet_id: string }[]>`
    select hamlet_id from tn.household
    where commune_id = tn.current_commune() and id = ${householdId} and deleted_at is null`;
  if (!household) throw problem('not_found');
  const hamletId = household.hamlet_id;
  const [member] = await tx`
    select from tn.member where commune_id = tn.current_commune() and id = ${memberId} and hamlet_id = ${hamletId}`;
  if (!member) throw problem('invalid_reference', { params: { field: 'memberId' } });
  const { count } = await tx`
    insert into tn.assignment_conflict (commune_id, member_id, household_id, hamlet_id)
    values (tn.current_commune(), ${memberId}, ${householdId}, ${hamletId})
    on conflict do nothing`;
  if (count > 0) await note(tx, user, householdId);
  return { changed: count, hamletId };
}

/** Takes the mark away. @throws not_found where there is none the user may see */
export async function removeConflict(tx: Tx, user: Identity, { memberId, householdId }: Conflict) {
  const [removed] = await tx<{ hamlet_id: string }[]>`
    delete from tn.assignment_conflict
    where commune_id = tn.current_commune() and member_id = ${memberId} and household_id = ${householdId}
    returning hamlet_id`;
  if (!removed) throw problem('not_found');
  await note(tx, user, householdId);
  return { changed: 1, hamletId: removed.hamlet_id };
}

const note = (tx: Tx, user: Identity, householdId: string) =>
  audit(tx, user, { action: 'assignments.conflict', subjectId: householdId });
