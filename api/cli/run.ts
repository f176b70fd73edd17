import { readConfig } from '../config.ts';
import { openDatabase } from '../db/connect.ts';
import type { Database } from '../db/database.ts';
import { FolderInUse } from '../db/lock.ts';
import { migrate } from '../db/migrate.ts';
import { explain } from '../explain.ts';
import { createEvents } from '../http/events.ts';
import { Usage } from './command.ts';
import { COMMANDS, type CommandName } from './commands.ts';
import { askRunning } from './control.ts';

/**
 * Runs a command with this process's arguments: on the database of the environment or, where a running server holds
 * the embedded one, in that server. What fails is said in one line; the exit status is then 2.
 */
export async function runCommand(command: CommandName): Promise<void> {
  const args = process.argv.slice(2);
  const cwd = process.env.INIT_CWD ?? process.cwd(); // npm runs scripts in the folder of package.json
  try {
    process.exitCode = await onDatabase((db) =>
      COMMANDS[command](db, { args, cwd, out: console, events: createEvents(db) }),
    );
  } catch (error) {
    if (error instanceof FolderInUse) {
      try {
        process.exitCode = await askRunning(error.run, { command, args, cwd }, console);
        return;
      } catch {
        // whoever holds the folder takes no commands: say that it is in use
      }
    }
    console.error(error instanceof Usage ? error.message : explain(error));
    process.exitCode = 2;
  }
}

/** Opens the database of the environment, migrated, for `work`, and closes it. */
export async function onDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(readConfig());
  try {
    await migrate(db);
    const result = await work(db);
    db.settle();
    return result;
  } finally {
    await db.close();
  }
}
