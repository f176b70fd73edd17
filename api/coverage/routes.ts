import { createRoute } from '@hono/zod-openapi';
import { may, requirePermission } from '../auth/permissions.ts';
import { problem } from '../http/problem.ts';
import { problems, routes } from '../http/routes.ts';
import { json } from '../http/schema.ts';
import { summarise } from './queries.ts';
import { summaryList, summaryQuery } from './schema.ts';

const summary = createRoute({
  method: 'get',
  path: '/summary',
  tags: ['coverage'],
  middleware: requirePermission('summary.read'),
  request: { query: summaryQuery },
  responses: { 200: json(summaryList), ...problems(400, 401, 403) },
});

/** Figures: how far outreach has come, by commune, hamlet, cluster or member. */
export const summaryRoutes = () =>
  routes().openapi(summary, async (c) => {
    const { user, db } = c.var;
    const of = c.req.valid('query');
    const detailed = of.by === 'cluster' || of.by === 'member' || of.cluster !== undefined;
    if (detailed && !may(user.role, 'summary.detailed')) throw problem('forbidden');
    const items = await db.asUser(user, (tx) => summarise(tx, user, of));
    return c.json({ items }, 200);
  });
