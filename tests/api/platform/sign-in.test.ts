import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '#tests/support/demo_server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const signIn = (username: string, password: string, headers: Record<string, string> = {}) =>
  server.anonymous('/api/auth/sign-in/username', { method: 'POST', json: { username, password }, headers });

describe('signing in', () => {
  test('each demo account has its role and place', async () => {
    const roles: Record<string, string> = {};
    for (const name of ['quantri', 'canbo', 'totruong', 'totruong2', 'thanhvien', 'lanhdao']) {
      const me = await (await (await server.as(name))('/api/me')).json();
      roles[name] = me.role;
      expect(me.username).toBe(name);
      expect(me.communeId === null).toBe(name === 'quantri');
      expect(me.hamletId === null).toBe(!['totruong', 'totruong2', 'thanhvien'].includes(name));
    }
    expect(roles).toEqual({
      quantri: 'admin',
      canbo: 'staff',
      totruong: 'leader',
      totruong2: 'leader',
      thanhvien: 'member',
      lanhdao: 'observer',
    });
  });

  test('the member belongs to the first leader’s team, the second leader to another hamlet', async () => {
    const me = async (name: string) => (await (await server.as(name))('/api/me')).json();
    const [leader, other, member] = [await me('totruong'), await me('totruong2'), await me('thanhvien')];
    expect(member.hamletId).toBe(leader.hamletId);
    expect(other.hamletId).not.toBe(leader.hamletId);
    const [load] = await server.db.asSystem(
      member.communeId,
      (tx) => tx<{ households: number }[]>`
        select count(*)::int as households from tn.household where member_id = ${member.memberId}`,
    );
    expect(load!.households).toBeGreaterThanOrEqual(20);
    expect(load!.households).toBeLessThanOrEqual(35);
  });

  test('a wrong password and a name nobody has get the same answer', async () => {
    const wrong = await signIn('totruong2', 'khong-phai-the');
    const nobody = await signIn('khong.ai', 'khong-phai-the');
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await nobody.json());
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  test('capitals in the user name do not matter', async () => {
    expect((await signIn(' CanBo ', 'tungnha-demo')).status).toBe(200);
  });

  test('nobody can sign up over HTTP', async () => {
    const admin = await server.as('quantri');
    for (const path of ['sign-up/email', 'update-user', 'is-username-available', 'get-session']) {
      const answer = await admin(`/api/auth/${path}`, { method: 'POST', json: {} });
      expect([404, 405], path).toContain(answer.status);
    }
  });

  test('after ten failures even the right password waits, also when they come at once', async () => {
    const failures = await Promise.all(Array.from({ length: 14 }, () => signIn('lanhdao', 'sai-mat-khau')));
    const statuses = failures.map((answer) => answer.status).sort();
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
    const right = await signIn('lanhdao', 'tungnha-demo');
    expect(right.status).toBe(429);
    const wait = Number(right.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(15 * 60);
    expect((await signIn('canbo', 'tungnha-demo')).status).toBe(200);
  });

  test('failures older than the window no longer count', async () => {
    await server.db.asAccounts(
      (tx) => tx`update auth.failure set at = at - interval '16 minutes' where username = 'lanhdao'`,
    );
    expect((await signIn('lanhdao', 'tungnha-demo')).status).toBe(200);
  });
});

describe('a session', () => {
  test('ends at once when signed out, though it was just looked up', async () => {
    const answer = await signIn('totruong2', 'tungnha-demo');
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    const me = () => server.anonymous('/api/me', { headers: { cookie } });
    expect((await me()).status).toBe(200);
    const out = await server.anonymous('/api/auth/sign-out', { method: 'POST', headers: { cookie } });
    expect(out.status).toBe(204);
    expect((await me()).status).toBe(401);
  });

  test('ends at once when an administrator disables the account', async () => {
    const admin = await server.as('quantri');
    const answer = await signIn('totruong2', 'tungnha-demo');
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    expect((await server.anonymous('/api/me', { headers: { cookie } })).status).toBe(200);
    const { items } = await (await admin('/api/admin/accounts')).json();
    const { id } = items.find((account: { username: string }) => account.username === 'totruong2');
    const disable = (disabled: boolean) => admin(`/api/admin/accounts/${id}`, { method: 'PATCH', json: { disabled } });
    expect((await disable(true)).status).toBe(200);
    expect((await server.anonymous('/api/me', { headers: { cookie } })).status).toBe(401);
    expect((await signIn('totruong2', 'tungnha-demo')).status).toBe(401);
    expect((await disable(false)).status).toBe(200);
    expect((await signIn('totruong2', 'tungnha-demo')).status).toBe(200);
  });

  test('a forged cookie is no session', async () => {
    const answer = await signIn('totruong2', 'tungnha-demo');
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    const [name, value] = cookie.split('=') as [string, string];
    const unsigned = decodeURIComponent(value).split('.')[0];
    for (const forged of [`${name}=${unsigned}`, `${name}=${unsigned}.AAAA`, `${name}=`]) {
      expect((await server.anonymous('/api/me', { headers: { cookie: forged } })).status).toBe(401);
    }
  });
});

describe('passwords', () => {
  test('an account made by an administrator gets its password by a link that works once', async () => {
    const admin = await server.as('quantri');
    const { communeId } = await (await (await server.as('canbo'))('/api/me')).json();
    const made = await admin('/api/admin/accounts', {
      method: 'POST',
      json: { username: 'canbo2', role: 'staff', communeId },
    });
    expect(made.status).toBe(201);
    const { link } = await made.json();
    const use = (password: string) =>
      server.anonymous('/api/auth/password', { method: 'POST', json: { token: link.token, password } });
    expect((await use('ngan')).status).toBe(400);
    expect((await use('mat-khau-moi')).status).toBe(204);
    expect((await use('mat-khau-khac')).status).toBe(400);
    expect((await signIn('canbo2', 'mat-khau-moi')).status).toBe(200);
  });

  test('changing it ends the other sessions and keeps this one', async () => {
    const here = await server.as('canbo2', 'mat-khau-moi');
    const answer = await signIn('canbo2', 'mat-khau-moi');
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    const change = (currentPassword: string) =>
      here('/api/auth/change-password', { method: 'POST', json: { currentPassword, newPassword: 'mat-khau-thu-ba' } });
    expect((await change('sai')).status).toBe(403);
    expect((await change('mat-khau-moi')).status).toBe(204);
    expect((await here('/api/me')).status).toBe(200);
    expect((await server.anonymous('/api/me', { headers: { cookie } })).status).toBe(401);
    expect((await signIn('canbo2', 'mat-khau-moi')).status).toBe(401);
  });
});
