import { readConfig } from '../config.ts';
import { openDatabase } from '../db/connect.ts';
import type { Database } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { explain } from '../explain.ts';

/** A call that is not understood: its message says how it is called. */
export class Usage extends Error {}

/**
 * Runs a command of the command line on the migrated database of the environment, then closes it.
 * What fails is said in one line; the exit status is then 1.
 */
export async function runCommand(work: (db: Database) => Promise<void>): Promise<void> {
  let db: Database | undefined;
  try {
    db = await openDatabase(readConfig());
    await migrate(db);
    await work(db);
    db.settle();
  } catch (error) {
    console.error(error instanceof Usage ? error.message : explain(error));
    process.exitCode = 1;
  } finally {
    await db?.close();
  }
}
