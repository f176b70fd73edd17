import type { ReservedSql, Sql } from 'postgres';
import type { Config } from '../config.ts';
import { openAccounts } from './accounts.ts';
import type { Database } from './database.ts';
import { type Gate, inTransaction, passDoor, passDoorReading, systemIdentity } from './door.ts';
import { openPool } from './driver.ts';
import { openEmbedded } from './embedded.ts';
import { createQueue, type Queue } from './queue.ts';

/** Opens the embedded database of DATA_DIR, or the real one of DATABASE_URL. Nothing is migrated yet. */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'databaseConnections'>,
): Promise<Database> {
  return config.databaseUrl === undefined
    ? embedded(config.dataDir)
    : real(config.databaseUrl, config.databaseConnections);
}

/** One backend, one connection, one queue for tenants and accounts alike. */
async function embedded(dataDir: string): Promise<Database> {
  const { sql, ...life } = await openEmbedded(dataDir);
  const queue = createQueue(1);
  return assemble('embedded', { tenants: sql, accounts: sql, tenantQueue: queue, accountQueue: queue }, life);
}

/** Accounts have a pool of their own, so that signing in does not wait behind tenants' work. */
async function real(url: string, connections: number): Promise<Database> {
  const accountConnections = Math.ceil(connections / 2);
  const tenants = openPool(url, { max: connections });
  const accounts = openPool(url, { max: accountConnections });
  return assemble(
    'postgres',
    { tenants, accounts, tenantQueue: createQueue(connections), accountQueue: createQueue(accountConnections) },
    {
      fresh: false,
      settle: () => {},
      async close() {
        await Promise.all([tenants.end({ timeout: 5 }), accounts.end({ timeout: 5 })]);
      },
    },
  );
}

interface Parts {
  tenants: Sql;
  accounts: Sql;
  tenantQueue: Queue;
  accountQueue: Queue;
}

function assemble(
  kind: Database['kind'],
  parts: Parts,
  life: Pick<Database, 'fresh' | 'run' | 'settle' | 'close'>,
): Database {
  const tenants = gateOf(parts.tenants, parts.tenantQueue);
  const accounts = gateOf(parts.accounts, parts.accountQueue);
  return {
    kind,
    fresh: life.fresh,
    ...(life.run === undefined ? {} : { run: life.run }),
    settle: life.settle,
    asUser: (user, work) => passDoor(tenants, user, work),
    readAsUser: (user, query, how) =>
      kind === 'postgres' ? passDoorReading(tenants, user, query, how) : passDoor(tenants, user, query),
    asSystem: (communeId, work) => passDoor(tenants, systemIdentity(communeId), work),
    owner: (work) => inTransaction(tenants, work),
    accounts: openAccounts(parts.accounts, parts.accountQueue),
    asAccounts: (work) =>
      inTransaction(accounts, async (tx) => {
        await tx`set local role tn_auth`.simple();
        return work(tx);
      }),
    async close() {
      await Promise.all([parts.tenantQueue.idle(), parts.accountQueue.idle()]);
      await life.close();
    },
  };
}

const gateOf = (sql: Sql, queue: Queue): Gate => ({
  async enter(work) {
    const leave = await queue.enter();
    let connection: ReservedSql | undefined;
    try {
      connection = await sql.reserve();
      return await work(connection);
    } finally {
      connection?.release();
      leave();
    }
  },
});
