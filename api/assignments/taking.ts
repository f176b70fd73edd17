import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { getProposal } from './proposals.ts';
import { putInCharge } from './queries.ts';
import type { Change } from './schema.ts';

/**
 * Takes a proposal: all that is left of it, or the changes of some households only. What is not taken can be taken
 * later, as long as the proposal is not undone.
 *
 * @param parts  households of the proposal that are not taken yet; undefined: all of them
 * @throws not_found, invalid_reference for a household the proposal does not change, proposal_settled where it was
 *         undone or what is asked for was taken before, proposal_outdated where somebody else was put in charge since,
 *         with the households
 */
export async function acceptProposal(tx: Tx, user: Identity, id: string, parts: readonly string[] | undefined) {
  const { state, changes, accepted } = await getProposal(tx, id, 'for update');
  const before = new Set(accepted);
  const wanted = new Set(parts ?? changes.map(({ householdId }) => householdId).filter((one) => !before.has(one)));
  const taken = changes.filter(({ householdId }) => wanted.has(householdId));
  if (taken.length < wanted.size) throw problem('invalid_reference', { params: { field: 'parts' } });
  const isSettled = state === 'undone' || (state === 'accepted' && taken.length === 0);
  if (isSettled || taken.some(({ householdId }) => before.has(householdId))) throw problem('proposal_settled');
  const changed = await changedSince(tx, taken, 'unless marked');
  if (changed.length > 0) {
    throw problem('proposal_outdated', { params: { households: changed.length }, extra: { households: changed } });
  }
  await hand(tx, user, taken);
  const all = { householdIds: [...before, ...taken.map(({ householdId }) => householdId)] };
  await tx`
    update tn.proposal set accepted = ${tx.json(all)}, accepted_at = now(), version = version + 1
    where commune_id = tn.current_commune() and id = ${id}`;
  return getProposal(tx, id);
}

/**
 * Of these changes, the households that are no longer as the proposal found them or cannot go where it says.
 *
 * @param which  whether a mark against giving a household to somebody keeps it back
 */
async function changedSince(
  tx: Tx,
  changes: readonly Change[],
  which: 'unless marked' | 'marked or not',
): Promise<string[]> {
  const marked = tx`
    or exists (select from tn.assignment_conflict k
               where k.commune_id = tn.current_commune() and k.member_id = c."to" and k.household_id = c."householdId")`;
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
      ${which === 'unless marked' ? marked : tx``}`;
  return rows.map((row) => row.id);
}

/**
 * Gives each household that was taken back to whom it had before. Households somebody decided about since, and those
 * whose member of before no longer serves, stay as they are; a mark against giving them to him is no obstacle, as he
 * had them.
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
  const alone = new Set(await changedSince(tx, back, 'marked or not'));
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

/** Carries changes out through the one way of assigning, so that the history is kept. Marks were looked at before. */
async function hand(tx: Tx, user: Identity, changes: readonly Change[]): Promise<void> {
  const byMember = new Map<string | null, string[]>();
  for (const { householdId, to } of changes) byMember.set(to, [...(byMember.get(to) ?? []), householdId]);
  for (const [memberId, householdIds] of byMember) await putInCharge(tx, user, householdIds, memberId);
}
