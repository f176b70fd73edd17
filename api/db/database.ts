import type { Kysely } from 'kysely';
import type { PendingQuery } from 'postgres';
import type { Identity, Reading, Tx } from './door.ts';

/** The open database, embedded or real: everything the application does with it. */
export interface Database {
  readonly kind: 'embedded' | 'postgres';
  /** Runs `work` in a transaction that sees and changes what `user` may, and nothing else. */
  asUser<T>(user: Identity, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for a single query that only reads; on a real server in one way there and back. */
  readAsUser<Row extends object>(user: Identity, query: (tx: Tx) => PendingQuery<Row[]>, how?: Reading): Promise<Row[]>;
  /** The same on a commune's behalf, with the rights of its staff: command line, seed, import. */
  asSystem<T>(communeId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction as the tables' owner: migrations only. */
  owner<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Accounts and sessions, in the schema `auth`. */
  readonly accounts: Kysely<unknown>;
  /** A transaction on accounts and profiles, apart from tenants' rows. */
  asAccounts<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** An embedded database that was not there before: to be migrated, seeded where wished, then settled. */
  readonly fresh: boolean;
  /** Folder of the process's own sockets, closed to other users; the embedded database only. */
  readonly run?: string;
  /** Says that a fresh database is complete; without it the next start makes it anew. */
  settle(): void;
  /** Waits for what runs, then closes. */
  close(): Promise<void>;
}
