import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { requirePermission } from '../auth/permissions.ts';
import type { Identity, Tx } from '../db/door.ts';
import { ifMatch } from '../http/etag.ts';
import { type Env, problems, routes } from '../http/routes.ts';
import { body, ifMatchHeader, json } from '../http/schema.ts';
import { acceptHousehold, confirmHousehold, hideHousehold, patchHousehold, restoreHousehold } from './changes.ts';
import { setCluster } from './cluster.ts';
import { createHousehold } from './create.ts';
import { readHousehold } from './queries.ts';
import { type HouseholdRow, toDetail } from './rows.ts';
import * as schema from './schema.ts';
import { etagOf } from './tag.ts';

const tags = ['households'];
const detail = json(schema.householdDetailSchema);

const create = createRoute({
  method: 'post',
  path: '/households',
  tags,
  middleware: requirePermission('households.create'),
  request: { body: body(schema.householdCreate) },
  responses: {
    200: json(schema.householdDetailSchema, 'The same request was made before'),
    201: json(schema.householdDetailSchema, 'Created; from a member, proposed'),
    ...problems(400, 401, 403, 404, 409),
  },
});

const patch = createRoute({
  method: 'patch',
  path: '/households/{id}',
  tags,
  middleware: requirePermission('households.change'),
  request: { params: schema.idParam, headers: ifMatchHeader, body: body(schema.householdPatch) },
  responses: { 200: detail, ...problems(400, 401, 403, 404, 409, 412, 428) },
});

const place = createRoute({
  method: 'post',
  path: '/households/{id}/location',
  tags,
  summary: 'Say where a household stands; without If-Match whatever its version is',
  middleware: requirePermission('households.change'),
  request: { params: schema.idParam, headers: ifMatchHeader, body: body(schema.householdLocation) },
  responses: { 200: detail, ...problems(400, 401, 403, 404, 412) },
});

const remove = createRoute({
  method: 'delete',
  path: '/households/{id}',
  tags,
  middleware: requirePermission('households.delete'),
  request: { params: schema.idParam, headers: ifMatchHeader },
  responses: { 204: { description: 'Hidden' }, ...problems(400, 401, 403, 404, 412, 428) },
});

const action = <P extends string>(path: P, permission: 'households.delete' | 'households.confirm') =>
  createRoute({
    method: 'post',
    path,
    tags,
    middleware: requirePermission(permission),
    request: { params: schema.idParam },
    responses: { 200: detail, ...problems(400, 401, 403, 404) },
  });
const restore = action('/households/{id}/restore', 'households.delete');
const accept = action('/households/{id}/accept', 'households.confirm');
const confirm = action('/households/{id}/confirm', 'households.confirm');

const cluster = createRoute({
  method: 'post',
  path: '/households/cluster',
  tags,
  middleware: requirePermission('clusters.write'),
  request: { body: body(schema.setCluster) },
  responses: { 200: json(schema.clusterSet), ...problems(400, 401, 403, 404, 409) },
});

/** Makes a change, tells the open pages, and gives the household as it stands for the answer. */
async function change(c: Context<Env>, id: string, work: (tx: Tx, user: Identity) => Promise<unknown>) {
  const { user, db, events } = c.var;
  const row: HouseholdRow = await db.asUser(user, async (tx) => {
    await work(tx, user);
    return readHousehold(tx, user, id);
  });
  await events.announce(user.communeId!, { kind: 'household', hamletId: row.hamlet_id });
  return row;
}

/** Making, correcting, hiding and bringing back households. */
export const changeRoutes = () =>
  routes()
    .openapi(create, async (c) => {
      const request = c.req.valid('json');
      let created = false;
      const row = await change(c, request.id, async (tx, user) => {
        created = (await createHousehold(tx, user, request)).created;
      });
      return c.json(toDetail(row), created ? 201 : 200, etagOf(row));
    })
    .openapi(cluster, async (c) => {
      const { user, db, events } = c.var;
      const { householdIds, clusterId } = c.req.valid('json');
      const { hamletId, ...done } = await db.asUser(user, (tx) => setCluster(tx, user, householdIds, clusterId));
      if (done.changed > 0) await events.announce(user.communeId!, { kind: 'household', hamletId });
      return c.json(done, 200);
    })
    .openapi(patch, async (c) => {
      const { id } = c.req.valid('param');
      const version = ifMatch(c);
      const row = await change(c, id, (tx, user) => patchHousehold(tx, user, id, c.req.valid('json'), version));
      return c.json(toDetail(row), 200, etagOf(row));
    })
    .openapi(place, async (c) => {
      const { id } = c.req.valid('param');
      const { location, source, accuracyMetres } = c.req.valid('json');
      const patch = { location, locationSource: source, locationAccuracyMetres: accuracyMetres };
      const version = c.req.header('if-match') === undefined ? null : ifMatch(c);
      const row = await change(c, id, (tx, user) => patchHousehold(tx, user, id, patch, version));
      return c.json(toDetail(row), 200, etagOf(row));
    })
    .openapi(remove, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const version = ifMatch(c);
      const row = await db.asUser(user, (tx) => hideHousehold(tx, user, id, version));
      await events.announce(user.communeId!, { kind: 'household', hamletId: row.hamlet_id });
      return c.body(null, 204);
    })
    .openapi(restore, async (c) => {
      const { id } = c.req.valid('param');
      const row = await change(c, id, (tx, user) => restoreHousehold(tx, user, id));
      return c.json(toDetail(row), 200, etagOf(row));
    })
    .openapi(accept, async (c) => {
      const { id } = c.req.valid('param');
      const row = await change(c, id, (tx, user) => acceptHousehold(tx, user, id));
      return c.json(toDetail(row), 200, etagOf(row));
    })
    .openapi(confirm, async (c) => {
      const { id } = c.req.valid('param');
      const row = await change(c, id, (tx, user) => confirmHousehold(tx, user, id));
      return c.json(toDetail(row), 200, etagOf(row));
    });
