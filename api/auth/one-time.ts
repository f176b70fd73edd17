import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Database } from '../db/database.ts';
import type { Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';

/** What a one-time link is good for. */
export type Purpose = 'first-admin' | `password:${string}`;

const digest = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * Makes the token of a one-time link; an earlier one for the same purpose ends. Only its digest is kept.
 * @param hours how long it holds
 */
export async function makeToken(db: Pick<Database, 'asAccounts'>, purpose: Purpose, hours: number): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await db.asAccounts(async (tx) => {
    await tx`delete from auth.verification where identifier = ${purpose} or "expiresAt" < now()`;
    await tx`
      insert into auth.verification (id, identifier, value, "expiresAt")
      values (${uuidv7()}, ${purpose}, ${digest(token)}, now() + make_interval(hours => ${hours}))`;
  });
  return token;
}

/**
 * Uses up a token within the transaction that does what it is good for.
 * @returns its purpose
 * @throws problem `invalid_token`
 */
export async function useToken(tx: Tx, token: string, kind: 'first-admin' | 'password'): Promise<string> {
  const [row] = await tx<{ identifier: string }[]>`
    delete from auth.verification
    where value = ${digest(token)} and "expiresAt" > now() and identifier like ${`${kind}%`}
    returning identifier`;
  if (!row) throw problem('invalid_token');
  return row.identifier;
}
