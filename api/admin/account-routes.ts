import { createRoute, z } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { type AccountRow, checkPlace, insertAccount, listAccounts } from '../auth/accounts.ts';
import { makeToken } from '../auth/one-time.ts';
import { generatePassword, hashPassword } from '../auth/passwords.ts';
import { requirePermission } from '../auth/permissions.ts';
import { problem } from '../http/problem.ts';
import { problems, routes } from '../http/routes.ts';
import { endSessions, recordAudit, renameAccount, updateProfile } from './queries.ts';
import { accountSchema, changedAccountSchema, newAccountSchema, passwordLinkSchema } from './schema.ts';

const LINK_HOURS = 48;
const middleware = requirePermission('admin.accounts');
const json = <S>(schema: S) => ({ content: { 'application/json': { schema } } }) as const;
const tags = ['administration'];
const params = z.object({ id: z.string().min(1).max(64) });
const withLink = z.object({ account: accountSchema, link: passwordLinkSchema });

const list = createRoute({
  method: 'get',
  path: '/accounts',
  tags,
  middleware,
  responses: {
    200: { description: 'Accounts', ...json(z.object({ items: z.array(accountSchema) })) },
    ...problems(401, 403),
  },
});
const create = createRoute({
  method: 'post',
  path: '/accounts',
  tags,
  middleware,
  request: { body: { required: true, ...json(newAccountSchema) } },
  responses: {
    201: { description: 'Created; the link lets its owner choose a password', ...json(withLink) },
    ...problems(400, 401, 403, 409, 422),
  },
});
const change = createRoute({
  method: 'patch',
  path: '/accounts/{id}',
  tags,
  middleware,
  request: { params, body: { required: true, ...json(changedAccountSchema) } },
  responses: {
    200: { description: 'Changed; its sessions have ended', ...json(accountSchema) },
    ...problems(400, 401, 403, 404, 409, 422),
  },
});
const resetPassword = createRoute({
  method: 'post',
  path: '/accounts/{id}/password-link',
  tags,
  middleware,
  request: { params },
  responses: {
    201: { description: 'A link to choose a new password; sessions have ended', ...json(passwordLinkSchema) },
    ...problems(401, 403, 404),
  },
});

/** Accounts: made, placed, disabled and given a link by administrators. */
export const accountRoutes = () =>
  routes()
    .openapi(list, async (c) => {
      const rows = await c.var.db.asUser(c.var.user, (tx) => listAccounts(tx));
      return c.json({ items: rows.map(toAccount) }, 200);
    })
    .openapi(create, async (c) => {
      const given = c.req.valid('json');
      const unknown = await hashPassword(generatePassword()); // nobody's: the link sets the first one
      const account = await c.var.db.asUser(c.var.user, async (tx) => {
        const id = await insertAccount(tx, { ...given, password: '' }, unknown);
        await recordAudit(tx, {
          id: uuidv7(),
          communeId: given.communeId,
          accountId: c.var.user.accountId,
          action: 'account.create',
          detail: { account: id, role: given.role },
        });
        return toAccount((await listAccounts(tx, { id }))[0]!);
      });
      return c.json({ account, link: await passwordLink(c.var.db, account.id) }, 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid('param');
      const given = c.req.valid('json');
      if (id === c.var.user.accountId && (given.disabled || (given.role ?? 'admin') !== 'admin'))
        throw problem('in_use'); // nobody locks himself out
      const account = await c.var.db.asUser(c.var.user, async (tx) => {
        const [row] = await listAccounts(tx, { id });
        if (!row) throw problem('not_found');
        const profile = { ...row, disabled: row.disabledAt !== null, ...given };
        await checkPlace(tx, profile);
        await updateProfile(tx, id, profile);
        if (given.displayName !== undefined) await renameAccount(tx, id, given.displayName);
        await endSessions(tx, id);
        await recordAudit(tx, {
          id: uuidv7(),
          communeId: profile.communeId,
          accountId: c.var.user.accountId,
          action: 'account.patch',
          detail: { account: id, fields: Object.keys(given).join(' ') },
        });
        return toAccount((await listAccounts(tx, { id }))[0]!);
      });
      c.var.sessions.forget(id);
      return c.json(account, 200);
    })
    .openapi(resetPassword, async (c) => {
      const { id } = c.req.valid('param');
      await c.var.db.asUser(c.var.user, async (tx) => {
        const [row] = await listAccounts(tx, { id });
        if (!row) throw problem('not_found');
        await endSessions(tx, id);
        await recordAudit(tx, {
          id: uuidv7(),
          communeId: row.communeId,
          accountId: c.var.user.accountId,
          action: 'account.password-link',
          detail: { account: id },
        });
      });
      c.var.sessions.forget(id);
      return c.json(await passwordLink(c.var.db, id), 201);
    });

/** The token stands behind `#`, so that no server or log on the way sees it. */
async function passwordLink(db: Parameters<typeof makeToken>[0], accountId: string) {
  const token = await makeToken(db, `password:${accountId}`, LINK_HOURS);
  return { path: `/password#${token}`, token, expiresInHours: LINK_HOURS };
}

const toAccount = (row: AccountRow) => ({
  ...row,
  disabledAt: row.disabledAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
