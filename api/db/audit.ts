import { uuidv7 } from 'uuidv7';
import type { Identity, Tx } from './door.ts';

/** What was done, to what, and what of it: names of fields and counts, never values but those an undo needs. */
export interface Audited {
  action: string;
  subjectId?: string | null;
  detail?: Record<string, unknown>;
}

/** The name a person goes by in the records: a member's own, else his user name. */
export async function nameOf(tx: Tx, user: Identity): Promise<string> {
  if (user.memberId === null) return user.username;
  const [member] = await tx<{ name: string }[]>`select name from tn.member where id = ${user.memberId}`;
  return member?.name ?? user.username;
}

/** Notes what a user did, in the transaction in which he does it. @returns the note's id */
export async function audit(
  tx: Tx,
  user: Identity,
  { action, subjectId = null, detail = {} }: Audited,
): Promise<string> {
  const id = uuidv7();
  await tx`
    insert into tn.audit (commune_id, id, account_id, action, subject_id, detail, by_name)
    values (${user.communeId}, ${id}, ${user.accountId}, ${action}, ${subjectId},
            ${tx.json(detail as never)}, ${await nameOf(tx, user)})`;
  return id;
}

/** Notes the same change of several things: which fields, and what they were before. */
export async function auditEach(
  tx: Tx,
  user: Identity,
  action: string,
  changed: readonly { id: string; fields: readonly string[]; before: Record<string, unknown> }[],
): Promise<void> {
  if (changed.length === 0) return;
  const notes = changed.map(({ id, fields, before }) => ({ id: uuidv7(), subject: id, detail: { fields, before } }));
  await tx`
    insert into tn.audit (commune_id, id, account_id, action, subject_id, detail, by_name)
    select tn.current_commune(), n.id, ${user.accountId}, ${action}, n.subject, n.detail, ${await nameOf(tx, user)}
    from jsonb_to_recordset(${tx.json(notes as never)}) as n(id uuid, subject uuid, detail jsonb)`;
}

/** One answer with more households' personal data than this is noted. @see DOMAIN, Personal data */
export const UNLOGGED_HOUSEHOLDS = 50;

/** Notes an answer with many households' personal data. */
export async function auditRead(tx: Tx, user: Identity, households: number, what: string): Promise<void> {
  if (households > UNLOGGED_HOUSEHOLDS)
    await audit(tx, user, { action: 'households.list', detail: { households, what } });
}
