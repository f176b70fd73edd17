import { createRoute } from '@hono/zod-openapi';
import { readSlipCode } from '#geo/text/index.ts';
import { addressOf } from '../http/address.ts';
import { problem } from '../http/problem.ts';
import { createRate } from '../http/rate.ts';
import { problems, routes } from '../http/routes.ts';
import { body, json } from '../http/schema.ts';
import { normaliseUsername, writePassword } from './accounts.ts';
import { enter } from './enter.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { meSchema, slipCheckSchema, slipOwnerSchema, useSlipSchema } from './schema.ts';
import { countSignIn } from './sign-in-limit.ts';
import { findSlip, useSlip } from './slips.ts';

const TRIES_PER_MINUTE_AND_ADDRESS = 300;

const check = createRoute({
  method: 'post',
  path: '/auth/slip/check',
  tags: ['accounts'],
  summary: 'Whose printed slip this is; a wrong code counts as a failed sign-in',
  request: { body: body(slipCheckSchema) },
  responses: { 200: json(slipOwnerSchema), ...problems(400, 401, 403, 429) },
});
const use = createRoute({
  method: 'post',
  path: '/auth/slip',
  tags: ['accounts'],
  summary: 'Sign in by a printed slip, once, choosing a password',
  request: { body: body(useSlipSchema) },
  responses: { 200: json(meSchema, 'Signed in; the answer sets the session cookie'), ...problems(400, 401, 403, 429) },
});

/** Signing in by a printed slip with a one-time code. Whatever is wrong with name or code, the answer is the same. */
export function slipRoutes() {
  const countAddress = createRate(TRIES_PER_MINUTE_AND_ADDRESS);
  return routes()
    .openapi(check, async (c) => {
      countAddress(addressOf(c, c.var.config.trustProxy));
      const typed = c.req.valid('json');
      const username = normaliseUsername(typed.username);
      const succeeded = await countSignIn(c.var.db, username);
      const code = readSlipCode(typed.code);
      const found = code && (await c.var.db.asAccounts((tx) => findSlip(tx, username, code)));
      if (!found) throw problem('slip_failed');
      await succeeded();
      return c.json({ displayName: found.displayName }, 200);
    })
    .openapi(use, async (c) => {
      countAddress(addressOf(c, c.var.config.trustProxy));
      const { password, ...typed } = c.req.valid('json');
      checkPassword(password);
      const username = normaliseUsername(typed.username);
      const succeeded = await countSignIn(c.var.db, username);
      const code = readSlipCode(typed.code);
      if (!code) throw problem('slip_failed');
      const hashed = await hashPassword(password);
      const accountId = await c.var.db.asAccounts(async (tx) => {
        const used = await useSlip(tx, username, code);
        if (used) await writePassword(tx, used, hashed);
        return used;
      });
      if (!accountId) throw problem('slip_failed');
      c.var.sessions.forget(accountId);
      await succeeded();
      const me = await enter(c, username, password);
      if (!me) throw problem('sign_in_failed');
      return c.json(me, 200);
    });
}
