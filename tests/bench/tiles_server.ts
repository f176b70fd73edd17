/**
 * The application over the benchmark's database, as a process of its own: `node tiles_server.ts DATABASE_URL`.
 * Told `cold`, it takes every request for the first since a change, so that nothing is kept and nothing shared;
 * told `warm`, nothing changes. Says its port when it serves.
 */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { pino } from 'pino';
import { createApp } from '#api/app.ts';
import { createAccount } from '#api/auth/accounts.ts';
import { createAuthService } from '#api/auth/service.ts';
import { readConfig } from '#api/config.ts';
import { openDatabase } from '#api/db/connect.ts';
import { migrate } from '#api/db/migrate.ts';
import { createEvents } from '#api/http/events.ts';
import { TILE_COMMUNE, writeTileCommune } from '#tests/support/tile_commune.ts';

const [databaseUrl, households, side] = process.argv.slice(2);
const config = { ...readConfig({ DEMO: 'false' }), databaseUrl };
const db = await openDatabase(config);
await migrate(db);
await db.owner((tx) => writeTileCommune(tx, { households: Number(households), side: Number(side) }));
const account = { username: 'bench', password: 'bench-bench-bench', role: 'staff' as const };
await createAccount(db, { ...account, communeId: TILE_COMMUNE, hamletId: null, memberId: null });

let cold = false;
let changes = 0;
const events = createEvents(db);
const known = await events.dataVersion(TILE_COMMUNE);
const dataVersion = async () => {
  changes += 1;
  return cold ? -changes : known;
};
const services = { db, config, events: { ...events, dataVersion }, log: pino({ level: 'silent' }) };
const app = createApp({ ...services, ...(await createAuthService(db, config)) });

const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', (mode) => {
  cold = mode === 'cold';
  process.send?.({ mode });
});
process.on('disconnect', () => process.exit());
