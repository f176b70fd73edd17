import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { requirePermission } from '../auth/permissions.ts';
import type { Identity, Tx } from '../db/door.ts';
import { etag } from '../http/etag.ts';
import { type Env, problems, routes } from '../http/routes.ts';
import { body, idParam, json } from '../http/schema.ts';
import { listProposals, readProposal, toProposal } from './proposal-queries.ts';
import { acceptProposal, proposeClusters, undoProposal } from './proposals.ts';
import {
  type ClusterProposal,
  clusterProposal,
  clusterProposalAccept,
  clusterProposalList,
  clusterProposalRequest,
  clusterQuery,
} from './schema.ts';

const tags = ['clusters'];
const middleware = requirePermission('clusters.write');

const propose = createRoute({
  method: 'post',
  path: '/clusters/proposals',
  tags,
  summary: 'Clusters of a hamlet by computation; nothing changes until they are accepted',
  middleware,
  request: { body: body(clusterProposalRequest) },
  responses: { 201: json(clusterProposal, 'Proposed'), ...problems(400, 401, 403, 404) },
});

const list = createRoute({
  method: 'get',
  path: '/clusters/proposals',
  tags,
  summary: 'Proposals and changes by hand, the newest first',
  middleware,
  request: { query: clusterQuery },
  responses: { 200: json(clusterProposalList), ...problems(400, 401, 403) },
});

const read = createRoute({
  method: 'get',
  path: '/clusters/proposals/{id}',
  tags,
  middleware,
  request: { params: idParam },
  responses: { 200: json(clusterProposal), ...problems(400, 401, 403, 404) },
});

const accept = createRoute({
  method: 'post',
  path: '/clusters/proposals/{id}/accept',
  tags,
  summary: 'Takes all of a proposal, or the clusters named; households of the others stay where they are',
  middleware,
  request: { params: idParam, body: body(clusterProposalAccept) },
  responses: { 200: json(clusterProposal), ...problems(400, 401, 403, 404, 409, 422) },
});

const undo = createRoute({
  method: 'post',
  path: '/clusters/proposals/{id}/undo',
  tags,
  summary: 'Takes an accepted proposal or a change by hand back',
  middleware,
  request: { params: idParam },
  responses: { 200: json(clusterProposal), ...problems(400, 401, 403, 404, 409) },
});

/** Settles a proposal and tells the open pages. */
async function settle(
  c: Context<Env>,
  work: (tx: Tx, user: Identity) => Promise<ClusterProposal>,
): Promise<ClusterProposal> {
  const { user, db, events } = c.var;
  const proposal = await db.asUser(user, (tx) => work(tx, user));
  await events.announce(user.communeId!, { kind: 'cluster', hamletId: proposal.hamletId });
  return proposal;
}

/** Clusters proposed by computation: made, listed, accepted whole or in part, taken back. */
export const clusterProposalRoutes = () =>
  routes()
    .openapi(propose, async (c) => {
      const { user, db } = c.var;
      const proposal = await proposeClusters(db, user, c.req.valid('json'), c.req.raw.signal);
      return c.json(proposal, 201, { ETag: etag(proposal.version) });
    })
    .openapi(list, async (c) => {
      const { user, db } = c.var;
      const { hamlet } = c.req.valid('query');
      return c.json({ items: await db.asUser(user, (tx) => listProposals(tx, hamlet)) }, 200);
    })
    .openapi(read, async (c) => {
      const { user, db } = c.var;
      const { id } = c.req.valid('param');
      const proposal = toProposal(await db.asUser(user, (tx) => readProposal(tx, id)));
      return c.json(proposal, 200, { ETag: etag(proposal.version) });
    })
    .openapi(accept, async (c) => {
      const { id } = c.req.valid('param');
      const { parts } = c.req.valid('json');
      const proposal = await settle(c, (tx, user) => acceptProposal(tx, user, id, parts));
      return c.json(proposal, 200, { ETag: etag(proposal.version) });
    })
    .openapi(undo, async (c) => {
      const { id } = c.req.valid('param');
      const proposal = await settle(c, (tx, user) => undoProposal(tx, user, id));
      return c.json(proposal, 200, { ETag: etag(proposal.version) });
    });
