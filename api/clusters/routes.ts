import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { etag, ifMatch } from '../http/etag.ts';
import { problems, routes } from '../http/routes.ts';
import { body, idParam, ifMatchHeader, json } from '../http/schema.ts';
import { createCluster, listClusters, listHamlets, renameCluster } from './queries.ts';
import { clusterCreate, clusterList, clusterPatch, clusterQuery, clusterSchema, hamletList } from './schema.ts';

const hamlets = createRoute({
  method: 'get',
  path: '/hamlets',
  tags: ['hamlets'],
  middleware: requirePermission('hamlets.read'),
  responses: { 200: json(hamletList), ...problems(401, 403) },
});

const list = createRoute({
  method: 'get',
  path: '/clusters',
  tags: ['clusters'],
  middleware: requirePermission('clusters.read'),
  request: { query: clusterQuery },
  responses: { 200: json(clusterList), ...problems(400, 401, 403) },
});

const create = createRoute({
  method: 'post',
  path: '/clusters',
  tags: ['clusters'],
  middleware: requirePermission('clusters.write'),
  request: { body: body(clusterCreate) },
  responses: {
    200: json(clusterSchema, 'Made before'),
    201: json(clusterSchema, 'Created'),
    ...problems(400, 401, 403, 404, 409),
  },
});

const patch = createRoute({
  method: 'patch',
  path: '/clusters/{id}',
  tags: ['clusters'],
  middleware: requirePermission('clusters.write'),
  request: { params: idParam, headers: ifMatchHeader, body: body(clusterPatch) },
  responses: { 200: json(clusterSchema), ...problems(400, 401, 403, 404, 412, 428) },
});

/** The hamlets a user may see. */
export const hamletRoutes = () =>
  routes().openapi(hamlets, async (c) => {
    const items = await c.var.db.asUser(c.var.user, (tx) => listHamlets(tx, c.var.user));
    return c.json({ items }, 200);
  });

/** Residential clusters: listing with counts, adding, renaming. */
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
    .openapi(patch, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const version = ifMatch(c);
      const { name } = c.req.valid('json');
      const cluster = await db.asUser(user, (tx) => renameCluster(tx, user, id, name, version));
      await events.announce(user.communeId!, { kind: 'cluster', hamletId: cluster.hamletId });
      return c.json(cluster, 200, { ETag: etag(cluster.version) });
    });
