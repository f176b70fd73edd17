import { Kysely } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import type { ReservedSql, Sql } from 'postgres';
import type { Queue } from './queue.ts';

/**
 * Accounts and sessions through Kysely, on the application's own driver and behind its queue.
 * On the embedded database there is one connection for all: it works as `tn_auth` while it is lent to Kysely.
 */
export function openAccounts(sql: Sql, queue: Queue): Kysely<unknown> {
  const reserve = async (): Promise<ReservedSql> => {
    const leave = await queue.enter();
    try {
      const connection = await sql.reserve();
      await connection`set role tn_auth`.simple();
      return lend(connection, leave);
    } catch (error) {
      leave();
      throw error;
    }
  };
  const gated = { options: sql.options, reserve, end: async () => undefined } as unknown as Sql;
  return new Kysely<unknown>({ dialect: new PostgresJSDialect({ postgres: gated }) }).withSchema('auth');
}

/** The connection with a `release` that first gives the role back. */
function lend(connection: ReservedSql, leave: () => void): ReservedSql {
  const release = () => {
    connection`reset role`
      .simple()
      .then(
        () => connection.release(),
        () => connection.release(),
      )
      .finally(leave);
  };
  return new Proxy(connection, {
    get: (target, key) => (key === 'release' ? release : Reflect.get(target, key)),
  });
}
