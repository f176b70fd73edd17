import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { getProposal } from './proposals.ts';
import { assign } from './queries.ts';
import type { Change } from './schema.ts';

/**
 * Takes a proposal: wholly, or the changes of some households only. What is not taken is off the table.
 *
 * @param parts  households of the proposal; undefined: all
 * @throws not_found, invalid_reference for a household the proposal does not change, proposal_settled where it was
 *         taken before, proposal_outdated where somebody else was put in charge since, with the households
 */
export async function acceptProposal(tx: Tx, user: Identity, id: string, parts: readonly string[] | undefined) {
  const { state, changes } = await getProposal(tx, id, 'for update');
  if (state !== 'open') throw problem('proposal_settled');
  const chosen = parts && new Set(parts);
  const taken = chosen ? changes.filter(({ householdId }) => chosen.has(householdId)) : changes;
  if (chosen && taken.length < chosen.size) throw problem('invalid_reference', { params: { field: 'parts' } });
  const changed = await changedSince(tx, taken);
  if (changed.length > 0) {
    throw problem('proposal_outdated', { params: { households: changed.length }, extra: { households: changed } });
  }
  await hand(tx, user, taken);
  const accepted = { householdIds: taken.map(({ householdId }) => householdId) };
  await tx`
    update tn.proposal set accepted = ${tx.json(accepted)}, accepted_at = now(), version = version + 1
    where commune_id = tn.current_commune() and id = ${id}`;
  return getProposal(tx, id);
}

/** Of these changes, the households that are no longer as the proposal found them or may not go where it says. */
async function changedSince(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select c."householdId" as id
    from jsonb_to_recordset(${tx.json(changes as never)}) as c("householdId" uuid, "from" uuid, "to" uuid)
    left join (
      select id, member_id, hamlet_id from tn.household
      where commune_id = tn.current_commune() and deleted_at is null
        and id = any(${changes.map(({ householdId }) => householdId)})
      order by id
      for update
    ) h on h.id = c."householdId"
    left join tn.member m on m.commune_id = tn.current_commune() and m.id = c."to"
    where h.id is null or h.member_id is distinct from c."from"
      or (c."to" is not null and (m.id is null or m.hamlet_id <> h.hamlet_id or m.to_on <= tn.today()))
      or exists (select from tn.assignment_conflict k
                 where k.commune_id = tn.current_commune() and k.member_id = c."to" and k.household_id = c."householdId")`;
  return rows.map((row) => row.id);
}

/**
 * Gives each household that was taken back to whom it had before. Households somebody decided about since, and those
 * whose member of before no longer serves, stay as they are.
 *
 * @throws not_found, proposal_settled where it was never taken or is taken back already
 */
export async function undoProposal(tx: Tx, user: Identity, id: string) {
  const { state, changes, accepted } = await getProposal(tx, id, 'for update');
  if (state !== 'accepted') throw problem('proposal_settled');
  const taken = new Set(accepted);
  const back = changes
    .filter(({ householdId }) => taken.has(householdId))
    .map(({ householdId, from, to }) => ({ householdId, from: to, to: from }));
  const alone = new Set(await changedSince(tx, back));
  await hand(
    tx,
    user,
    back.filter(({ householdId }) => !alone.has(householdId)),
  );
  await tx`
    update tn.proposal set undone_at = now(), version = version + 1
    where commune_id = tn.current_commune() and id = ${id}`;
  return { proposal: await getProposal(tx, id), changed: back.length - alone.size, leftAlone: [...alone] };
}

/** Carries changes out through the one way of assigning, so that the history is kept. */
async function hand(tx: Tx, user: Identity, changes: readonly Change[]): Promise<void> {
  const byMember = new Map<string | null, string[]>();
  for (const { householdId, to } of changes) byMember.set(to, [...(byMember.get(to) ?? []), householdId]);
  for (const [memberId, householdIds] of byMember) await assign(tx, user, { householdIds, memberId });
}
