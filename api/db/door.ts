import type { PendingQuery, ReservedSql } from 'postgres';
import { localDateOf } from '#geo';

export type Role = 'staff' | 'leader' | 'member' | 'observer' | 'admin';
export const ROLES = ['staff', 'leader', 'member', 'observer', 'admin'] as const satisfies readonly Role[];

/** Who asks. What he may see follows from it, by the policies of the database. */
export interface Identity {
  accountId: string | null;
  username: string;
  role: Role;
  communeId: string | null;
  hamletId: string | null;
  memberId: string | null;
}

/** A transaction: a connection of its own, between `begin` and `commit`. */
export type Tx = ReservedSql;

/** How the door gets a connection, and how many may be inside at once. */
export interface Gate {
  /** Waits for a place and a connection, and gives both back when `work` has ended. */
  enter<T>(work: (connection: ReservedSql) => Promise<T>): Promise<T>;
}

/** The database role in which each kind of user works. */
const DATABASE_ROLE: Record<Role, string> = {
  staff: 'tn_app',
  leader: 'tn_app',
  member: 'tn_app',
  observer: 'tn_observer',
  admin: 'tn_admin',
};

/** The office of a commune without a person: imports from the command line, seeds, recomputation. */
export const systemIdentity = (communeId: string): Identity => ({
  accountId: null,
  username: 'system',
  role: 'staff',
  communeId,
  hamletId: null,
  memberId: null,
});

/** The system itself in the administrator's place: communes and profiles, no household. */
export const systemAdministrator: Identity = {
  accountId: null,
  username: 'system',
  role: 'admin',
  communeId: null,
  hamletId: null,
  memberId: null,
};

/**
 * Runs `work` in a transaction that sees what `user` may see.
 * Role and identity hold until the end of the transaction and never longer; an error rolls back and is thrown on.
 */
export function passDoor<T>(gate: Gate, user: Identity, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(gate, async (tx) => {
    await identify(tx, user);
    return work(tx);
  });
}

/** Role and identity for the rest of the transaction. */
const identify = (tx: Tx, user: Identity, planOnce = false) => tx`
  select set_config('role', ${DATABASE_ROLE[user.role]}, true),
         set_config('app.role', ${user.role}, true),
         set_config('app.commune_id', ${user.communeId ?? ''}, true),
         set_config('app.hamlet_id', ${user.hamletId ?? ''}, true),
         set_config('app.member_id', ${user.memberId ?? ''}, true),
         set_config('app.account_id', ${user.accountId ?? ''}, true),
         set_config('app.today', ${localDateOf(new Date())}, true)
         ${planOnce ? tx`, set_config('plan_cache_mode', 'force_generic_plan', true)` : tx``}`;

/** What {@link passDoorReading} may be told of a query. */
export interface Reading {
  /**
   * Plan the statement once a connection, whatever its parameters: for a text that is asked again and again and
   * whose best plan is always the same. PostgreSQL would else plan most anew, which takes longer than to carry out.
   */
  planOnce?: boolean;
}

/**
 * The same for one query that only reads: `begin`, identity, query and `commit` are sent together, one way to the
 * server and back instead of four. Not for the embedded database, whose socket takes one message at a time.
 *
 * Nothing waits for the identity to be set before the query runs, so whatever it answers is handed out only where
 * the transaction began, the identity was set and the commit was one. A statement that fails in between turns the
 * commit into a rollback, also where the driver repeats a query whose plan has become invalid, after the end of
 * the transaction and so outside the door: then the answer is thrown away.
 */
export function passDoorReading<Row extends object>(
  gate: Gate,
  user: Identity,
  query: (tx: Tx) => PendingQuery<Row[]>,
  { planOnce = false }: Reading = {},
): Promise<Row[]> {
  return gate.enter(async (tx) => {
    // Sent in the order of `execute`. All are waited for: the connection is given back idle.
    const sent = [
      tx`begin read only`.simple().execute(),
      identify(tx, user, planOnce).execute(),
      query(tx).execute(),
      tx`commit`.simple().execute(),
    ] as const;
    const answers = await Promise.allSettled(sent);
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
    const [begun, , rows, ended] = await Promise.all(sent);
    if (begun.command !== 'BEGIN' || ended.command !== 'COMMIT') throw new Error('the transaction did not hold');
    return rows;
  });
}

/**
 * `begin`, `work`, `commit` on a reserved connection; `rollback` where `work` fails.
 * Not `sql.begin()`: with saturated connections it can send BEGIN on a connection it did not reserve.
 */
export function inTransaction<T>(gate: Gate, work: (tx: Tx) => Promise<T>): Promise<T> {
  return gate.enter(async (tx) => {
    await tx`begin`.simple();
    let result: T;
    try {
      result = await work(tx);
    } catch (error) {
      await tx`rollback`.simple().catch(() => undefined); // a broken connection has rolled back already
      throw error;
    }
    await tx`commit`.simple();
    return result;
  });
}
