import { createRoute, z } from '@hono/zod-openapi';
import { problems, routes } from './routes.ts';
import { VERSION } from './version.ts';

const health = createRoute({
  method: 'get',
  path: '/health',
  tags: ['service'],
  responses: {
    200: {
      description: 'The server and its database answer',
      content: {
        'application/json': {
          schema: z
            .object({ status: z.literal('ok'), version: z.string(), database: z.enum(['embedded', 'postgres']) })
            .openapi('Health'),
        },
      },
    },
    ...problems(503),
  },
});

export const healthRoutes = () =>
  routes().openapi(health, async (c) => {
    await c.var.db.asAccounts((tx) => tx`select 1`);
    return c.json({ status: 'ok' as const, version: VERSION, database: c.var.db.kind }, 200);
  });
