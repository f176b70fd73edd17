import { auditEach } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { checkPlace } from './changes.ts';

/** Puts households into a cluster, or out of any. All or nothing. @returns how many changed, and where */
export async function setCluster(tx: Tx, user: Identity, householdIds: string[], clusterId: string | null) {
  const ids = [...new Set(householdIds)];
  const rows = await tx<{ id: string; hamlet_id: string }[]>`
    select id, hamlet_id from tn.household
    where commune_id = tn.current_commune() and id = any(${ids}) and deleted_at is null
    order by id
    for update`;
  if (rows.length < ids.length) throw problem('not_found');
  const hamlets = [...new Set(rows.map((row) => row.hamlet_id))];
  for (const hamlet_id of hamlets) await checkPlace(tx, null, { hamlet_id, cluster_id: clusterId });
  const at = JSON.stringify({ clusterId: new Date().toISOString() });
  const changed = await tx<{ id: string; before: string | null }[]>`
    update tn.household h set cluster_id = ${clusterId}, version = h.version + 1, field_edits = h.field_edits || ${at}::text::jsonb
    from (select id, cluster_id as before from tn.household
          where commune_id = tn.current_commune() and id = any(${ids})) old
    where h.commune_id = tn.current_commune() and h.id = old.id and h.cluster_id is distinct from ${clusterId}
    returning h.id, old.before`;
  const notes = changed.map(({ id, before }) => ({ id, fields: ['clusterId'], before: { cluster_id: before } }));
  await auditEach(tx, user, 'household.patch', notes);
  return { changed: changed.length, hamletId: hamlets.length === 1 ? hamlets[0]! : null };
}
