import { auditEach } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { refreshState } from '../db/state.ts';

/**
 * Puts households into other hamlets. They leave their cluster, and nobody of the old hamlet's team stays in charge.
 * Those that are hidden or in that hamlet already stay as they are.
 *
 * @returns how many changed
 */
export async function moveToHamlets(
  tx: Tx,
  user: Identity,
  moves: readonly { id: string; hamletId: string }[],
): Promise<number> {
  const at = JSON.stringify({ hamletId: new Date().toISOString() });
  const moved = await tx<{ id: string; hamlet_id: string; cluster_id: string | null }[]>`
    with wanted as (
      select old.id, old.hamlet_id, old.cluster_id, r."hamletId" as into_id
      from jsonb_to_recordset(${tx.json(moves as never)}) as r(id uuid, "hamletId" uuid)
      join tn.household old on old.commune_id = tn.current_commune() and old.id = r.id
      where old.deleted_at is null and old.hamlet_id <> r."hamletId")
    update tn.household h
    set hamlet_id = w.into_id, cluster_id = null, member_id = null, version = h.version + 1,
      field_edits = h.field_edits || ${at}::text::jsonb
    from wanted w
    where h.commune_id = tn.current_commune() and h.id = w.id
    returning h.id, w.hamlet_id, w.cluster_id`;
  const ids = moved.map(({ id }) => id);
  await tx`
    update tn.assignment set to_at = now()
    where commune_id = tn.current_commune() and household_id = any(${ids}) and to_at is null`;
  const notes = moved.map(({ id, hamlet_id, cluster_id }) =>
    cluster_id === null
      ? { id, fields: ['hamletId'], before: { hamlet_id } }
      : { id, fields: ['hamletId', 'clusterId'], before: { hamlet_id, cluster_id } },
  );
  await auditEach(tx, user, 'household.patch', notes);
  await refreshState(tx, ids);
  return moved.length;
}
