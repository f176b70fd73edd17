import { createRoute, z } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { problems, routes } from '../http/routes.ts';
import { exportRegister } from './export.ts';
import { templateBook } from './form-book.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const middleware = requirePermission('imports.write');
const workbook = {
  description: 'A workbook',
  content: { [WORKBOOK]: { schema: z.string().openapi({ format: 'binary' }) } },
};

const template = createRoute({
  method: 'get',
  path: '/exports/template.xlsx',
  tags: ['exports'],
  summary: 'An empty register to fill in',
  middleware,
  responses: { 200: workbook, ...problems(401, 403) },
});

const register = createRoute({
  method: 'get',
  path: '/exports/register.xlsx',
  tags: ['exports'],
  summary: 'The present register in the same columns; that it was handed out is noted',
  middleware,
  responses: { 200: workbook, ...problems(401, 403) },
});

const headers = (name: string) => ({
  'content-type': WORKBOOK,
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'no-store',
});

/** Workbooks out: the office's work only. */
export const exportRoutes = () =>
  routes()
    .openapi(template, (c) => c.body(templateBook().slice().buffer, 200, headers('mau-so-ho.xlsx')))
    .openapi(register, async (c) => {
      const book = await exportRegister(c.var.db, c.var.user);
      return c.body(book.slice().buffer, 200, headers('so-ho.xlsx'));
    });
