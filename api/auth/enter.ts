import type { Context } from 'hono';
import type { Env } from '../http/routes.ts';
import { toMe } from './me.ts';
import type { Me } from './schema.ts';

/**
 * Signs in by user name and password: the answer will set the session's cookie.
 * @returns who that is; null where name or password are wrong, or the account is disabled
 */
export async function enter(c: Context<Env>, username: string, password: string): Promise<Me | null> {
  const answer = await c.var.auth.api
    .signInUsername({ body: { username, password }, returnHeaders: true })
    .catch((error: unknown) => {
      if (((error as { statusCode?: number }).statusCode ?? 500) < 500) return null; // whatever was wrong, say the same
      throw error;
    });
  if (!answer?.response) return null;
  const cookies = answer.headers.getSetCookie();
  const signedIn = await c.var.sessions.find(cookies.map((cookie) => cookie.split(';')[0]).join('; '));
  if (!signedIn) return null;
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  return toMe(signedIn.found);
}
