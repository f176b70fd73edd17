import { createRoute } from '@hono/zod-openapi';
import { requirePermission } from '../auth/permissions.ts';
import { etag, ifMatch } from '../http/etag.ts';
import { problems, routes } from '../http/routes.ts';
import { body, idParam, ifMatchHeader, json } from '../http/schema.ts';
import { createMember, patchMember } from './changes.ts';
import { getMember, listMembers, listTeams } from './queries.ts';
import { memberCreate, memberList, memberPatch, memberQuery, memberSchema, teamList } from './schema.ts';

const list = createRoute({
  method: 'get',
  path: '/members',
  tags: ['teams'],
  middleware: requirePermission('members.read'),
  request: { query: memberQuery },
  responses: { 200: json(memberList), ...problems(400, 401, 403) },
});

const get = createRoute({
  method: 'get',
  path: '/members/{id}',
  tags: ['teams'],
  middleware: requirePermission('members.read'),
  request: { params: idParam },
  responses: { 200: json(memberSchema), ...problems(400, 401, 403, 404) },
});

const create = createRoute({
  method: 'post',
  path: '/members',
  tags: ['teams'],
  middleware: requirePermission('members.write'),
  request: { body: body(memberCreate) },
  responses: {
    200: json(memberSchema, 'Added before'),
    201: json(memberSchema, 'Added'),
    ...problems(400, 401, 403, 404, 409),
  },
});

const patch = createRoute({
  method: 'patch',
  path: '/members/{id}',
  tags: ['teams'],
  middleware: requirePermission('members.write'),
  request: { params: idParam, headers: ifMatchHeader, body: body(memberPatch) },
  responses: { 200: json(memberSchema), ...problems(400, 401, 403, 404, 412, 428) },
});

const teams = createRoute({
  method: 'get',
  path: '/teams',
  tags: ['teams'],
  middleware: requirePermission('members.read'),
  responses: { 200: json(teamList), ...problems(401, 403) },
});

/** Members and their terms: listing, adding, correcting, ending. */
export const memberRoutes = () =>
  routes()
    .openapi(list, async (c) => {
      const { hamlet } = c.req.valid('query');
      const items = await c.var.db.asUser(c.var.user, (tx) => listMembers(tx, c.var.user, { hamlet }));
      return c.json({ items }, 200);
    })
    .openapi(get, async (c) => {
      const { id } = c.req.valid('param');
      const member = await c.var.db.asUser(c.var.user, (tx) => getMember(tx, c.var.user, id));
      return c.json(member, 200, { ETag: etag(member.version) });
    })
    .openapi(create, async (c) => {
      const { user, db, events } = c.var;
      const { member, created } = await db.asUser(user, (tx) => createMember(tx, user, c.req.valid('json')));
      if (created) await events.announce(user.communeId!, { kind: 'member', hamletId: member.hamletId });
      return c.json(member, created ? 201 : 200, { ETag: etag(member.version) });
    })
    .openapi(patch, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const version = ifMatch(c);
      const member = await db.asUser(user, (tx) => patchMember(tx, user, id, c.req.valid('json'), version));
      await events.announce(user.communeId!, { kind: 'member', hamletId: member.hamletId });
      return c.json(member, 200, { ETag: etag(member.version) });
    });

/** The teams, one a hamlet. */
export const teamRoutes = () =>
  routes().openapi(teams, async (c) => {
    const items = await c.var.db.asUser(c.var.user, (tx) => listTeams(tx));
    return c.json({ items }, 200);
  });
