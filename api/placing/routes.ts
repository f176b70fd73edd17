import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { problems, routes } from '../http/routes.ts';
import { body, changedSchema, idParam, json } from '../http/schema.ts';
import { changeLocations } from './locations.ts';
import { placeQuality, reviewPlace } from './quality.ts';
import * as schema from './schema.ts';
import { listUnplaced, placesFor } from './unplaced.ts';

const tags = ['placing'];

const unplaced = createRoute({
  method: 'get',
  path: '/households/unplaced',
  tags,
  summary: 'Households without a place in the order of a walk, with where they may stand',
  middleware: requirePermission('places.suggest'),
  request: { query: schema.unplacedQuery },
  responses: { 200: json(schema.unplacedPage), ...problems(400, 401, 403) },
});

const places = createRoute({
  method: 'get',
  path: '/households/{id}/places',
  tags,
  summary: 'Where one household may stand, by its address or beside another one',
  middleware: requirePermission('places.suggest'),
  request: { params: idParam, query: schema.placesQuery },
  responses: { 200: json(schema.placesList), ...problems(400, 401, 403, 404) },
});

const locations = createRoute({
  method: 'post',
  path: '/households/locations',
  tags,
  summary: 'Places of many households at once; all are written or none',
  middleware: requirePermission('households.change'),
  request: { body: body(schema.locationsChange) },
  responses: { 200: json(changedSchema), ...problems(400, 401, 403, 404) },
});

const quality = createRoute({
  method: 'get',
  path: '/households/quality',
  tags,
  summary: 'Places that a person should look at',
  middleware: requirePermission('places.check'),
  request: { query: schema.qualityQuery },
  responses: { 200: json(schema.qualityList), ...problems(400, 401, 403) },
});

const review = createRoute({
  method: 'post',
  path: '/households/quality/reviewed',
  tags,
  summary: 'A check is all right as it is, and does not come back until something of it moves',
  middleware: requirePermission('places.check'),
  request: { body: body(schema.placeReview) },
  responses: { 200: json(changedSchema), ...problems(400, 401, 403, 404) },
});

/** Households without a place, and places that may be wrong. */
export const placingRoutes = () =>
  routes()
    .openapi(unplaced, async (c) => {
      const { user, db } = c.var;
      const page = await db.asUser(user, (tx) => listUnplaced(tx, user, c.req.valid('query')));
      return c.json(page, 200);
    })
    .openapi(quality, async (c) => {
      const { user, db } = c.var;
      const found = await db.asUser(user, (tx) => placeQuality(tx, user, c.req.valid('query')));
      return c.json(found, 200);
    })
    .openapi(review, async (c) => {
      const { user, db } = c.var;
      const changed = await db.asUser(user, (tx) => reviewPlace(tx, user, c.req.valid('json')));
      return c.json(changed, 200);
    })
    .openapi(locations, async (c) => {
      const { user, db, events } = c.var;
      const { changed, hamlets } = await db.asUser(user, (tx) => changeLocations(tx, user, c.req.valid('json')));
      for (const hamletId of hamlets) await events.announce(user.communeId!, { kind: 'household', hamletId });
      return c.json({ changed }, 200);
    })
    .openapi(places, async (c) => {
      const { id } = c.req.valid('param');
      const { beside } = c.req.valid('query');
      const items = await c.var.db.asUser(c.var.user, (tx) => placesFor(tx, id, beside));
      return c.json({ items }, 200);
    });
