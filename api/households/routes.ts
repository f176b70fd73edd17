import { createRoute } from '@hono/zod-openapi';
import { localDateOf } from '#geo';
import { requirePermission } from '../auth/permissions.ts';
import { countsByCluster } from '../coverage/schema.ts';
import { auditRead } from '../db/audit.ts';
import { readCursor, toPage } from '../http/paging.ts';
import { problems, routes } from '../http/routes.ts';
import { json } from '../http/schema.ts';
import { changeRoutes } from './change_routes.ts';
import { historyRoutes } from './history_routes.ts';
import { countByCluster, countHouseholds, KEY_LENGTH, keyOf, listHouseholds, readHousehold } from './queries.ts';
import { toDetail, toHousehold } from './rows.ts';
import { householdDetailSchema, householdFilter, householdPage, householdQuery, idParam } from './schema.ts';
import { etagOf } from './tag.ts';

const list = createRoute({
  method: 'get',
  path: '/households',
  tags: ['households'],
  middleware: requirePermission('households.read'),
  request: { query: householdQuery },
  responses: { 200: json(householdPage), ...problems(400, 401, 403) },
});

const byCluster = createRoute({
  method: 'get',
  path: '/households/by-cluster',
  tags: ['households'],
  middleware: requirePermission('households.read'),
  request: { query: householdFilter },
  responses: { 200: json(countsByCluster), ...problems(400, 401, 403) },
});

const get = createRoute({
  method: 'get',
  path: '/households/{id}',
  tags: ['households'],
  middleware: requirePermission('households.read'),
  request: { params: idParam },
  responses: { 200: json(householdDetailSchema), ...problems(400, 401, 403, 404) },
});

/** Households: listing, one by one, and every change of them. */
export const householdRoutes = () =>
  routes()
    .openapi(list, async (c) => {
      const { limit, cursor, sort: _, ...filter } = c.req.valid('query');
      const scope = { filter, day: localDateOf(new Date()) };
      const after = readCursor(cursor, scope, KEY_LENGTH);
      const page = await c.var.db.asUser(c.var.user, async (tx) => {
        const rows = await listHouseholds(tx, filter, { limit, after });
        const total = await countHouseholds(tx, filter);
        const personal = rows.slice(0, limit).filter((row) => row.full_access).length;
        await auditRead(tx, c.var.user, personal, 'households');
        return toPage(rows, { limit, total, scope, keyOf, toItem: toHousehold });
      });
      return c.json(page, 200);
    })
    .openapi(byCluster, async (c) => {
      const counts = await c.var.db.asUser(c.var.user, (tx) => countByCluster(tx, c.req.valid('query')));
      return c.json(counts, 200);
    })
    .route('/', historyRoutes())
    .openapi(get, async (c) => {
      const { id } = c.req.valid('param');
      const row = await c.var.db.asUser(c.var.user, (tx) => readHousehold(tx, c.var.user, id));
      return c.json(toDetail(row), 200, etagOf(row));
    })
    .route('/', changeRoutes());
