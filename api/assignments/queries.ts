import { uuidv7 } from 'uuidv7';
import { audit, nameOf } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { AssignmentRequest } from './schema.ts';

/**
 * Puts households into the charge of a member by hand, or of nobody. All or nothing. Who is marked not to get a
 * household does not, unless it goes back to him.
 *
 * @returns how many changed, and the one hamlet they lie in (null: several)
 * @throws not_found for a household or member outside what the user may see, term_ended (409),
 *         invalid_reference (422) for a member of another hamlet's team, assignment_conflict (409) with the households
 */
export async function assign(tx: Tx, user: Identity, { householdIds, memberId, takesBack }: AssignmentRequest) {
  const barred = memberId === null ? [] : await barredFrom(tx, memberId, householdIds, takesBack ?? false);
  if (barred.length > 0)
    throw problem('assignment_conflict', { params: { households: barred.length }, extra: { households: barred } });
  const { changing, hamletId } = await putInCharge(tx, user, householdIds, memberId);
  return { changed: changing.length, hamletId };
}

/** Of households that shall go to a member, those he is marked not to get and does not have. */
async function barredFrom(tx: Tx, memberId: string, householdIds: readonly string[], takesBack: boolean) {
  const lastMember = tx`(
    select a.member_id from tn.assignment a
    where a.commune_id = k.commune_id and a.household_id = k.household_id and a.to_at is not null
    order by a.to_at desc limit 1)`;
  const rows = await tx<{ id: string }[]>`
    select h.id
    from tn.assignment_conflict k
    join tn.household h on h.commune_id = k.commune_id and h.id = k.household_id
    where k.commune_id = tn.current_commune() and k.member_id = ${memberId}
      and k.household_id = any(${householdIds as string[]}) and h.member_id is distinct from k.member_id
      ${takesBack ? tx`and ${lastMember} is distinct from k.member_id` : tx``}`;
  return rows.map(({ id }) => id);
}

/**
 * Puts households into the charge of a member, or of nobody, whatever is marked. All or nothing; what is so already
 * stays untouched.
 *
 * @returns the households that changed, and the one hamlet all lie in (null: several)
 * @throws not_found, term_ended, invalid_reference
 */
export async function putInCharge(tx: Tx, user: Identity, householdIds: readonly string[], memberId: string | null) {
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
  return { changing, hamletId: hamlets.length === 1 ? hamlets[0]! : null };
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
