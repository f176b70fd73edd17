/**
 * The application as a process of its own over an empty database with two communes: `node import_server.ts KIND
 * ADDRESS`, KIND `postgres` with a database's address or `embedded` with a folder. Says its address when it serves.
 */
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { createAccount } from '#api/auth/accounts.ts';
import { readConfig } from '#api/config.ts';
import { systemAdministrator } from '#api/db/door.ts';
import { startServer } from '#api/server.ts';

const [kind, address = ''] = process.argv.slice(2);
const place = kind === 'postgres' ? { databaseUrl: address } : { dataDir: address };
const config = { ...readConfig({ PORT: '0', DEMO: 'false' }), ...place };
const server = await startServer(config, { log: pino({ level: 'silent' }), tell: () => undefined });
for (const username of ['first', 'second']) {
  const id = uuidv7();
  await server.db.asUser(
    systemAdministrator,
    (tx) => tx`insert into tn.commune ${tx({ id, code: username, name: username })}`,
  );
  const account = { username, password: 'bench-bench-bench', role: 'staff' as const };
  await createAccount(server.db, { ...account, communeId: id, hamletId: null, memberId: null });
}
process.send?.({ url: server.url });
process.on('message', async () => {
  await server.stop();
  process.exit();
});
process.on('disconnect', () => process.exit());
