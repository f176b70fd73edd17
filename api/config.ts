import { z } from 'zod';

/** The demo password everyone can read in the README: good for one's own machine only. */
export const DEFAULT_DEMO_PASSWORD = 'tungnha-demo';

const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** Every environment variable, once. */
const environment = z.object({
  /** TCP port; 0 takes a free one */
  PORT: whole(0, 65_535).default(8080),
  /** address to listen on; beyond loopback only with a demo password of one's own, or without demo */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** folder of the embedded database */
  DATA_DIR: z.string().min(1).default('./data'),
  /** a real PostgreSQL 15+ with PostGIS, instead of the embedded one */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** connections for tenants' rows on a real server; accounts have half as many of their own */
  DATABASE_CONNECTIONS: whole(2, 100).default(10),
  /** seed the fictitious commune into an empty embedded database */
  DEMO: flag.default(true),
  DEMO_PASSWORD: z.string().min(8).max(128).default(DEFAULT_DEMO_PASSWORD),
  DEMO_HOUSEHOLDS: whole(50, 200_000).default(3000),
  /** the address people type; https makes cookies secure */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** a proxy in front whose X-Forwarded-For is believed */
  TRUST_PROXY: flag.default(false),
  /** a VROOM server (vroom-express) that `npm run plan` hands its problems to */
  PLANNER_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  databaseConnections: number;
  demo: boolean;
  demoPassword: string;
  demoHouseholds: number;
  publicUrl: string | undefined;
  trustProxy: boolean;
  plannerUrl: string | undefined;
  logLevel: string;
}

/** A setting that cannot be; the message is one line for whoever starts the server. */
export class ConfigError extends Error {}

/** Reads and checks the environment. Empty variables count as absent. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const e = parsed.data;
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: e.DATA_DIR,
    databaseUrl: e.DATABASE_URL,
    databaseConnections: e.DATABASE_CONNECTIONS,
    demo: e.DEMO,
    demoPassword: e.DEMO_PASSWORD,
    demoHouseholds: e.DEMO_HOUSEHOLDS,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
    trustProxy: e.TRUST_PROXY,
    plannerUrl: e.PLANNER_URL,
    logLevel: e.LOG_LEVEL,
  };
}

/** Can only this machine reach the address? */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
