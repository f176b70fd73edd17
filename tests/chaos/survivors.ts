import type { Config } from '#api/config.ts';
import { openDatabase } from '#api/db/connect.ts';
import { recomputeAll } from '#api/db/state.ts';

export interface Survivors {
  /** acknowledged visits that are not in the database */
  lost: string[];
  /** households whose stored state no longer follows from their facts */
  wrongStates: number;
}

/** Looks into the database of a stopped server for what it had acknowledged. */
export async function survivors(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  acknowledged: readonly string[],
): Promise<Survivors> {
  const db = await openDatabase({ ...config, databaseConnections: 2 });
  try {
    const lost = await db.owner(
      (tx) => tx<{ id: string }[]>`
        select a.id from unnest(${acknowledged as string[]}::uuid[]) as a (id)
        where not exists (select from tn.visit v where v.id = a.id)`,
    );
    const { changed } = await recomputeAll(db);
    return { lost: lost.map((row) => row.id), wrongStates: changed };
  } finally {
    await db.close();
  }
}
