import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Logger } from 'pino';
import { type Config, isLoopback } from './config.ts';
import { openDatabase } from './db/connect.ts';
import type { Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { checkDisk } from './disk.ts';

export interface RunningServer {
  /** address on this machine, without a slash at the end */
  url: string;
  db: Database;
  /** Once the calendar was looked at for the first time: from then on nothing changes by itself until midnight. */
  followed: Promise<void>;
  /** Answers what has begun, ends open streams, closes the database. */
  stop(): Promise<void>;
}

export interface Surroundings {
  log: Logger;
  /** says something to whoever started the server */
  tell: (text: string) => void;
}

/** How long answers under way may take when the server stops. */
const LAST_ANSWERS_MS = 5_000;

/** How often connections without a request are closed while the server stops. */
const IDLE_SWEEP_MS = 20;

const notYet = () =>
  new Response('{"status":503,"code":"unavailable"}', {
    status: 503,
    headers: { 'content-type': 'application/problem+json', 'retry-after': '2' },
  });

/**
 * Starts everything: takes the port first (a taken one is said at once), opens, migrates and, where empty, seeds the
 * database, then serves. Until then every request is answered 503.
 */
export async function startServer(config: Config, { log, tell }: Surroundings): Promise<RunningServer> {
  if (config.databaseUrl === undefined) checkDisk(config.dataDir);
  let answer: (request: Request, env: unknown) => Response | Promise<Response> = notYet;
  const server = createAdaptorServer({ fetch: (request, env) => answer(request, env) });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(config.port, config.host, listening);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${isLoopback(config.host) && config.host.includes(':') ? '[::1]' : isLoopback(config.host) ? config.host : '127.0.0.1'}:${port}`;

  let db: Database | undefined;
  try {
    const [opened, application] = await Promise.all([prepare(config, tell), loadApplication()]);
    db = opened;
    const { createApp, createAuthService, createEvents, followCalendar, openControl, refuseKnownPassword, welcome } =
      application;
    if (!isLoopback(config.host)) await refuseKnownPassword(db);
    const events = createEvents(db);
    const services = {
      db,
      config: { ...config, port },
      events,
      log,
      ...(await createAuthService(db, { ...config, port })),
    };
    const calendar = followCalendar(db, events, log);
    const app = createApp(services);
    answer = (request, env) => app.fetch(request, env as object);
    for (const line of await welcome(db, config, config.publicUrl ?? url)) tell(line);

    const closeControl = db.run === undefined ? () => {} : await openControl(db, events, db.run);
    return {
      url,
      db,
      followed: calendar.followed,
      async stop() {
        closeControl();
        calendar.stop();
        events.end();
        const closed = new Promise<void>((done) => server.close(() => done()));
        const impatient = setTimeout(
          () => 'closeAllConnections' in server && server.closeAllConnections(),
          LAST_ANSWERS_MS,
        );
        // A connection that is answered only now would be kept for its next request.
        const sweep = setInterval(
          () => 'closeIdleConnections' in server && server.closeIdleConnections(),
          IDLE_SWEEP_MS,
        );
        await closed;
        clearInterval(sweep);
        clearTimeout(impatient);
        await opened.close();
      },
    };
  } catch (error) {
    server.close();
    await db?.close().catch(() => undefined);
    throw error;
  }
}

/** Loaded while the embedded database opens on its own thread: the page is there a second sooner. */
const loadApplication = async () => ({
  ...(await import('./app.ts')),
  ...(await import('./auth/service.ts')),
  ...(await import('./calendar.ts')),
  ...(await import('./cli/control.ts')),
  ...(await import('./http/events.ts')),
  ...(await import('./welcome.ts')),
});

async function prepare(config: Config, tell: (text: string) => void): Promise<Database> {
  const db = await openDatabase(config);
  try {
    if (db.fresh) tell('Tạo cơ sở dữ liệu… / Making the database…');
    await migrate(db);
    if (db.fresh && config.demo) {
      if (!isLoopback(config.host)) await (await import('./welcome.ts')).refuseKnownPassword(db, config.demoPassword);
      tell('Tạo xã mẫu… / Making the demo commune…');
      const { seedDemo } = await import('./cli/demo.ts');
      await seedDemo(db, { households: config.demoHouseholds, password: config.demoPassword, progress: tell });
    }
    db.settle();
    return db;
  } catch (error) {
    await db.close().catch(() => undefined);
    throw error;
  }
}
