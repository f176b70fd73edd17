import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { problems, routes } from '../http/routes.ts';
import { body, changedSchema, json } from '../http/schema.ts';
import { addConflict, listConflicts, removeConflict } from './conflicts.ts';
import { conflict, conflictList, hamletQuery } from './schema.ts';

const tags = ['assignments'];
const path = '/assignments/conflicts';
const middleware = requirePermission('assignments.write');

const list = createRoute({
  method: 'get',
  path,
  tags,
  middleware,
  request: { query: hamletQuery },
  responses: { 200: json(conflictList), ...problems(400, 401, 403) },
});

const put = createRoute({
  method: 'put',
  path,
  tags,
  middleware,
  request: { body: body(conflict) },
  responses: { 200: json(changedSchema), ...problems(400, 401, 403, 404, 422) },
});

const remove = createRoute({
  method: 'delete',
  path,
  tags,
  middleware,
  request: { body: body(conflict) },
  responses: { 200: json(changedSchema), ...problems(400, 401, 403, 404) },
});

/** Conflicts of interest: never this member at this household. */
export const conflictRoutes = () =>
  routes()
    .openapi(list, async (c) => {
      const { hamlet } = c.req.valid('query');
      const items = await c.var.db.asUser(c.var.user, (tx) => listConflicts(tx, hamlet));
      return c.json({ items: [...items] }, 200);
    })
    .openapi(put, async (c) => {
      const { user, db, events } = c.var;
      const { changed, hamletId } = await db.asUser(user, (tx) => addConflict(tx, user, c.req.valid('json')));
      if (changed > 0) await events.announce(user.communeId!, { kind: 'assignment', hamletId });
      return c.json({ changed }, 200);
    })
    .openapi(remove, async (c) => {
      const { user, db, events } = c.var;
      const { changed, hamletId } = await db.asUser(user, (tx) => removeConflict(tx, user, c.req.valid('json')));
      await events.announce(user.communeId!, { kind: 'assignment', hamletId });
      return c.json({ changed }, 200);
    });
