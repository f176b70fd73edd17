import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { etag, ifMatch } from '../http/etag.ts';
import { problems, routes } from '../http/routes.ts';
import { body, changedSchema, idParam, ifMatchHeader, json } from '../http/schema.ts';
import { listDisagreements, listPoints, mendDisagreements, propose } from './disagree.ts';
import { createHamlet, renameHamlet } from './hamlets.ts';
import { keepBoundaries } from './keep.ts';
import {
  boundaryPut,
  boundarySet,
  disagreementPage,
  disagreementQuery,
  hamletBoundary,
  hamletBoundaryList,
  hamletCreate,
  hamletPatch,
  householdPoints,
  mendRequest,
  proposalList,
  proposalRequest,
} from './schema.ts';

const tags = ['hamlets'];
const middleware = requirePermission('hamlets.write');

const create = createRoute({
  method: 'post',
  path: '/hamlets',
  tags,
  middleware,
  request: { body: body(hamletCreate) },
  responses: {
    200: json(hamletBoundary, 'Made before'),
    201: json(hamletBoundary, 'Created, with its team'),
    ...problems(400, 401, 403, 409, 422),
  },
});

const rename = createRoute({
  method: 'patch',
  path: '/hamlets/{id}',
  tags,
  middleware,
  request: { params: idParam, headers: ifMatchHeader, body: body(hamletPatch) },
  responses: { 200: json(hamletBoundary), ...problems(400, 401, 403, 404, 409, 412, 428) },
});

const putOne = createRoute({
  method: 'put',
  path: '/hamlets/{id}/boundary',
  tags,
  middleware,
  request: { params: idParam, headers: ifMatchHeader, body: body(boundaryPut) },
  responses: { 200: json(hamletBoundary), ...problems(400, 401, 403, 404, 412, 422, 428) },
});

const putSet = createRoute({
  method: 'put',
  path: '/hamlets/boundaries',
  tags,
  middleware,
  request: { body: body(boundarySet) },
  responses: { 200: json(hamletBoundaryList), ...problems(400, 401, 403, 404, 412, 422) },
});

const proposals = createRoute({
  method: 'post',
  path: '/hamlets/boundaries/proposals',
  tags,
  middleware,
  request: { body: body(proposalRequest) },
  responses: { 200: json(proposalList, 'Proposed; nothing is written'), ...problems(400, 401, 403, 404) },
});

const points = createRoute({
  method: 'get',
  path: '/hamlets/points',
  tags,
  middleware,
  responses: { 200: json(householdPoints), ...problems(401, 403) },
});

const listed = createRoute({
  method: 'get',
  path: '/hamlets/disagreements',
  tags,
  middleware,
  request: { query: disagreementQuery },
  responses: { 200: json(disagreementPage), ...problems(400, 401, 403) },
});

const mend = createRoute({
  method: 'post',
  path: '/hamlets/disagreements/mend',
  tags,
  middleware,
  request: { body: body(mendRequest) },
  responses: { 200: json(changedSchema), ...problems(400, 401, 403, 404, 422) },
});

/** Hamlets added and renamed, their boundaries kept and proposed, and households that live outside of theirs. */
export const boundaryRoutes = () =>
  routes()
    .openapi(create, async (c) => {
      const { user, db, events } = c.var;
      const wanted = c.req.valid('json');
      const { hamlet, created } = await db.asUser(user, (tx) =>
        createHamlet(tx, user, { ...wanted, boundary: wanted.boundary ?? null }),
      );
      if (created) await events.announce(user.communeId!, { kind: 'hamlet', hamletId: hamlet.id });
      return c.json(hamlet, created ? 201 : 200, { ETag: etag(hamlet.version) });
    })
    .openapi(rename, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const version = ifMatch(c);
      const { name } = c.req.valid('json');
      const hamlet = await db.asUser(user, (tx) => renameHamlet(tx, user, id, name, version));
      await events.announce(user.communeId!, { kind: 'hamlet', hamletId: id });
      return c.json(hamlet, 200, { ETag: etag(hamlet.version) });
    })
    .openapi(putSet, async (c) => {
      const { user, db, events } = c.var;
      const changes = c.req.valid('json').hamlets.map(({ hamletId, ...change }) => ({ ...change, id: hamletId }));
      const items = await db.asUser(user, (tx) => keepBoundaries(tx, user, changes));
      await events.announce(user.communeId!, { kind: 'hamlet' });
      return c.json({ items }, 200);
    })
    .openapi(putOne, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const version = ifMatch(c);
      const { boundary } = c.req.valid('json');
      const [hamlet] = await db.asUser(user, (tx) => keepBoundaries(tx, user, [{ id, version, boundary }]));
      await events.announce(user.communeId!, { kind: 'hamlet', hamletId: id });
      return c.json(hamlet!, 200, { ETag: etag(hamlet!.version) });
    })
    .openapi(proposals, async (c) => {
      const { user, db } = c.var;
      const { hamletIds } = c.req.valid('json');
      return c.json({ items: await db.asUser(user, (tx) => propose(tx, hamletIds)) }, 200);
    })
    .openapi(points, async (c) => {
      const { user, db } = c.var;
      return c.json(await db.asUser(user, (tx) => listPoints(tx, user)), 200);
    })
    .openapi(listed, async (c) => {
      const { user, db } = c.var;
      return c.json(await db.asUser(user, (tx) => listDisagreements(tx, user, c.req.valid('query'))), 200);
    })
    .openapi(mend, async (c) => {
      const { user, db, events } = c.var;
      const { householdIds } = c.req.valid('json');
      const changed = await db.asUser(user, (tx) => mendDisagreements(tx, user, householdIds));
      if (changed > 0) await events.announce(user.communeId!, { kind: 'household' });
      return c.json({ changed }, 200);
    });
