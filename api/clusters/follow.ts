import { drawAnew } from '#geo';
import type { Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { hamletOfCluster, readHamletState, setOf } from './state.ts';

/**
 * Draws the outlines anew of the clusters a household has just left and joined.
 *
 * @param clusterIds  null: none
 * @throws not_found
 */
export async function followMove(tx: Tx, clusterIds: readonly (string | null)[]): Promise<void> {
  const byHamlet = new Map<string, string[]>();
  for (const id of clusterIds) {
    if (id === null) continue;
    const hamletId = await hamletOfCluster(tx, id);
    byHamlet.set(hamletId, [...(byHamlet.get(hamletId) ?? []), id]);
  }
  for (const [hamletId, ids] of byHamlet) {
    const state = await readHamletState(tx, hamletId, { hold: true });
    const open = state.clusters.filter(({ id, locked }) => ids.includes(id) && !locked).map(({ id }) => id);
    for (const [id, outline] of drawAnew(setOf(state, state.clusters), open))
      await tx`
        update tn.cluster set version = version + 1,
          outline = st_setsrid(st_geomfromgeojson(${outline && JSON.stringify(outline)}::text), 4326)
        where commune_id = tn.current_commune() and id = ${id}`;
  }
}

/** @throws cluster_locked where one of them stays as it is */
export async function checkUnlocked(tx: Tx, clusterIds: readonly (string | null)[]): Promise<void> {
  const ids = clusterIds.filter((id) => id !== null);
  const [locked] = await tx`
    select from tn.cluster where commune_id = tn.current_commune() and id = any(${ids}) and locked`;
  if (locked) throw problem('cluster_locked');
}
