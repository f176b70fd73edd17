import { createRoute } from '@hono/zod-openapi';
import { localDateOf } from '#geo';
import { requirePermission } from '../auth/permissions.ts';
import { problems, routes } from '../http/routes.ts';
import { json } from '../http/schema.ts';
import { myDay } from './day.ts';
import { myDayQuery, myDaySchema } from './schema.ts';

const read = createRoute({
  method: 'get',
  path: '/my-day',
  tags: ['plans'],
  middleware: requirePermission('plans.mine'),
  request: { query: myDayQuery },
  responses: { 200: json(myDaySchema), ...problems(400, 401, 403) },
});

/** The day a member is sent out on, as it is published. */
export const myDayRoutes = () =>
  routes().openapi(read, async (c) => {
    const { date = localDateOf(new Date()), through } = c.req.valid('query');
    const { user, db } = c.var;
    return c.json(await db.asUser(user, (tx) => myDay(tx, user, date, through)), 200);
  });
