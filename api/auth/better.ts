import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins/username';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { hashPassword, PASSWORD_LENGTH, verifyPassword } from './passwords.ts';

export const SESSION_DAYS = 30;
const DAY_SECONDS = 86_400;

/**
 * better-auth over our database: user names, argon2id, sessions. Its own HTTP handler is not mounted, so nothing of it
 * (signing up among them) is reachable but what `routes.ts` offers.
 */
export async function createAuth(db: Database, config: Pick<Config, 'publicUrl' | 'port'>) {
  return betterAuth({
    database: { db: db.accounts, type: 'postgres', transaction: false },
    secret: await signingSecret(db),
    baseURL: config.publicUrl ?? `http://localhost:${config.port}`,
    basePath: '/api/auth',
    logger: { disabled: true }, // it names users
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours is by account: sign-in.ts
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    session: { expiresIn: SESSION_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS },
    advanced: {
      cookiePrefix: 'tungnha',
      useSecureCookies: config.publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { disableIpTracking: true }, // least data: who signed in from where is not kept
    },
    plugins: [username({ minUsernameLength: 1, maxUsernameLength: 64, usernameValidator: () => true })],
  });
}
export type Auth = Awaited<ReturnType<typeof createAuth>>;

/** The secret that signs cookies: made once, kept beside the sessions it protects. */
const signingSecret = (db: Database): Promise<string> =>
  db.asAccounts(async (tx) => {
    await tx`
      insert into auth.verification (id, identifier, value, "expiresAt")
      values ('signing-secret', 'signing-secret', ${randomBytes(32).toString('base64url')}, 'infinity')
      on conflict (id) do nothing`;
    const [row] = await tx<{ value: string }[]>`select value from auth.verification where id = 'signing-secret'`;
    return row!.value;
  });
