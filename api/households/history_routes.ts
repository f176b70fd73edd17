import { createRoute, z } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { auditRead } from '../db/audit.ts';
import { problems, routes } from '../http/routes.ts';
import { id, json } from '../http/schema.ts';
import { listEnded } from './ended.ts';
import { readHistory, undoEdit } from './history.ts';
import { readHousehold } from './queries.ts';
import { toDetail } from './rows.ts';
import { endedHouseholds, historySchema, householdDetailSchema, idParam } from './schema.ts';
import { etagOf } from './tag.ts';

const tags = ['households'];

const toConfirm = createRoute({
  method: 'get',
  path: '/households/to-confirm',
  tags,
  middleware: requirePermission('households.confirm'),
  request: { query: z.object({ hamlet: id.optional() }) },
  responses: { 200: json(endedHouseholds), ...problems(401, 403) },
});

const history = createRoute({
  method: 'get',
  path: '/households/{id}/history',
  tags,
  middleware: requirePermission('households.read'),
  request: { params: idParam },
  responses: { 200: json(historySchema), ...problems(400, 401, 403, 404) },
});

const undo = createRoute({
  method: 'post',
  path: '/households/{id}/edits/{edit}/undo',
  tags,
  middleware: requirePermission('households.change'),
  request: { params: z.object({ id, edit: id }) },
  responses: { 200: json(householdDetailSchema), ...problems(400, 401, 403, 404, 409) },
});

/** What happened at a household, and taking an edit of it back. */
export const historyRoutes = () =>
  routes()
    .openapi(toConfirm, async (c) => {
      const { hamlet } = c.req.valid('query');
      const items = await c.var.db.asUser(c.var.user, async (tx) => {
        const found = await listEnded(tx, hamlet);
        await auditRead(tx, c.var.user, found.length, 'to-confirm');
        return found;
      });
      return c.json({ items }, 200);
    })
    .openapi(history, async (c) => {
      const { id: household } = c.req.valid('param');
      const items = await c.var.db.asUser(c.var.user, (tx) => readHistory(tx, c.var.user, household));
      return c.json({ items }, 200);
    })
    .openapi(undo, async (c) => {
      const { user, db, events } = c.var;
      const { id: household, edit } = c.req.valid('param');
      const row = await db.asUser(user, async (tx) => {
        await undoEdit(tx, user, household, edit);
        return readHousehold(tx, user, household);
      });
      await events.announce(user.communeId!, { kind: 'household', hamletId: row.hamlet_id });
      return c.json(toDetail(row), 200, etagOf(row));
    });
