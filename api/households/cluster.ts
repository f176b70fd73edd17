import { moveByHand } from '../clusters/by-hand.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';

/**
 * Puts households into a cluster, or out of any; outlines follow. All or nothing.
 *
 * @returns how many changed, where, and the changes for taking them back: one for each hamlet
 * @throws not_found, cluster_locked
 */
export async function setCluster(tx: Tx, user: Identity, householdIds: string[], clusterId: string | null) {
  const ids = [...new Set(householdIds)];
  const rows = await tx<{ id: string; hamletId: string; clusterId: string | null }[]>`
    select id, hamlet_id as "hamletId", cluster_id as "clusterId" from tn.household
    where commune_id = tn.current_commune() and id = any(${ids}) and deleted_at is null
    order by id
    for update`;
  if (rows.length < ids.length) throw problem('not_found');
  const changed = rows.filter((row) => row.clusterId !== clusterId).length;
  const hamlets = [...new Set(rows.map((row) => row.hamletId))];
  const changeIds: string[] = [];
  for (const hamletId of hamlets) {
    const own = rows.filter((row) => row.hamletId === hamletId).map((row) => row.id);
    const { changeId } = await moveByHand(tx, user, hamletId, own, clusterId);
    if (changeId) changeIds.push(changeId);
  }
  return { changed, changeIds, hamletId: hamlets.length === 1 ? hamlets[0]! : null };
}
