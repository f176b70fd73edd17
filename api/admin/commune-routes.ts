import { createRoute, z } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { requirePermission } from '../auth/permissions.ts';
import type { Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { problems, routes } from '../http/routes.ts';
import { hamletsOf, insertCommune, listCommunes, membersOf, recordAudit, updateCommune } from './queries.ts';
import { changedCommuneSchema, communeSchema, newCommuneSchema, placesSchema } from './schema.ts';

const middleware = requirePermission('admin.communes');
const json = <S>(schema: S) => ({ content: { 'application/json': { schema } } }) as const;
const tags = ['administration'];
const params = z.object({ id: z.uuid() });

const list = createRoute({
  method: 'get',
  path: '/communes',
  tags,
  middleware,
  responses: {
    200: { description: 'Communes', ...json(z.object({ items: z.array(communeSchema) })) },
    ...problems(401, 403),
  },
});
const create = createRoute({
  method: 'post',
  path: '/communes',
  tags,
  middleware,
  request: { body: { required: true, ...json(newCommuneSchema) } },
  responses: { 201: { description: 'Created', ...json(communeSchema) }, ...problems(400, 401, 403, 409) },
});
const change = createRoute({
  method: 'patch',
  path: '/communes/{id}',
  tags,
  middleware,
  request: { params, body: { required: true, ...json(changedCommuneSchema) } },
  responses: { 200: { description: 'Changed', ...json(communeSchema) }, ...problems(400, 401, 403, 404, 409) },
});
const places = createRoute({
  method: 'get',
  path: '/communes/{id}/places',
  tags,
  middleware,
  request: { params },
  responses: {
    200: { description: 'Hamlets and members to choose from', ...json(placesSchema) },
    ...problems(401, 403),
  },
});

/** Communes: an administrator sees that they exist and what they are called. */
export const communeRoutes = () =>
  routes()
    .openapi(list, async (c) => c.json({ items: await c.var.db.asUser(c.var.user, (tx) => listCommunes(tx)) }, 200))
    .openapi(create, async (c) => {
      const { id = uuidv7(), ...given } = c.req.valid('json');
      const made = await c.var.db.asUser(c.var.user, async (tx) => {
        await refuseTakenCode(tx, id, given.code);
        const [inserted] = await insertCommune(tx, { id, ...given });
        if (inserted) await audit(tx, c.var.user.accountId, id, 'commune.create');
        return only(await listCommunes(tx, { id }));
      });
      if (made.code !== given.code || made.name !== given.name) throw problem('id_taken');
      return c.json(made, 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid('param');
      const given = c.req.valid('json');
      const changed = await c.var.db.asUser(c.var.user, async (tx) => {
        if (given.code !== undefined) await refuseTakenCode(tx, id, given.code);
        const [updated] = await updateCommune(tx, id, given);
        if (!updated) throw problem('not_found');
        await audit(tx, c.var.user.accountId, id, 'commune.patch');
        return only(await listCommunes(tx, { id }));
      });
      return c.json(changed, 200);
    })
    .openapi(places, async (c) => {
      const { id } = c.req.valid('param');
      const found = await c.var.db.asUser(c.var.user, async (tx) => ({
        hamlets: await hamletsOf(tx, id),
        members: await membersOf(tx, id),
      }));
      return c.json(found, 200);
    });

async function refuseTakenCode(tx: Tx, id: string, code: string): Promise<void> {
  const taken = (await listCommunes(tx)).some((commune) => commune.code === code && commune.id !== id);
  if (taken) throw problem('code_taken', { params: { code } });
}

const only = <T>(rows: readonly T[]): T => rows[0]!;
const audit = (tx: Tx, accountId: string | null, communeId: string, action: string) =>
  recordAudit(tx, { id: uuidv7(), communeId, accountId, action, detail: {} });
