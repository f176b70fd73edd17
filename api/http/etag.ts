import type { Context } from 'hono';
import { problem } from './problem.ts';

/** Entity tag of a version, for the header `ETag`. */
export const etag = (version: number): string => `"${version}"`;

/**
 * The version the client edits, from `If-Match`.
 *
 * @throws version_required (428) where the header is missing, stale_version (412) where it names no version of ours
 */
export function ifMatch(c: Context): number {
  const header = c.req.header('if-match');
  if (header === undefined) throw problem('version_required');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw problem('stale_version');
  return Number(version);
}
