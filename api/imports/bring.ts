import type { Database } from '../db/database.ts';
import type { Identity } from '../db/door.ts';
import { MembersFound } from './members/found.ts';
import { importMembers } from './members/run.ts';
import type { MembersAnswer } from './members/schema.ts';
import { type ImportRequest, importRegister } from './run.ts';
import type { ImportAnswer } from './schema.ts';

/**
 * Brings a file of any kind into the user's commune, or says what would become of it: a register of households, names
 * and boundaries of hamlets, or a list of members.
 *
 * @throws ImportError where nothing can be read
 */
export async function bring(
  db: Pick<Database, 'asUser' | 'kind'>,
  user: Identity,
  request: ImportRequest,
): Promise<ImportAnswer | MembersAnswer> {
  try {
    return await importRegister(db, user, request);
  } catch (error) {
    if (!(error instanceof MembersFound)) throw error;
    return importMembers(db, user, error.list, request);
  }
}
