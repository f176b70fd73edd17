import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MyDay } from '#api/my-day/schema.ts';
import { openBrowser, openVisitor, PHONE, settled } from '#tests/support/browser.ts';
import { TEST_PASSWORD } from '#tests/support/demo_data.ts';
import { startTestServer, type TestServer } from '#tests/support/demo_server.ts';
import { type DoorOfDay, notLate, type SentOut, sendOut } from './support/day.ts';

const USERNAME = 'thanhvien';
/** Within what a phone's clock may run ahead, so that the second door is never in the future. */
const A_WALK_MS = 4 * 60_000;
let browser: Browser;
let server: TestServer;
let doors: DoorOfDay[];
beforeAll(async () => {
  server = await startTestServer({ database: 'embedded' });
  browser = await openBrowser();
  const member = await server.as(USERNAME);
  doors = await sendOut(server.db, (await (await member('/api/me')).json()) as SentOut);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The member on the walk, the phone having kept what it needs. */
async function walking() {
  const visitor = await openVisitor(browser, {
    url: server.url,
    username: USERNAME,
    password: TEST_PASSWORD,
    viewport: PHONE,
  });
  const { page } = visitor;
  const at = notLate(new Date());
  await page.clock.setFixedTime(at);
  await page.goto('/my-day');
  await settled(page);
  await expect.poll(() => isReady(page)).toBe(true);
  return { ...visitor, at };
}

/** Are the pages of a walk, and what can be taught, on the phone? */
const isReady = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open('tung-nha-page');
    const keys = await cache.keys();
    const pages = ['visit-page', 'unsent-page'].every((name) => keys.some(({ url }) => url.includes(name)));
    return pages && (await cache.match('/')) !== undefined && localStorage.getItem('tn.kept.topics') !== null;
  });

const stops = async () => {
  const member = await server.as(USERNAME);
  return ((await (await member('/api/my-day')).json()) as MyDay).day!.stops;
};
const next = (page: Page) => page.locator('#next-stop');
const nobodyHome = (page: Page) => page.getByRole('button', { name: 'Vắng nhà → nhà tiếp theo' }).tap();
const bar = (page: Page) => page.getByRole('link', { name: /lượt thăm chưa gửi/ });
/** Beside the pages' names, on each of them. */
const sign = (page: Page) => page.getByRole('navigation').getByRole('link', { name: /^Chưa gửi/ });
const waitingOnPhone = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('tn.unsent.')).length);

