import type { Database } from '../db/database.ts';
import type { Events } from '../http/events.ts';

/** A call that is not understood: its message says how it is called. */
export class Usage extends Error {}

/** What a command is called with. */
export interface Call {
  args: string[];
  /** folder in which relative paths of `args` begin */
  cwd: string;
  out: Output;
  /** tells open pages of a change */
  events: Events;
}

/** Where a command's lines go: the terminal, or back to the process that asked. */
export interface Output {
  log(text: string): void;
  error(text: string): void;
}

/**
 * A command of the command line on an open, migrated database; answers the exit status.
 * It runs in a process of its own, or in the running server where that holds the embedded database.
 */
export type Command = (db: Database, call: Call) => Promise<number>;
