import { createRoute, z } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { languageOf } from '../http/language.ts';
import { problems, routes } from '../http/routes.ts';
import { idParam, itemsOf, json } from '../http/schema.ts';
import { getImport, listImports, takeRejected } from './history.ts';
import { rejectedWorkbook } from './rejected-book.ts';
import { importDetailSchema, importItemSchema, undoAnswerSchema } from './schema.ts';
import { undoImport } from './undo.ts';

const tags = ['imports'];
const middleware = requirePermission('imports.write');
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const list = createRoute({
  method: 'get',
  path: '/imports',
  tags,
  summary: 'Earlier imports, newest first',
  middleware,
  responses: { 200: json(itemsOf(importItemSchema)), ...problems(401, 403) },
});

const one = createRoute({
  method: 'get',
  path: '/imports/{id}',
  tags,
  summary: 'An earlier import with its whole answer',
  middleware,
  request: { params: idParam },
  responses: { 200: json(importDetailSchema), ...problems(400, 401, 403, 404) },
});

const undo = createRoute({
  method: 'post',
  path: '/imports/{id}/undo',
  tags,
  summary: 'Take an import back, without what was recorded since; within 7 days',
  middleware,
  request: { params: idParam },
  responses: { 200: json(undoAnswerSchema), ...problems(400, 401, 403, 404, 409) },
});

const rejected = createRoute({
  method: 'get',
  path: '/imports/{id}/rejected.xlsx',
  tags,
  summary: 'The rows that did not go in, to be mended and brought again',
  middleware,
  request: { params: idParam },
  responses: {
    200: {
      description: 'A workbook',
      content: { [WORKBOOK]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems(400, 401, 403, 404),
  },
});

/** What was imported before, its bad rows, and taking it back: the office's work only. */
export const historyRoutes = () =>
  routes()
    .openapi(list, async (c) => {
      const items = await c.var.db.asUser(c.var.user, listImports);
      return c.json({ items }, 200);
    })
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await c.var.db.asUser(c.var.user, (tx) => getImport(tx, id)), 200);
    })
    .openapi(undo, async (c) => {
      const { id } = c.req.valid('param');
      const { db, user, events } = c.var;
      const answer = await undoImport(db, user, id);
      await events.announce(user.communeId!, { kind: 'import' });
      return c.json(answer, 200);
    })
    .openapi(rejected, async (c) => {
      const { id } = c.req.valid('param');
      const { rows, fileName } = await c.var.db.asUser(c.var.user, (tx) => takeRejected(tx, c.var.user, id));
      const name = encodeURIComponent(`can-sua-${(fileName ?? 'so-ho').replace(/\.\w+$/, '')}.xlsx`);
      return c.body(rejectedWorkbook(rows, languageOf(c)).slice().buffer, 200, {
        'content-type': WORKBOOK,
        'content-disposition': `attachment; filename*=UTF-8''${name}`,
        'cache-control': 'no-store',
      });
    });
