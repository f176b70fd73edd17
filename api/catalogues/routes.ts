import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { problems, routes } from '../http/routes.ts';
import { json } from '../http/schema.ts';
import { listNorms, listPlatforms, listTopics } from './queries.ts';
import { normList, platformList, topicList } from './schema.ts';

const topics = createRoute({
  method: 'get',
  path: '/topics',
  tags: ['catalogues'],
  middleware: requirePermission('catalogues.read'),
  responses: { 200: json(topicList), ...problems(401, 403) },
});

const platforms = createRoute({
  method: 'get',
  path: '/platforms',
  tags: ['catalogues'],
  middleware: requirePermission('catalogues.read'),
  responses: { 200: json(platformList), ...problems(401, 403) },
});

const norms = createRoute({
  method: 'get',
  path: '/norms',
  tags: ['catalogues'],
  middleware: requirePermission('catalogues.read'),
  responses: { 200: json(normList), ...problems(401, 403) },
});

/** Catalogues, the same for every commune. */
export const catalogueRoutes = () =>
  routes()
    .openapi(topics, async (c) => {
      const items = await c.var.db.asUser(c.var.user, (tx) => listTopics(tx));
      return c.json({ items: [...items] }, 200);
    })
    .openapi(platforms, async (c) => {
      const items = await c.var.db.asUser(c.var.user, (tx) => listPlatforms(tx));
      return c.json({ items: [...items] }, 200);
    })
    .openapi(norms, async (c) => {
      const items = await c.var.db.asUser(c.var.user, (tx) => listNorms(tx));
      return c.json({ items: [...items] }, 200);
    });
