import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { etag, ifMatch } from '../http/etag.ts';
import { problems, routes } from '../http/routes.ts';
import { body, idParam, ifMatchHeader, json } from '../http/schema.ts';
import { patchPlan } from './changes.ts';
import { cancelJob, makePlan, progressOf } from './jobs.ts';
import { createPlan, deletePlan, getPlan, listPlans, restorePlan } from './queries.ts';
import { dryRunQuery, planCreate, planList, planPatch, planQuery, planSchema, planSummary } from './schema.ts';
import { toPlan } from './view.ts';

const common = { tags: ['plans'], middleware: requirePermission('plans.write') };

const list = createRoute({
  ...common,
  method: 'get',
  path: '/plans',
  request: { query: planQuery },
  responses: { 200: json(planList), ...problems(400, 401, 403) },
});

const create = createRoute({
  ...common,
  method: 'post',
  path: '/plans',
  request: { body: body(planCreate) },
  responses: {
    202: json(planSummary, 'Being made: `state` and `progress` tell, and the event `plan`'),
    ...problems(400, 401, 403, 404, 422),
  },
});

const get = createRoute({
  ...common,
  method: 'get',
  path: '/plans/{id}',
  request: { params: idParam },
  responses: { 200: json(planSchema), ...problems(400, 401, 403, 404) },
});

const patch = createRoute({
  ...common,
  method: 'patch',
  path: '/plans/{id}',
  request: { params: idParam, query: dryRunQuery, headers: ifMatchHeader, body: body(planPatch) },
  responses: { 200: json(planSchema), ...problems(400, 401, 403, 404, 409, 412, 422, 428) },
});

const remove = createRoute({
  ...common,
  method: 'delete',
  path: '/plans/{id}',
  request: { params: idParam, headers: ifMatchHeader },
  responses: {
    204: { description: 'Thrown away, or its making ended' },
    ...problems(400, 401, 403, 404, 409, 412, 428),
  },
});

const restore = createRoute({
  ...common,
  method: 'post',
  path: '/plans/{id}/restore',
  request: { params: idParam, headers: ifMatchHeader },
  responses: { 200: json(planSchema), ...problems(400, 401, 403, 404, 409, 412, 428) },
});

/** Plans of a quarter: made in the background, changed by hand, thrown away and taken back. */
export const planRoutes = () =>
  routes()
    .openapi(list, async (c) => {
      const { hamlet } = c.req.valid('query');
      const items = await c.var.db.asUser(c.var.user, (tx) => listPlans(tx, hamlet));
      return c.json({ items }, 200);
    })
    .openapi(create, async (c) => {
      const { user, db, events, log } = c.var;
      const { plan, job } = await db.asUser(user, (tx) => createPlan(tx, user, c.req.valid('json')));
      if (job) void makePlan(job, { db, events, log });
      return c.json(plan, 202, { ETag: etag(plan.version) });
    })
    .openapi(get, async (c) => {
      const { id } = c.req.valid('param');
      const plan = await c.var.db.asUser(c.var.user, (tx) => getPlan(tx, id));
      return c.json(plan, 200, { ETag: etag(plan.version) });
    })
    .openapi(patch, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const dryRun = c.req.valid('query').dryRun === 'true';
      const version = ifMatch(c);
      const { row, facts } = await db.asUser(user, (tx) =>
        patchPlan(tx, user, { id, version, patch: c.req.valid('json'), dryRun }),
      );
      const plan = toPlan(row, facts, progressOf(id));
      if (!dryRun)
        events.tell(user.communeId!, {
          planId: id,
          hamletId: plan.hamletId,
          state: plan.state,
          progress: null,
          version: plan.version,
        });
      return c.json(plan, 200, { ETag: etag(plan.version) });
    })
    .openapi(remove, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const version = ifMatch(c);
      const { hamletId } = await db.asUser(user, (tx) => deletePlan(tx, user, id, version));
      cancelJob(id);
      events.tell(user.communeId!, { planId: id, hamletId, state: 'deleted', progress: null, version: version + 1 });
      return c.body(null, 204);
    })
    .openapi(restore, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const version = ifMatch(c);
      const plan = await db.asUser(user, (tx) => restorePlan(tx, user, id, version));
      events.tell(user.communeId!, {
        planId: id,
        hamletId: plan.hamletId,
        state: plan.state,
        progress: null,
        version: plan.version,
      });
      return c.json(plan, 200, { ETag: etag(plan.version) });
    });
