import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '#api/auth/accounts.ts';
import type { MemberAccount, SlipAnswer } from '#api/slips/schema.ts';
import type { Client } from '#tests/support/client.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

/** Members of the second hamlet: nobody of them has an account. */
const there = () => world.here.hamlets[1];
const ids = () => [there().leaderId, there().memberId];

const printSlips = async (memberIds: string[], more: object = {}, who: Client = world.people.staff) => {
  const answer = await who.call('POST', '/api/accounts/slips', { memberIds, ...more });
  return { status: answer.status, answer: (await answer.json()) as SlipAnswer };
};
const slipOf = async (memberId: string) => (await printSlips([memberId])).answer.slips[0]!;
const use = (username: string, code: string, password = 'mat-khau-tu-chon') =>
  world.people.anonymous.call('POST', '/api/auth/slip', { username, code, password });
const check = (username: string, code: string) =>
  world.people.anonymous.call('POST', '/api/auth/slip/check', { username, code });
const signIn = (username: string, password: string) =>
  world.people.anonymous.call('POST', '/api/auth/sign-in/username', { username, password });
const stateOf = async (memberId: string) => {
  const { items } = await world.people.staff.get<{ items: MemberAccount[] }>('/api/accounts/members');
  return items.find((account) => account.memberId === memberId)?.state;
};
const WRONG = 'BBBB-BBBB-BBBB';

test('slips make accounts with the part each has in his team, all at once, and the codes are kept nowhere', async () => {
  const { status, answer } = await printSlips(ids());
  expect(status).toBe(201);
  expect(answer.slips.map(({ role, fresh, hamletId }) => [role, fresh, hamletId])).toEqual([
    ['leader', true, there().id],
    ['member', true, there().id],
  ]);
  expect(new Set(answer.slips.map(({ username }) => username)).size).toBe(2);
  const kept = await world.db.owner(
    (tx) => tx`
      select s::text as row from tn.sign_in_slip s union all select a::text from tn.audit a
      union all select v::text from auth.verification v union all select u::text from auth."user" u`,
  );
  const all = kept.map(({ row }) => row).join('\n');
  for (const { code } of answer.slips) {
    expect(code).toMatch(/^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}$/);
    expect(all).not.toContain(code);
    expect(all).not.toContain(code.replaceAll('-', ''));
  }
  const noted = await world.db.owner(
    (tx) => tx`select subject_id, detail from tn.audit where action = 'account.create' order by subject_id`,
  );
  expect(noted.map(({ subject_id }) => subject_id)).toEqual(ids().sort());
});

test('a slip lets its owner choose a password and signs him in, once', async () => {
  const { username, code } = await slipOf(there().memberId);
  expect(await stateOf(there().memberId)).toBe('waiting');
  expect(await (await check(username, code)).json()).toEqual({ displayName: there().memberName });
  expect((await use(username, code, 'ngan')).status).toBe(400);
  const entered = await use(username.toUpperCase(), code.toLowerCase().replaceAll('-', ' '));
  expect(entered.status).toBe(200);
  expect(await entered.json()).toMatchObject({ username, role: 'member', memberId: there().memberId });
  expect(entered.headers.getSetCookie()[0]).toContain('session_token');
  expect(await stateOf(there().memberId)).toBe('active');

  expect((await use(username, code, 'mot-mat-khau-khac')).status).toBe(401);
  expect((await check(username, code)).status).toBe(401);
  expect((await signIn(username, 'mat-khau-tu-chon')).status).toBe(200);
  expect((await signIn(username, 'mot-mat-khau-khac')).status).toBe(401);
});

test('of two who use a slip at the same moment one gets in', async () => {
  const { username, code } = await slipOf(there().memberId);
  const answers = await Promise.all([use(username, code, 'mat-khau-thu-1'), use(username, code, 'mat-khau-thu-2')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
});

test('printed again, the earlier slip ends; the password of before holds until the new one is used', async () => {
  const first = await slipOf(there().memberId);
  await use(first.username, first.code, 'mat-khau-truoc');
  const second = await slipOf(there().memberId);
  const third = await slipOf(there().memberId);
  expect([second.fresh, third.fresh, third.username]).toEqual([false, false, first.username]);
  expect((await check(second.username, second.code)).status).toBe(401);
  expect((await signIn(first.username, 'mat-khau-truoc')).status).toBe(200);
  expect((await use(third.username, third.code, 'mat-khau-sau')).status).toBe(200);
  expect((await signIn(first.username, 'mat-khau-truoc')).status).toBe(401);
});

test('an expired slip is refused, and the office sees that it was never used', async () => {
  const { username, code } = await slipOf(there().leaderId);
  await world.db.asAccounts((tx) => tx`update tn.sign_in_slip set expires_at = now() - interval '1 second'`);
  expect((await use(username, code)).status).toBe(401);
  expect(await stateOf(there().leaderId)).toBe('expired');
});

test('a slip holds for two weeks', async () => {
  const { expiresAt } = await slipOf(there().leaderId);
  const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(13.99);
  expect(days).toBeLessThanOrEqual(14);
});

describe('guessing', () => {
  test('a wrong code, a name nobody has and a code for somebody else get the same answer', async () => {
    const { slips } = (await printSlips(ids())).answer;
    const [leader, member] = slips as [SlipAnswer['slips'][0], SlipAnswer['slips'][0]];
    const answers = await Promise.all([
      check(leader.username, WRONG),
      check('khong.ai', leader.code),
      check(leader.username, member.code),
      use(leader.username, 'khong phai ma'),
    ]);
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(new Set(bodies.map(({ code, detail }) => `${code} ${detail}`)).size).toBe(1);
  });

  test('ten wrong codes close the account for a while, also to the right one and to the password', async () => {
    const { username, code } = await slipOf(there().leaderId);
    await world.db.asAccounts((tx) => tx`delete from auth.failure`);
    const statuses = (await Promise.all(Array.from({ length: 12 }, () => check(username, WRONG)))).map((a) => a.status);
    expect(statuses.sort()).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await use(username, code)).status).toBe(429);
    expect((await signIn(username, 'gi-cung-duoc')).status).toBe(429);
    await world.db.asAccounts((tx) => tx`update auth.failure set at = at - interval '16 minutes'`);
    expect((await use(username, code)).status).toBe(200);
  });
});

