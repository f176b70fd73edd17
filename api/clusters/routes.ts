import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { etag, ifMatch } from '../http/etag.ts';
import { problems, routes } from '../http/routes.ts';
import { body, idParam, ifMatchHeader, json } from '../http/schema.ts';
import { mergeByHand, patchCluster, splitByHand } from './by-hand.ts';
import { listOutlines } from './outlines.ts';
import { createCluster, listClusters, listHamlets } from './queries.ts';
import * as schema from './schema.ts';

const hamlets = createRoute({
  method: 'get',
  path: '/hamlets',
  tags: ['hamlets'],
  middleware: requirePermission('hamlets.read'),
  responses: { 200: json(schema.hamletList), ...problems(401, 403) },
});

const list = createRoute({
  method: 'get',
  path: '/clusters',
  tags: ['clusters'],
  middleware: requirePermission('clusters.read'),
  request: { query: schema.clusterQuery },
  responses: { 200: json(schema.clusterList), ...problems(400, 401, 403) },
});

const create = createRoute({
  method: 'post',
  path: '/clusters',
  tags: ['clusters'],
  middleware: requirePermission('clusters.write'),
  request: { body: body(schema.clusterCreate) },
  responses: {
    200: json(schema.clusterSchema, 'Made before'),
    201: json(schema.clusterSchema, 'Created'),
    ...problems(400, 401, 403, 404, 409),
  },
});

const patch = createRoute({
  method: 'patch',
  path: '/clusters/{id}',
  tags: ['clusters'],
  middleware: requirePermission('clusters.write'),
  request: { params: idParam, headers: ifMatchHeader, body: body(schema.clusterPatch) },
  responses: { 200: json(schema.clusterPatched), ...problems(400, 401, 403, 404, 409, 412, 422, 428) },
});

const outlines = createRoute({
  method: 'get',
  path: '/clusters/outlines',
  tags: ['clusters'],
  summary: "A hamlet's clusters with their households and outlines",
  middleware: requirePermission('clusters.write'),
  request: { query: schema.clusterShapeQuery },
  responses: { 200: json(schema.clusterShapeList), ...problems(400, 401, 403, 404) },
});

const split = createRoute({
  method: 'post',
  path: '/clusters/{id}/split',
  tags: ['clusters'],
  middleware: requirePermission('clusters.write'),
  request: { params: idParam, body: body(schema.clusterSplit) },
  responses: { 200: json(schema.clustersChanged), ...problems(400, 401, 403, 404, 409, 422) },
});

const merge = createRoute({
  method: 'post',
  path: '/clusters/merge',
  tags: ['clusters'],
  middleware: requirePermission('clusters.write'),
  request: { body: body(schema.clusterMerge) },
  responses: { 200: json(schema.clustersChanged), ...problems(400, 401, 403, 404, 409) },
});

/** The hamlets a user may see. */
export const hamletRoutes = () =>
  routes().openapi(hamlets, async (c) => {
    const items = await c.var.db.asUser(c.var.user, (tx) => listHamlets(tx, c.var.user));
    return c.json({ items }, 200);
  });

/** Residential clusters: listing with counts and outlines, adding, changing by hand. */
export const clusterRoutes = () =>
  routes()
    .openapi(list, async (c) => {
      const { hamlet } = c.req.valid('query');
      const items = await c.var.db.asUser(c.var.user, (tx) => listClusters(tx, { hamlet }));
      return c.json({ items }, 200);
    })
    .openapi(create, async (c) => {
      const { user, db, events } = c.var;
      const { cluster, created } = await db.asUser(user, (tx) => createCluster(tx, user, c.req.valid('json')));
      if (created) await events.announce(user.communeId!, { kind: 'cluster', hamletId: cluster.hamletId });
      return c.json(cluster, created ? 201 : 200, { ETag: etag(cluster.version) });
    })
    .openapi(outlines, async (c) => {
      const { hamlet } = c.req.valid('query');
      const { user, db } = c.var;
      return c.json(await db.asUser(user, (tx) => listOutlines(tx, user, hamlet)), 200);
    })
    .openapi(merge, async (c) => {
      const { user, db, events } = c.var;
      const { hamletId, ...changed } = await db.asUser(user, (tx) => mergeByHand(tx, user, c.req.valid('json')));
      await events.announce(user.communeId!, { kind: 'cluster', hamletId });
      return c.json(changed, 200);
    })
    .openapi(split, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const { hamletId, ...changed } = await db.asUser(user, (tx) => splitByHand(tx, user, id, c.req.valid('json')));
      await events.announce(user.communeId!, { kind: 'cluster', hamletId });
      return c.json(changed, 200);
    })
    .openapi(patch, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const version = ifMatch(c);
      const cluster = await db.asUser(user, (tx) => patchCluster(tx, user, id, c.req.valid('json'), version));
      await events.announce(user.communeId!, { kind: 'cluster', hamletId: cluster.hamletId });
      return c.json(cluster, 200, { ETag: etag(cluster.version) });
    });
