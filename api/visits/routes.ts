import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { problems, routes } from '../http/routes.ts';
import { body, idParam, json } from '../http/schema.ts';
import { toVisit } from './queries.ts';
import { recordVisit, undoVisit } from './record.ts';
import { visitCreate, visitSchema } from './schema.ts';

const record = createRoute({
  method: 'post',
  path: '/visits',
  tags: ['visits'],
  middleware: requirePermission('visits.write'),
  request: { body: body(visitCreate) },
  responses: {
    200: json(visitSchema, 'The same visit was recorded before'),
    201: json(visitSchema, 'Recorded'),
    ...problems(400, 401, 403, 404, 409),
  },
});

const undo = createRoute({
  method: 'post',
  path: '/visits/{id}/undo',
  tags: ['visits'],
  middleware: requirePermission('visits.write'),
  request: { params: idParam },
  responses: { 200: json(visitSchema), ...problems(400, 401, 403, 404, 409) },
});

/** Visits: recording, correcting (a visit that supersedes another), taking back. */
export const visitRoutes = () =>
  routes()
    .openapi(record, async (c) => {
      const { user, db, events } = c.var;
      const { visit, hamletId, created } = await db.asUser(user, (tx) => recordVisit(tx, user, c.req.valid('json')));
      if (created) await events.announce(user.communeId!, { kind: 'visit', hamletId });
      return c.json(toVisit(visit), created ? 201 : 200);
    })
    .openapi(undo, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const { visit, hamletId } = await db.asUser(user, (tx) => undoVisit(tx, user, id));
      await events.announce(user.communeId!, { kind: 'visit', hamletId });
      return c.json(toVisit(visit), 200);
    });
