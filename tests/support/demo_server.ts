import { rmSync } from 'node:fs';
import { type Config, readConfig } from '#api/config.ts';
import type { Database } from '#api/db/database.ts';
import { createLog } from '#api/http/log.ts';
import { startServer } from '#api/server.ts';
import { databaseKind } from './database.ts';
import { preparedDatabase, preparedFolder, TEST_PASSWORD } from './demo_data.ts';

export interface RequestOptions extends Omit<RequestInit, 'headers'> {
  headers?: Record<string, string>;
  /** sent as JSON */
  json?: unknown;
}
/** Sends requests with a user's cookie; the path begins with `/`. */
export type Client = (path: string, options?: RequestOptions) => Promise<Response>;

export interface TestServer {
  url: string;
  db: Database;
  /** the data folder, on the embedded database */
  folder: string | undefined;
  /** A client signed in as a demo account (or another one with its password). */
  as(username: string, password?: string): Promise<Client>;
  /** A client that is not signed in. */
  anonymous: Client;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  /** by default the kind this run is on */
  database?: Database['kind'];
  config?: Partial<Config>;
}

/**
 * Starts a server of one's own with the demo: 750 households in three hamlets, and the six demo accounts.
 * Call `stop` when done.
 */
export async function startTestServer({
  database = databaseKind(),
  config = {},
}: TestServerOptions = {}): Promise<TestServer> {
  const data = await prepare(database);
  const server = await startServer(
    { ...readConfig({}), port: 0, demo: false, logLevel: 'silent', ...data.config, ...config },
    { log: createLog('silent'), tell: () => {} },
  );
  await server.followed;
  const clients = new Map<string, Promise<Client>>();
  return {
    url: server.url,
    db: server.db,
    folder: data.config.dataDir,
    anonymous: clientOf(server.url),
    as(username, password = TEST_PASSWORD) {
      const known = clients.get(username) ?? signIn(server.url, username, password);
      clients.set(username, known);
      return known;
    },
    async stop() {
      await server.stop();
      await data.remove();
    },
  };
}

async function prepare(database: Database['kind']): Promise<{ config: Partial<Config>; remove(): Promise<void> }> {
  if (database === 'postgres') {
    const { url, drop } = await preparedDatabase(process.env.TEST_DATABASE_URL!);
    return { config: { databaseUrl: url, databaseConnections: 4 }, remove: drop };
  }
  const folder = await preparedFolder();
  return {
    config: { dataDir: folder, databaseUrl: undefined },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Signs in and keeps the cookie. */
export async function signIn(url: string, username: string, password = TEST_PASSWORD): Promise<Client> {
  const answer = await clientOf(url)('/api/auth/sign-in/username', { method: 'POST', json: { username, password } });
  if (!answer.ok) throw new Error(`${username} cannot sign in: ${answer.status} ${await answer.text()}`);
  return clientOf(
    url,
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  );
}

/** A client with a cookie, or without one. */
export function clientOf(url: string, cookie?: string): Client {
  return (path, { json, headers = {}, ...init } = {}) =>
    fetch(url + path, {
      ...init,
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
}
