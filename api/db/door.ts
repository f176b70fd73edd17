import type { ReservedSql } from 'postgres';
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
    await tx`
      select set_config('role', ${DATABASE_ROLE[user.role]}, true),
             set_config('app.role', ${user.role}, true),
             set_config('app.commune_id', ${user.communeId ?? ''}, true),
             set_config('app.hamlet_id', ${user.hamletId ?? ''}, true),
             set_config('app.member_id', ${user.memberId ?? ''}, true),
             set_config('app.account_id', ${user.accountId ?? ''}, true),
             set_config('app.today', ${localDateOf(new Date())}, true)`;
    return work(tx);
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
