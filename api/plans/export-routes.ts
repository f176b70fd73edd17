import { createRoute, z } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { problems, routes } from '../http/routes.ts';
import { idParam } from '../http/schema.ts';
import { readPlanExport } from './exports/read.ts';
import { dispositionOf, MEDIA_TYPES, writePlan } from './exports/write.ts';
import { exportQuery } from './schema.ts';

const binary = { schema: z.string().openapi({ format: 'binary' }) };

const exported = createRoute({
  method: 'get',
  path: '/plans/{id}/export',
  tags: ['plans'],
  summary:
    'A plan, or a day or a member of it, as walking lists, tracks, calendar, table or text; that it was handed out is noted',
  middleware: requirePermission('plans.write'),
  request: { params: idParam, query: exportQuery },
  responses: {
    200: {
      description: 'A file. Without `date`: lists, tracks and text hold the days to come, calendar and table all',
      content: Object.fromEntries(Object.values(MEDIA_TYPES).map((type) => [type.split(';')[0]!, binary])),
    },
    ...problems(400, 401, 403, 404, 409),
  },
});

/** What of a plan leaves the house. */
export const planExportRoutes = () =>
  routes().openapi(exported, async (c) => {
    const asked = c.req.valid('query');
    const plan = await readPlanExport(c.var.db, c.var.user, c.req.valid('param').id, asked);
    const file = await writePlan(plan, asked.format);
    return c.body(file.slice().buffer, 200, {
      'content-type': MEDIA_TYPES[asked.format],
      'content-disposition': dispositionOf(plan, asked.format),
      'cache-control': 'no-store',
    });
  });
