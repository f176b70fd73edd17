import type { Hono, MiddlewareHandler } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { problem } from './problem.ts';
import type { Env } from './routes.ts';

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** Last in the row: an address that exists for another method answers 405 and says which, any other 404. */
export function unmatched(app: Hono<Env>): MiddlewareHandler<Env> {
  let router: TrieRouter<true> | undefined;
  return async (c) => {
    router ??= routerOf(app);
    const allowed = METHODS.filter((method) => router!.match(method, c.req.path)[0].length > 0);
    if (allowed.length === 0 || allowed.includes(c.req.method)) throw problem('not_found');
    const allow = allowed.join(', ');
    throw problem('method_not_allowed', { params: { allowed: allow }, headers: { allow } });
  };
}

function routerOf(app: Hono<Env>): TrieRouter<true> {
  const router = new TrieRouter<true>();
  for (const { method, path } of app.routes) {
    if (METHODS.includes(method) && path.startsWith('/api/')) router.add(method, path, true);
  }
  return router;
}
