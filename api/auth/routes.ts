import { createRoute } from '@hono/zod-openapi';
import { addressOf } from '../http/address.ts';
import { problem } from '../http/problem.ts';
import { createRate } from '../http/rate.ts';
import { problems, routes } from '../http/routes.ts';
import { insertAccount, normaliseUsername, setPassword } from './accounts.ts';
import { enter } from './enter.ts';
import { useToken } from './one-time.ts';
import { checkPassword, hashPassword, verifyPassword } from './passwords.ts';
import { changePasswordSchema, firstAdminSchema, meSchema, signInSchema, usePasswordTokenSchema } from './schema.ts';
import { countSignIn } from './sign-in-limit.ts';

const SIGN_INS_PER_MINUTE_AND_ADDRESS = 300;
const body = <S>(schema: S) => ({ body: { required: true, content: { 'application/json': { schema } } } }) as const;
const done = { 204: { description: 'Done' } } as const;

const signIn = createRoute({
  method: 'post',
  path: '/auth/sign-in/username',
  tags: ['accounts'],
  request: body(signInSchema),
  responses: {
    200: {
      description: 'Signed in; the answer sets the session cookie',
      content: { 'application/json': { schema: meSchema } },
    },
    ...problems(400, 401, 403, 429),
  },
});
const signOut = createRoute({
  method: 'post',
  path: '/auth/sign-out',
  tags: ['accounts'],
  responses: { ...done, ...problems(403) },
});
const changePassword = createRoute({
  method: 'post',
  path: '/auth/change-password',
  tags: ['accounts'],
  request: body(changePasswordSchema),
  responses: { ...done, ...problems(400, 401, 403, 429) },
});
const firstAdmin = createRoute({
  method: 'post',
  path: '/auth/first-admin',
  tags: ['accounts'],
  request: body(firstAdminSchema),
  responses: { 201: { description: 'The first administrator exists; sign in' }, ...problems(400, 403, 409) },
});
const usePasswordToken = createRoute({
  method: 'post',
  path: '/auth/password',
  tags: ['accounts'],
  request: body(usePasswordTokenSchema),
  responses: { ...done, ...problems(400, 403) },
});

/** Signing in and out, passwords. There is no signing up: accounts are made by administrators. */
export function authRoutes() {
  const countAddress = createRate(SIGN_INS_PER_MINUTE_AND_ADDRESS);

  return routes()
    .openapi(signIn, async (c) => {
      countAddress(addressOf(c, c.var.config.trustProxy));
      const { password, ...typed } = c.req.valid('json');
      const username = normaliseUsername(typed.username);
      const succeeded = await countSignIn(c.var.db, username);
      const me = await enter(c, username, password);
      if (!me) throw problem('sign_in_failed');
      await succeeded();
      return c.json(me, 200);
    })
    .openapi(signOut, async (c) => {
      const { signedIn } = c.var;
      if (signedIn) {
        await c.var.db.asAccounts((tx) => tx`delete from auth.session where token = ${signedIn.token}`);
        c.var.sessions.forget(signedIn.user.accountId!);
      }
      const answer = await c.var.auth.api.signOut({ headers: new Headers(), returnHeaders: true });
      for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
      return c.body(null, 204);
    })
    .openapi(changePassword, async (c) => {
      const { user, token } = c.var.signedIn!;
      const { currentPassword, newPassword } = c.req.valid('json');
      checkPassword(newPassword);
      const succeeded = await countSignIn(c.var.db, user.username); // guessing here is guessing all the same
      const [row] = await c.var.db.asAccounts(
        (tx) => tx<{ password: string }[]>`
          select password from auth.account where "userId" = ${user.accountId} and "providerId" = 'credential'`,
      );
      if (!row || !(await verifyPassword(row.password, currentPassword))) throw problem('wrong_password');
      await succeeded();
      await setPassword(c.var.db, user.accountId!, newPassword, { except: token });
      c.var.sessions.forget(user.accountId!);
      return c.body(null, 204);
    })
    .openapi(firstAdmin, async (c) => {
      countAddress(addressOf(c, c.var.config.trustProxy));
      const { token, username, password } = c.req.valid('json');
      checkPassword(password);
      const hashed = await hashPassword(password);
      await c.var.db.asAccounts(async (tx) => {
        await useToken(tx, token, 'first-admin');
        await insertAccount(
          tx,
          { username, password, role: 'admin', communeId: null, hamletId: null, memberId: null },
          hashed,
        );
      });
      return c.body(null, 201);
    })
    .openapi(usePasswordToken, async (c) => {
      countAddress(addressOf(c, c.var.config.trustProxy));
      const { token, password } = c.req.valid('json');
      checkPassword(password);
      const purpose = await c.var.db.asAccounts((tx) => useToken(tx, token, 'password'));
      const accountId = purpose.slice('password:'.length);
      await setPassword(c.var.db, accountId, password);
      c.var.sessions.forget(accountId);
      return c.body(null, 204);
    });
}
