import type { Tx } from '../db/door.ts';
import { listAvailability } from './queries.ts';
import type { Availability } from './schema.ts';

/** When a member can come, as planning reads it. */
export type MemberAvailability = Omit<Availability, 'version' | 'absences'> & {
  absences: { from: string; to: string }[];
};

/**
 * When each serving member of a hamlet's team can come, in the order of their identifiers; the usual where nobody has
 * said anything.
 */
export async function readAvailability(tx: Tx, hamletId: string): Promise<MemberAvailability[]> {
  const rows = await listAvailability(tx, { hamlet: hamletId });
  return rows.map(({ version: _, absences, ...row }) => ({
    ...row,
    absences: absences.map(({ from, to }) => ({ from, to })),
  }));
}
