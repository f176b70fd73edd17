import postgres, { type Options, type Sql } from 'postgres';

const asIs = <T>(value: T): T => value;

/**
 * One way of reading values on both databases: bigint and numeric as numbers (ours stay below 2^53),
 * a date as the text of a local date (never an instant), an instant as Date.
 */
const types = {
  bigint: { to: 20, from: [20], serialize: String, parse: Number },
  numeric: { to: 1700, from: [1700], serialize: String, parse: Number },
  localDate: { to: 1082, from: [1082], serialize: asIs<string>, parse: asIs<string> },
  date: {
    to: 1184,
    from: [1114, 1184],
    serialize: (value: Date | string) => (value instanceof Date ? value.toISOString() : value),
    parse: (text: string) => new Date(text),
  },
};

/** Settings both databases share. Notices of PostgreSQL are not ours to print. */
export const DRIVER_OPTIONS = { types, onnotice: () => undefined, idle_timeout: 0 } as unknown as Options<
  Record<string, never>
>;

/** A pool on a real server. Compiling a query costs it more than any of ours takes. */
export const openPool = (url: string, options: Options<Record<string, never>>): Sql =>
  postgres(url, { ...DRIVER_OPTIONS, ...options, connection: { jit: 'off' } as never }) as unknown as Sql;

/** The one connection to the embedded database, on its unix socket. */
export const openSocket = (path: string): Sql =>
  postgres({
    ...DRIVER_OPTIONS,
    path,
    database: 'postgres',
    username: 'postgres',
    password: 'postgres',
    max: 1,
  }) as unknown as Sql;
