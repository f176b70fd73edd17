import { auditRead } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import type { ClusterShapeList } from './schema.ts';
import { readHamletState } from './state.ts';

/** A hamlet's clusters with their outlines and where their households live; positions are noted as read. @throws not_found */
export async function listOutlines(tx: Tx, user: Identity, hamletId: string): Promise<ClusterShapeList> {
  const { clusters, households } = await readHamletState(tx, hamletId, { hold: false });
  const homes = households.flatMap(({ id, location }): ClusterShapeList['homes'] =>
    location ? [{ id, location: [location[0]!, location[1]!] }] : [],
  );
  await auditRead(tx, user, homes.length, 'positions');
  return { items: clusters.map(({ version: _, ...shape }) => shape), homes };
}