describe('who gets a slip', () => {
  test('only the office makes them, and only for members it may see', async () => {
    const { leader, member, observer, admin, anonymous } = world.people;
    for (const [who, status] of [
      [leader, 403],
      [member, 403],
      [observer, 403],
      [admin, 403],
      [anonymous, 401],
    ] as const) {
      expect((await printSlips(ids(), {}, who)).status).toBe(status);
      expect((await who.call('GET', '/api/accounts/members')).status).toBe(status);
    }
    const abroad = world.elsewhere.hamlets[0].memberId;
    const accounts = () => world.db.owner((tx) => tx`select count(*)::int as n from auth."user"`);
    const before = await accounts();
    expect((await printSlips([there().memberId, abroad])).status).toBe(404);
    expect(await accounts()).toEqual(before);
  });

  test('a role is never raised: an account keeps the one it has, whatever the member has become', async () => {
    const { username, code } = await slipOf(there().memberId);
    await world.db.asSystem(
      world.here.id,
      (tx) => tx`update tn.member set role = 'leader' where id = ${there().memberId}`,
    );
    const again = await slipOf(there().memberId);
    expect(again.role).toBe('member');
    expect((await use(username, code)).status).toBe(401);
    expect(await (await use(username, again.code)).json()).toMatchObject({ role: 'member' });
    const refused = await world.people.staff.call('POST', '/api/accounts/slips', { memberIds: ids(), role: 'staff' });
    expect(refused.status).toBe(400);
  });

  test('nobody whose account is disabled or is no member’s, nor whose term has ended', async () => {
    const { leaderId, memberId, id: hamletId } = there();
    await world.db.asAccounts(async (tx) => {
      await tx`update tn.account_profile set disabled_at = now() where member_id = ${memberId}`;
    });
    await world.db.asSystem(world.here.id, (tx) => tx`update tn.member set to_on = tn.today() where id = ${leaderId}`);
    const { answer } = await printSlips([leaderId, memberId]);
    expect(answer.slips).toEqual([]);
    const reasons = Object.fromEntries(answer.skipped.map((one) => [one.memberId, one.reason]));
    expect(reasons).toEqual({ [leaderId]: 'term_ended', [memberId]: 'disabled' });
    expect(await stateOf(memberId)).toBe('disabled');
    await world.db.asAccounts(
      (tx) => tx`update tn.account_profile set disabled_at = null where hamlet_id = ${hamletId}`,
    );
    await world.db.asSystem(world.here.id, (tx) => tx`update tn.member set to_on = null where id = ${leaderId}`);
  });

  test('a disabled account is not opened by a slip that is out', async () => {
    const { username, code } = await slipOf(there().memberId);
    const disable = (at: Date | null) =>
      world.db.asAccounts(
        (tx) => tx`update tn.account_profile set disabled_at = ${at} where member_id = ${there().memberId}`,
      );
    await disable(new Date());
    expect((await use(username, code)).status).toBe(401);
    await disable(null);
  });
});

test('nobody of a commune reads slips through the tenant door', async () => {
  const { communeId, ...inHamlet } = { communeId: world.here.id, hamletId: there().id, memberId: there().memberId };
  for (const role of ['staff', 'leader', 'member', 'observer', 'admin'] as const) {
    const user = { accountId: 'x', username: 'x', role, communeId, ...inHamlet };
    await expect(world.db.asUser(user, (tx) => tx`select * from tn.sign_in_slip`)).rejects.toThrow(/permission denied/);
  }
});

test('user names: the wished one where it is free, else one of the name, else with a number', async () => {
  const [first, second] = await world.db.asSystem(world.here.id, async (tx) => {
    const added = [];
    for (const n of [1, 2]) {
      const id = `01900000-0000-7000-9000-00000000000${n}`;
      await tx`
        insert into tn.member (commune_id, id, team_id, hamlet_id, name, role, from_on)
        values (${world.here.id}, ${id}, ${there().teamId}, ${there().id}, 'Vũ Thị Gái', 'member', '2025-11-01')`;
      added.push(id);
    }
    return added as [string, string];
  });
  const nowhere = { communeId: null, hamletId: null, memberId: null };
  await createAccount(world.db, { username: 'gai.vu', password: 'mat-khau-gi-do', role: 'admin', ...nowhere });
  await createAccount(world.db, { username: 'ten.rieng', password: 'mat-khau-gi-do', role: 'admin', ...nowhere });
  const { answer } = await printSlips([first, second], { usernames: { [first]: 'Ten.Rieng', [second]: 'gai.cua.to' } });
  expect(answer.slips.map(({ username }) => username).sort()).toEqual(['gai.cua.to', 'gai.vu2']);
});
