import { createRoute } from '@hono/zod-openapi';
import { localDateOf } from '#geo';
import { requirePermission } from '../auth/permissions.ts';
import { etag } from '../http/etag.ts';
import { problems, routes } from '../http/routes.ts';
import { body, idParam, json } from '../http/schema.ts';
import { getProposal, listProposals } from './proposals.ts';
import { propose } from './propose.ts';
import { hamletQuery, proposalAccept, proposalCreate, proposalList, proposalSchema, proposalUndone } from './schema.ts';
import { acceptProposal, undoProposal } from './taking.ts';

const tags = ['assignments'];
const middleware = requirePermission('assignments.write');

const list = createRoute({
  method: 'get',
  path: '/assignments/proposals',
  tags,
  middleware,
  request: { query: hamletQuery },
  responses: { 200: json(proposalList), ...problems(400, 401, 403) },
});

const create = createRoute({
  method: 'post',
  path: '/assignments/proposals',
  tags,
  middleware,
  request: { body: body(proposalCreate) },
  responses: { 201: json(proposalSchema, 'Proposed; nothing is assigned'), ...problems(400, 401, 403, 404) },
});

const get = createRoute({
  method: 'get',
  path: '/assignments/proposals/{id}',
  tags,
  middleware,
  request: { params: idParam },
  responses: { 200: json(proposalSchema), ...problems(400, 401, 403, 404) },
});

const accept = createRoute({
  method: 'post',
  path: '/assignments/proposals/{id}/accept',
  tags,
  middleware,
  request: { params: idParam, body: body(proposalAccept) },
  responses: { 200: json(proposalSchema), ...problems(400, 401, 403, 404, 409, 422) },
});

const undo = createRoute({
  method: 'post',
  path: '/assignments/proposals/{id}/undo',
  tags,
  middleware,
  request: { params: idParam },
  responses: { 200: json(proposalUndone), ...problems(400, 401, 403, 404, 409) },
});

/** Who could be in charge of whom: proposed, looked at, taken wholly or in part, taken back. */
export const assignmentProposalRoutes = () =>
  routes()
    .openapi(list, async (c) => {
      const { hamlet } = c.req.valid('query');
      return c.json({ items: await c.var.db.asUser(c.var.user, (tx) => listProposals(tx, hamlet)) }, 200);
    })
    .openapi(create, async (c) => {
      const { user, db } = c.var;
      const id = await propose(db, user, c.req.valid('json'), localDateOf(new Date()));
      const proposal = await db.asUser(user, (tx) => getProposal(tx, id));
      return c.json(proposal, 201, { ETag: etag(proposal.version) });
    })
    .openapi(get, async (c) => {
      const { id } = c.req.valid('param');
      const proposal = await c.var.db.asUser(c.var.user, (tx) => getProposal(tx, id));
      return c.json(proposal, 200, { ETag: etag(proposal.version) });
    })
    .openapi(accept, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const { parts } = c.req.valid('json');
      const proposal = await db.asUser(user, (tx) => acceptProposal(tx, user, id, parts));
      await events.announce(user.communeId!, { kind: 'assignment', hamletId: proposal.hamletId });
      return c.json(proposal, 200, { ETag: etag(proposal.version) });
    })
    .openapi(undo, async (c) => {
      const { user, db, events } = c.var;
      const { id } = c.req.valid('param');
      const undone = await db.asUser(user, (tx) => undoProposal(tx, user, id));
      await events.announce(user.communeId!, { kind: 'assignment', hamletId: undone.proposal.hamletId });
      return c.json(undone, 200, { ETag: etag(undone.proposal.version) });
    });
