import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { languageOf } from '../http/language.ts';
import { problem } from '../http/problem.ts';
import { problems, routes } from '../http/routes.ts';
import { json } from '../http/schema.ts';
import { BasemapError } from './errors.ts';
import { errorMessage, type Lang } from './messages.ts';
import { readGrounds, readShown } from './queries.ts';
import { importBasemap, progressOf, removeBasemap, restoreBasemap } from './run.ts';
import { basemapAnswerSchema, basemapForm, basemapQuery, basemapStateSchema, shownGroundSchema } from './schema.ts';

const read = createRoute({
  method: 'get',
  path: '/basemap',
  tags: ['basemap'],
  summary: 'The ground that is shown, the one that can be brought back, and what is being brought in',
  middleware: requirePermission('basemap.write'),
  responses: { 200: json(basemapStateSchema), ...problems(401, 403) },
});

const bring = createRoute({
  method: 'post',
  path: '/basemap',
  tags: ['basemap'],
  summary: 'Make a file the ground of the commune, or say what would become of it',
  middleware: requirePermission('basemap.write'),
  request: {
    query: basemapQuery,
    body: { required: true, content: { 'multipart/form-data': { schema: basemapForm } } },
  },
  responses: { 200: json(basemapAnswerSchema), ...problems(400, 401, 403, 413, 422) },
});

const remove = createRoute({
  method: 'delete',
  path: '/basemap',
  tags: ['basemap'],
  summary: 'Take the ground away; it can be brought back',
  middleware: requirePermission('basemap.write'),
  responses: { 204: { description: 'There is none now' }, ...problems(401, 403) },
});

const restore = createRoute({
  method: 'post',
  path: '/basemap/restore',
  tags: ['basemap'],
  summary: 'Bring the former ground back; the present one can then be brought back in its turn',
  middleware: requirePermission('basemap.write'),
  responses: { 204: { description: 'It is shown again' }, ...problems(401, 403, 404) },
});

const shown = createRoute({
  method: 'get',
  path: '/basemap/shown',
  tags: ['basemap'],
  summary: 'What a map must know of the ground: whom to name, and how far it reaches',
  middleware: requirePermission('tiles.frame'),
  responses: { 200: json(shownGroundSchema), ...problems(401, 403) },
});

/** The ground the map stands on: the office's work; whom it comes from, everyone sees. */
export const basemapRoutes = () =>
  routes()
    .openapi(read, async (c) => {
      const grounds = await c.var.db.asUser(c.var.user, readGrounds);
      return c.json({ ...grounds, running: progressOf(c.var.user.communeId) }, 200);
    })
    .openapi(bring, async (c) => {
      const { dryRun } = c.req.valid('query');
      const { file, attribution, marginMetres } = c.req.valid('form');
      const { db, user, events } = c.var;
      const source = { bytes: new Uint8Array(await file.arrayBuffer()) };
      const request = { source, fileName: file.name || null, dryRun, attribution, marginMetres };
      const answer = await importBasemap(db, user, request).catch(unreadable(languageOf(c)));
      if (!dryRun && user.communeId) await events.announce(user.communeId, { kind: 'basemap' });
      return c.json(answer, 200);
    })
    .openapi(remove, async (c) => {
      const { db, user, events } = c.var;
      const removed = await removeBasemap(db, user);
      if (removed && user.communeId) await events.announce(user.communeId, { kind: 'basemap' });
      return c.body(null, 204);
    })
    .openapi(restore, async (c) => {
      const { db, user, events } = c.var;
      if (!(await restoreBasemap(db, user))) throw problem('not_found');
      if (user.communeId) await events.announce(user.communeId, { kind: 'basemap' });
      return c.body(null, 204);
    })
    .openapi(shown, async (c) => c.json(await c.var.db.asUser(c.var.user, readShown), 200));

/** Nothing could be used: the problem says why, and what to do. */
const unreadable =
  (lang: Lang) =>
  (error: unknown): never => {
    if (!(error instanceof BasemapError)) throw error;
    throw problem('unreadable_file', {
      params: { reason: errorMessage(lang, error) },
      extra: { reason: error.code, details: error.details },
      cause: error,
    });
  };
