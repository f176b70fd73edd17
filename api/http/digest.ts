import { createHash } from 'node:crypto';
import { canonical } from './paging.ts';

/** Digest of a request, so that the same identifier with the same body is known as the same thing done again. */
export const digestOf = (request: unknown): string =>
  createHash('sha256').update(canonical(request)).digest('base64url').slice(0, 32);
