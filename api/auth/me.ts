import { createRoute } from '@hono/zod-openapi';
import { problems, routes } from '../http/routes.ts';
import { type Me, meSchema } from './schema.ts';
import type { SignedIn } from './sessions.ts';

const me = createRoute({
  method: 'get',
  path: '/me',
  tags: ['accounts'],
  responses: {
    200: { description: 'Who is signed in', content: { 'application/json': { schema: meSchema } } },
    ...problems(401),
  },
});

/** What a page knows of who is signed in. */
export function toMe({ user, token: _, ...rest }: SignedIn): Me {
  return { ...user, ...rest, accountId: user.accountId! };
}

export const meRoutes = () => routes().openapi(me, (c) => c.json(toMe(c.var.signedIn!), 200));
