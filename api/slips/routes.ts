import { createRoute } from '@hono/zod-openapi';
import { formatSlipCode } from '#geo/text/index.ts';
import { generatePassword, hashPassword } from '../auth/passwords.ts';
import { requirePermission } from '../auth/permissions.ts';
import { makeSlips } from '../auth/slips.ts';
import { problem } from '../http/problem.ts';
import { problems, routes } from '../http/routes.ts';
import { body, json } from '../http/schema.ts';
import { memberQuery } from '../teams/schema.ts';
import { readAccounts, readMemberIds, readPeople } from './queries.ts';
import { memberAccountList, slipAnswerSchema, slipRequestSchema } from './schema.ts';

const tags = ['accounts'];
const middleware = requirePermission('accounts.slips');

const accounts = createRoute({
  method: 'get',
  path: '/accounts/members',
  tags,
  summary: 'Which members have accounts',
  middleware,
  request: { query: memberQuery },
  responses: { 200: json(memberAccountList), ...problems(400, 401, 403) },
});
const make = createRoute({
  method: 'post',
  path: '/accounts/slips',
  tags,
  summary: 'Slips with one-time codes for members, with accounts for those who have none; earlier slips of them end',
  middleware,
  request: { body: body(slipRequestSchema) },
  responses: { 201: json(slipAnswerSchema, 'Made; the codes are told this once'), ...problems(400, 401, 403, 404) },
});

/** Accounts of members and the slips by which they sign in: the office's work only. */
export const slipMakingRoutes = () =>
  routes()
    .openapi(accounts, async (c) => {
      const { db, user } = c.var;
      const ids = await db.asUser(user, (tx) => readMemberIds(tx, c.req.valid('query').hamlet));
      const items = await db.asAccounts((tx) => readAccounts(tx, user.communeId!, ids));
      return c.json({ items }, 200);
    })
    .openapi(make, async (c) => {
      const { db, user, config } = c.var;
      const { memberIds, usernames = {} } = c.req.valid('json');
      const wanted = [...new Set(memberIds)];
      const people = await db.asUser(user, (tx) => readPeople(tx, wanted)); // what he may see, nothing else
      if (people.length !== wanted.length) throw problem('not_found');
      const serving = people.filter(({ ended }) => !ended);
      const persons = serving.map((person) => ({ ...person, username: usernames[person.memberId] ?? null }));
      const unknown = await hashPassword(generatePassword()); // nobody's: the slip lets its owner choose the first one
      const made = await db.asAccounts((tx) => makeSlips(tx, user, persons, unknown));
      const madeFor = new Map(made.slips.map((slip) => [slip.memberId, slip]));
      const slips = people.flatMap(({ memberId, name, hamletId, hamletName }) => {
        const slip = madeFor.get(memberId);
        if (!slip) return [];
        const { role, username, fresh } = slip;
        const printed = { code: formatSlipCode(slip.code), expiresAt: slip.expiresAt.toISOString() };
        return [{ memberId, name, hamletId, hamletName, role, username, fresh, ...printed }];
      });
      const reasons = new Map(made.skipped.map(({ memberId, reason }) => [memberId, reason]));
      const skipped = people.flatMap(({ memberId, name, ended }) => {
        const reason = ended ? ('term_ended' as const) : reasons.get(memberId);
        return reason ? [{ memberId, name, reason }] : [];
      });
      return c.json({ slips, skipped, address: config.publicUrl ?? null }, 201, { 'cache-control': 'no-store' });
    });
