import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { etag, ifMatch } from '../http/etag.ts';
import { problems, routes } from '../http/routes.ts';
import { idParam, ifMatchHeader, json } from '../http/schema.ts';
import { comparePlans } from './comparison.ts';
import { publishPlan, withdrawPlan } from './publish.ts';
import { getPlan } from './queries.ts';
import { comparisonQuery, planComparison, planRoutes, planSchema, routesQuery } from './schema.ts';
import { planRoutesOf } from './walked.ts';

const common = { tags: ['plans'], middleware: requirePermission('plans.write') };
const changing = {
  ...common,
  method: 'post' as const,
  request: { params: idParam, headers: ifMatchHeader },
  responses: { 200: json(planSchema), ...problems(400, 401, 403, 404, 409, 412, 428) },
};

const publish = createRoute({ ...changing, path: '/plans/{id}/publish' });
const withdraw = createRoute({ ...changing, path: '/plans/{id}/withdraw' });

const comparison = createRoute({
  ...common,
  method: 'get',
  path: '/plans/{id}/comparison',
  request: { params: idParam, query: comparisonQuery },
  responses: { 200: json(planComparison), ...problems(400, 401, 403, 404, 422) },
});

const walked = createRoute({
  ...common,
  method: 'get',
  path: '/plans/{id}/routes',
  request: { params: idParam, query: routesQuery },
  responses: { 200: json(planRoutes), ...problems(400, 401, 403, 404) },
});

/** What is done with a plan as it stands: published, withdrawn, compared, drawn on the lanes. */
export const publishRoutes = () =>
  routes()
    .openapi(publish, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const version = ifMatch(c);
      const plan = await db.asUser(user, async (tx) => {
        await publishPlan(tx, user, id, version);
        return getPlan(tx, id);
      });
      await events.announce(user.communeId!, { kind: 'plan', hamletId: plan.hamletId });
      return c.json(plan, 200, { ETag: etag(plan.version) });
    })
    .openapi(withdraw, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const version = ifMatch(c);
      const plan = await db.asUser(user, async (tx) => {
        await withdrawPlan(tx, user, id, version);
        return getPlan(tx, id);
      });
      await events.announce(user.communeId!, { kind: 'plan', hamletId: plan.hamletId });
      return c.json(plan, 200, { ETag: etag(plan.version) });
    })
    .openapi(comparison, async (c) => {
      const { id } = c.req.valid('param');
      const { with: other } = c.req.valid('query');
      return c.json(await c.var.db.asUser(c.var.user, (tx) => comparePlans(tx, id, other)), 200);
    })
    .openapi(walked, async (c) => {
      const { id } = c.req.valid('param');
      const { date } = c.req.valid('query');
      const { user, db } = c.var;
      return c.json(await db.asUser(user, (tx) => planRoutesOf(tx, user, id, date)), 200);
    });
