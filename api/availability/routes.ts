import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { etag, ifMatch } from '../http/etag.ts';
import { problems, routes } from '../http/routes.ts';
import { body, idParam, ifMatchHeader, json } from '../http/schema.ts';
import { addAbsence, putAvailability, removeAbsence } from './changes.ts';
import { getAvailability, listAvailability } from './queries.ts';
import {
  absenceCreate,
  absenceParam,
  availability,
  availabilityList,
  availabilityPut,
  availabilityQuery,
} from './schema.ts';

const tags = ['teams'];
const middleware = requirePermission('members.availability');

const list = createRoute({
  method: 'get',
  path: '/availability',
  tags,
  middleware,
  request: { query: availabilityQuery },
  responses: { 200: json(availabilityList), ...problems(400, 401, 403) },
});

const put = createRoute({
  method: 'put',
  path: '/availability/{id}',
  tags,
  middleware,
  request: { params: idParam, headers: ifMatchHeader, body: body(availabilityPut) },
  responses: { 200: json(availability), ...problems(400, 401, 403, 404, 412, 422, 428) },
});

const addAway = createRoute({
  method: 'post',
  path: '/availability/{id}/absences',
  tags,
  middleware,
  request: { params: idParam, body: body(absenceCreate) },
  responses: {
    200: json(availability, 'Noted before'),
    201: json(availability, 'Noted'),
    ...problems(400, 401, 403, 404, 409),
  },
});

const removeAway = createRoute({
  method: 'delete',
  path: '/availability/{id}/absences/{absenceId}',
  tags,
  middleware,
  request: { params: absenceParam },
  responses: { 200: json(availability), ...problems(400, 401, 403, 404) },
});

/** When members can come, where they set out, with whom they go and when they are away. */
export const availabilityRoutes = () =>
  routes()
    .openapi(list, async (c) => {
      const { hamlet } = c.req.valid('query');
      const items = await c.var.db.asUser(c.var.user, (tx) => listAvailability(tx, { hamlet }));
      return c.json({ items: [...items] }, 200);
    })
    .openapi(put, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      // The first word on a member has no version to name.
      const version = c.req.header('if-match') === undefined ? null : ifMatch(c);
      const { hamletId, saved } = await db.asUser(user, async (tx) => ({
        hamletId: await putAvailability(tx, user, id, c.req.valid('json'), version),
        saved: await getAvailability(tx, id),
      }));
      await events.announce(user.communeId!, { kind: 'member', hamletId });
      return c.json(saved, 200, { ETag: etag(saved.version) });
    })
    .openapi(addAway, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const { hamletId, created, saved } = await db.asUser(user, async (tx) => ({
        ...(await addAbsence(tx, user, id, c.req.valid('json'))),
        saved: await getAvailability(tx, id),
      }));
      if (created) await events.announce(user.communeId!, { kind: 'member', hamletId });
      return c.json(saved, created ? 201 : 200, { ETag: etag(saved.version) });
    })
    .openapi(removeAway, async (c) => {
      const { user, db, events } = c.var;
      const { id, absenceId } = c.req.valid('param');
      const { hamletId, saved } = await db.asUser(user, async (tx) => ({
        hamletId: await removeAbsence(tx, user, id, absenceId),
        saved: await getAvailability(tx, id),
      }));
      await events.announce(user.communeId!, { kind: 'member', hamletId });
      return c.json(saved, 200, { ETag: etag(saved.version) });
    });