test('without signal the walk goes on; once there is signal every visit arrives, once, with its time at the door', async () => {
  const { page, context, complaints, at, close } = await walking();
  await context.setOffline(true);
  await nobodyHome(page);
  await expect.poll(() => next(page).textContent()).toBe(`2. ${doors[1]!.head}`);
  await page.getByText('1 lượt thăm chưa gửi. Đã lưu trên máy.').waitFor();

  const later = new Date(at.getTime() + A_WALK_MS);
  await page.clock.setFixedTime(later);
  await page.getByRole('link', { name: 'Ghi kết quả' }).tap();
  await page.getByRole('heading', { name: doors[1]!.head }).waitFor();
  await page.getByRole('button', { name: 'Đã hỗ trợ' }).tap();
  await page.getByRole('group', { name: 'Đã hướng dẫn' }).getByRole('button').first().tap();
  await page.getByRole('button', { name: '2', exact: true }).tap();
  await page.getByRole('button', { name: 'Lưu lượt thăm' }).tap();
  await expect.poll(() => next(page).textContent()).toBe(`3. ${doors[2]!.head}`);
  await page.getByText('2 lượt thăm chưa gửi. Đã lưu trên máy.').waitFor();
  await sign(page).getByText('Chờ gửi 2').waitFor();
  await page.getByRole('link', { name: new RegExp(`${doors[1]!.head}.*Đã hỗ trợ.*chưa gửi`) }).waitFor();

  await page.reload();
  await expect.poll(() => next(page).textContent()).toBe(`3. ${doors[2]!.head}`);
  expect((await stops()).filter(({ calls }) => calls.length > 0)).toEqual([]);

  await context.setOffline(false);
  await page.getByText('Đã gửi 2 lượt thăm còn chờ.').waitFor();
  await bar(page).waitFor({ state: 'detached' });
  await sign(page).waitFor({ state: 'detached' });
  const [first, second] = await stops();
  expect(first).toMatchObject({ householdId: doors[0]!.id, calls: [{ outcome: 'not_home', at: at.toISOString() }] });
  expect(second).toMatchObject({
    householdId: doors[1]!.id,
    calls: [{ outcome: 'supported', at: later.toISOString() }],
  });
  expect(await waitingOnPhone(page)).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test('a visit that waits can be taken back: it never arrives', async () => {
  const { page, context, close } = await walking();
  await context.setOffline(true);
  await nobodyHome(page);
  await expect.poll(() => next(page).textContent()).toBe(`4. ${doors[3]!.head}`);
  await page.getByRole('button', { name: 'Hoàn tác' }).tap();
  await expect.poll(() => next(page).textContent()).toBe(`3. ${doors[2]!.head}`);
  expect(await waitingOnPhone(page)).toBe(0);
  await context.setOffline(false);
  await close();
});

test('a visit that arrived without an answer is undone when it was taken back on the phone', async () => {
  const { page, context, close } = await walking();
  const member = await server.as(USERNAME);
  await page.route('**/api/visits', async (route) => {
    await member('/api/visits', { method: 'POST', json: route.request().postDataJSON() });
    await route.abort();
  });
  await nobodyHome(page);
  await bar(page).waitFor();
  await expect.poll(async () => (await stops())[2]!.calls.length).toBe(1);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Hoàn tác' }).tap();
  await bar(page).waitFor({ state: 'detached' });
  await context.setOffline(false);
  await expect.poll(async () => (await stops())[2]!.calls).toEqual([]);
  await expect.poll(() => waitingOnPhone(page)).toBe(0);
  await close();
});

test('a refused visit stays and says why; corrected, it arrives with its time at the door', async () => {
  const { page, context, at, close } = await walking();
  const { id, head } = doors[2]!;
  const hide = (deletedAt: Date | null) =>
    server.db.owner((tx) => tx`update tn.household set deleted_at = ${deletedAt} where id = ${id}`);
  await context.setOffline(true);
  await nobodyHome(page);
  await bar(page).waitFor();
  await hide(new Date());
  await context.setOffline(false);
  await page.getByText('1 lượt không gửi được, cần xem lại.').waitFor();
  await bar(page).tap();
  const item = page.getByRole('listitem').filter({ hasText: head });
  await item.getByText('Không gửi được: Không có mục này, hoặc mục này nằm ngoài phạm vi của bạn.').waitFor();

  await hide(null);
  await page.clock.setFixedTime(new Date(at.getTime() + A_WALK_MS));
  await item.getByRole('link', { name: `Sửa lượt thăm ${head}` }).tap();
  await page.getByRole('button', { name: 'Không có nhà', pressed: true }).waitFor();
  await page.getByRole('button', { name: 'Tuyên truyền' }).tap();
  await page.getByRole('button', { name: 'Lưu bản sửa' }).tap();
  await page.getByText('Không còn lượt thăm nào chờ gửi.').waitFor();
  expect((await stops())[2]).toMatchObject({ calls: [{ outcome: 'informed', at: at.toISOString() }] });
  await close();
});

test('what waits belongs to who recorded it: another account neither sees nor sends it', async () => {
  const { page, context, close } = await walking();
  const enter = (username: string) =>
    context.request.post('/api/auth/sign-in/username', {
      data: { username, password: TEST_PASSWORD },
      headers: { origin: server.url },
    });
  await context.setOffline(true);
  await nobodyHome(page);
  await bar(page).waitFor();

  await enter('totruong');
  await context.setOffline(false);
  await page.goto('/unsent');
  await page.getByText('Không còn lượt thăm nào chờ gửi.').waitFor();
  expect(await waitingOnPhone(page)).toBe(1);
  expect((await stops())[3]!.calls).toEqual([]);

  await enter(USERNAME);
  await page.goto('/my-day');
  await expect.poll(async () => (await stops())[3]!.calls.length).toBe(1);
  await expect.poll(() => waitingOnPhone(page)).toBe(0);
  await close();
});

test('signing out with a visit that waits asks first; given up, it is gone from the phone', async () => {
  const { page, close } = await walking();
  await page.route('**/api/visits', (route) => route.abort());
  await nobodyHome(page);
  await bar(page).waitFor();
  const leave = async () => {
    await page.getByRole('button', { name: /^Tài khoản của/ }).tap();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).tap();
    await page.getByRole('dialog', { name: 'Còn 1 lượt thăm chưa gửi' }).waitFor();
  };
  await leave();
  await page.getByRole('button', { name: 'Gửi rồi đăng xuất' }).tap();
  await page.getByText('Chưa gửi được. Các lượt thăm vẫn lưu trên máy.').waitFor();
  await page.getByRole('button', { name: 'Ở lại' }).tap();
  expect(await waitingOnPhone(page)).toBe(1);

  await leave();
  await page.getByRole('button', { name: 'Bỏ và đăng xuất' }).tap();
  await page.waitForURL(/sign-in/);
  expect(await waitingOnPhone(page)).toBe(0);
  await close();
});
