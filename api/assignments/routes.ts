import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { problems, routes } from '../http/routes.ts';
import { body, changedSchema, json } from '../http/schema.ts';
import { assign } from './queries.ts';
import { assignmentRequest } from './schema.ts';

const create = createRoute({
  method: 'post',
  path: '/assignments',
  tags: ['assignments'],
  middleware: requirePermission('assignments.write'),
  request: { body: body(assignmentRequest) },
  responses: { 200: json(changedSchema), ...problems(400, 401, 403, 404, 409, 422) },
});

/** Who is in charge of which household. Taking an assignment back is assigning to the one before. */
export const assignmentRoutes = () =>
  routes().openapi(create, async (c) => {
    const { user, db, events } = c.var;
    const { changed, hamletId } = await db.asUser(user, (tx) => assign(tx, user, c.req.valid('json')));
    if (changed > 0) await events.announce(user.communeId!, { kind: 'assignment', hamletId });
    return c.json({ changed }, 200);
  });
