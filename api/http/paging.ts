import { createHash } from 'node:crypto';
import type { LocalDate } from '#geo';
import { problem } from './problem.ts';

/** Where a page begins: the sort key of the row before it. */
export type Key = (string | number | boolean | null)[];

/** What a cursor holds good for: the same filter on the same day. */
export interface Scope {
  filter: Record<string, unknown>;
  day: LocalDate;
}

/** One page of a list. */
export interface PageOf<T> {
  items: T[];
  next: string | null;
  total: number;
}

// The filter goes in as a digest: what people searched for stays out of addresses.
const digestOf = (filter: Record<string, unknown>): string =>
  createHash('sha256').update(canonical(filter)).digest('base64url').slice(0, 16);

/** One text for equal values, whatever the order of their keys; undefined counts as absent. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** An opaque cursor: the key of the last row seen, the filter's digest and the day. */
export const writeCursor = (key: Key, { filter, day }: Scope): string =>
  Buffer.from(JSON.stringify([digestOf(filter), day, ...key])).toString('base64url');

/**
 * The key in a cursor, or null where there is none.
 *
 * @param length  how many parts the key has
 * @throws invalid_cursor (400) for a cursor of another filter, another day, or none of ours
 */
export function readCursor(cursor: string | undefined, { filter, day }: Scope, length: number): Key | null {
  if (cursor === undefined) return null;
  const [digest, onDay, ...key] = parse(cursor);
  if (digest !== digestOf(filter) || onDay !== day || key.length !== length) throw problem('invalid_cursor');
  return key;
}

function parse(cursor: string): Key {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value)) return value;
  } catch {
    // not ours: answered below
  }
  throw problem('invalid_cursor');
}

/**
 * Makes a page of the rows read; read one more than the limit, so that the last page is known.
 *
 * @param keyOf  the sort key of a row
 */
export function toPage<Row, T>(
  rows: readonly Row[],
  {
    limit,
    total,
    scope,
    keyOf,
    toItem,
  }: {
    limit: number;
    total: number;
    scope: Scope;
    keyOf: (row: Row) => Key;
    toItem: (row: Row) => T;
  },
): PageOf<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? writeCursor(keyOf(last), scope) : null;
  return { items: shown.map(toItem), next, total };
}
