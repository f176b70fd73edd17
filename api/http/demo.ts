import { createRoute, z } from '@hono/zod-openapi';
import { DEFAULT_DEMO_PASSWORD, isLoopback } from '../config.ts';
import { problems, routes } from './routes.ts';

const demo = createRoute({
  method: 'get',
  path: '/demo',
  tags: ['service'],
  responses: {
    200: {
      description: 'Whether a fictitious commune can be tried, and with what',
      content: {
        'application/json': {
          schema: z
            .object({
              demo: z.boolean(),
              password: z.string().nullable().openapi({ description: 'the one in the README, on this machine only' }),
            })
            .openapi('Demo'),
        },
      },
    },
    ...problems(503),
  },
});

/** Lets the page of signing in offer the demo's accounts: names and password stand in the README anyway. */
export const demoRoutes = () =>
  routes().openapi(demo, async (c) => {
    const [row] = await c.var.db.asAccounts(
      (tx) => tx<{ found: boolean }[]>`select exists (select from tn.commune where demo) as found`,
    );
    const { host, demoPassword } = c.var.config;
    const known = row!.found && isLoopback(host) && demoPassword === DEFAULT_DEMO_PASSWORD;
    return c.json({ demo: row!.found, password: known ? demoPassword : null }, 200);
  });
