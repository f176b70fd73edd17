import type { MiddlewareHandler } from 'hono';
import { problem } from '../http/problem.ts';
import type { Env } from '../http/routes.ts';

/** What needs no session: signing in, and what a machine asks. */
const PUBLIC = [
  /^\/api\/health$/,
  /^\/api\/demo$/,
  /^\/api\/openapi\.json$/,
  /^\/api\/docs(\/|$)/,
  /^\/api\/auth\/(sign-in\/username|sign-out|first-admin|password|slip|slip\/check)$/,
];

/** Finds who asks. Every address under /api but the public ones answers 401 without a session. */
export const session = (): MiddlewareHandler<Env> => async (c, next) => {
  const signedIn = await c.var.sessions.find(c.req.header('cookie'));
  if (signedIn) {
    c.set('user', signedIn.found.user);
    c.set('signedIn', signedIn.found);
    for (const cookie of signedIn.setCookie) c.header('set-cookie', cookie, { append: true });
  } else if (!PUBLIC.some((path) => path.test(c.req.path))) {
    throw problem('unauthenticated');
  }
  await next();
};
