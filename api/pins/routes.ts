import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { problems, routes } from '../http/routes.ts';
import { body, idParam, json } from '../http/schema.ts';
import { createPin, endPin, listPins } from './queries.ts';
import { pinCreate, pinList, pinQuery, pinSchema } from './schema.ts';

const list = createRoute({
  method: 'get',
  path: '/pins',
  tags: ['pins'],
  summary: 'Households to be visited first or later: what holds today or will',
  middleware: requirePermission('pins.read'),
  request: { query: pinQuery },
  responses: { 200: json(pinList), ...problems(400, 401, 403) },
});

const create = createRoute({
  method: 'post',
  path: '/pins',
  tags: ['pins'],
  middleware: requirePermission('pins.write'),
  request: { body: body(pinCreate) },
  responses: {
    200: json(pinSchema, 'Made before'),
    201: json(pinSchema, 'Created'),
    ...problems(400, 401, 403, 404, 409),
  },
});

const end = createRoute({
  method: 'post',
  path: '/pins/{id}/end',
  tags: ['pins'],
  middleware: requirePermission('pins.write'),
  request: { params: idParam },
  responses: { 200: json(pinSchema), ...problems(400, 401, 403, 404) },
});

/** A leader's word on when a household's turn comes: saying it, seeing it, taking it back. */
export const pinRoutes = () =>
  routes()
    .openapi(list, async (c) => {
      const only = c.req.valid('query');
      const items = await c.var.db.asUser(c.var.user, (tx) => listPins(tx, only));
      return c.json({ items }, 200);
    })
    .openapi(create, async (c) => {
      const { user, db, events } = c.var;
      const { pin, created } = await db.asUser(user, (tx) => createPin(tx, user, c.req.valid('json')));
      if (created) await events.announce(user.communeId!, { kind: 'pin', hamletId: pin.hamletId });
      return c.json(pin, created ? 201 : 200);
    })
    .openapi(end, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const { pin, changed } = await db.asUser(user, (tx) => endPin(tx, user, id));
      if (changed) await events.announce(user.communeId!, { kind: 'pin', hamletId: pin.hamletId });
      return c.json(pin, 200);
    });
