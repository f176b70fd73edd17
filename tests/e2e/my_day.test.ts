import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MyDay } from '#api/my-day/schema.ts';
import { localDateOf } from '#geo';
import { mapDrawn, openBrowser, openVisitor, PHONE, settled } from '#tests/support/browser.ts';
import { TEST_PASSWORD } from '#tests/support/demo_data.ts';
import { startTestServer, type TestServer } from '#tests/support/demo_server.ts';
import { type DoorOfDay, notLate, type SentOut, sendOut } from './support/day.ts';
import { recorded } from './support/visit.ts';

const USERNAME = 'thanhvien';
let browser: Browser;
let server: TestServer;
let doors: DoorOfDay[];
let stopped = false;
beforeAll(async () => {
  server = await startTestServer({ database: 'embedded' });
  browser = await openBrowser();
  const member = await server.as(USERNAME);
  doors = await sendOut(server.db, (await (await member('/api/me')).json()) as SentOut);
});
afterAll(async () => {
  await browser?.close();
  if (!stopped) await server?.stop();
});

async function opened() {
  const visitor = await openVisitor(browser, {
    url: server.url,
    username: USERNAME,
    password: TEST_PASSWORD,
    viewport: PHONE,
  });
  await visitor.page.clock.setFixedTime(notLate(new Date()));
  await visitor.page.goto('/my-day');
  await settled(visitor.page);
  return visitor;
}

const today = async (): Promise<NonNullable<MyDay['day']>> => {
  const member = await server.as(USERNAME);
  return ((await (await member('/api/my-day')).json()) as MyDay).day!;
};
const next = (page: Page) => page.locator('#next-stop');

test('the phone shows the day, its walk on the map and the door that is next', async () => {
  const { page, complaints, foreign, close } = await opened();
  await page.getByRole('heading', { name: 'Hôm nay' }).waitFor();
  await page.getByText('0:00–23:59 · cùng').waitFor();
  await page.getByText('Kế hoạch hôm nay đã thay đổi lúc 7:40.').waitFor();
  await mapDrawn(page);
  expect(await next(page).textContent()).toBe(`1. ${doors[0]!.head}`);
  expect(await page.getByText(`Đã đến 0/${doors.length} hộ`).count()).toBe(1);

  for (const name of ['Đi tới', 'Vắng nhà → nhà tiếp theo', 'Sắp lại đường đi', 'Phóng to']) {
    const box = await page.getByRole('button', { name }).boundingBox();
    expect(box!.height, name).toBeGreaterThanOrEqual(44);
  }
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await page.getByRole('button', { name: 'Đi tới' }).tap();
  await page.getByRole('button', { name: 'Thu nhỏ' }).waitFor();
  expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
  await close();
});

test('nobody home: one tap records it and leads to the next door; it can be taken back', async () => {
  const { page, close } = await opened();
  await page.getByRole('button', { name: 'Vắng nhà → nhà tiếp theo' }).tap();
  await recorded(page);
  await expect.poll(() => next(page).textContent()).toBe(`2. ${doors[1]!.head}`);
  await expect
    .poll(async () => (await today()).stops[0])
    .toMatchObject({ householdId: doors[0]!.id, outcome: 'not_home' });
  await page.getByText(`Đã đến 1/${doors.length} hộ`).waitFor();

  await page.getByRole('button', { name: 'Hoàn tác' }).tap();
  await expect.poll(() => next(page).textContent()).toBe(`1. ${doors[0]!.head}`);
  await expect.poll(async () => (await today()).stops[0]).toMatchObject({ outcome: null, calls: [] });
  await close();
});

test('a result is recorded at the door, and the walk goes on', async () => {
  const { page, close } = await opened();
  await page.getByRole('link', { name: 'Ghi kết quả' }).tap();
  await page.getByRole('button', { name: 'Đã hỗ trợ' }).tap();
  await page.getByRole('button', { name: 'Lưu lượt thăm' }).tap();
  await expect.poll(() => next(page).textContent()).toBe(`2. ${doors[1]!.head}`);
  const done = page.getByRole('link', { name: new RegExp(`${doors[0]!.head}.*Đã hỗ trợ`) });
  await done.waitFor();
  await close();
});

test('put in order anew on the phone, the order stays when one comes back to it', async () => {
  const { page, close } = await opened();
  await page.getByRole('button', { name: 'Sắp lại đường đi' }).tap();
  await page.getByText(/^Đã sắp lại: \d+ hộ/).waitFor();
  const order = await page.locator('main ol').first().textContent();
  expect(order).toMatch(/\d+:\d\d/);
  await page.reload();
  await settled(page);
  expect(await page.locator('main ol').first().textContent()).toBe(order);
  await close();
});

test('where the time is up the page says since when, and one can go on for a while', async () => {
  const shift = (from: string, to: string) =>
    server.db.owner((tx) => tx`update tn.plan_day set from_time = ${from}, to_time = ${to}`);
  await shift('07:00', '09:00');
  const { page, close } = await opened();
  await page.clock.setFixedTime(new Date(`${localDateOf(new Date())}T10:00:00+07:00`));
  await page.reload();
  await page.getByText('Đã hết giờ lúc 9:00').waitFor();
  await page.getByRole('button', { name: 'Đi thêm 30 phút' }).tap();
  await page.getByText(/^Đã sắp lại: \d+ hộ/).waitFor();
  await page.getByText('Còn 30 phút').waitFor();
  expect(await page.getByRole('button', { name: 'Sắp lại đường đi' }).isEnabled()).toBe(true);
  await shift('00:00', '23:59');
  await close();
});

const isKept = (page: Page) => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('tn.kept.')));

test('what the phone kept is gone once one signed out', async () => {
  const { page, close } = await opened();
  await expect.poll(() => isKept(page)).toBe(true);
  await page.getByRole('button', { name: /^Tài khoản của/ }).tap();
  const item = page.getByRole('menuitem', { name: 'Đăng xuất' });
  const box = (await item.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
  await item.tap();
  await page.waitForURL(/sign-in/);
  expect(await isKept(page)).toBe(false);
  await close();
});

test('with the server gone the page opens again as the phone kept it, and can be put in order', async () => {
  const { page, close } = await opened();
  const shown = await next(page).textContent();
  const worker = () =>
    page.evaluate(async () => {
      const keys = await (await caches.open('tung-nha-page')).keys();
      return (
        keys.some(({ url }) => url.includes('replan-worker')) && keys.some(({ url }) => url.includes('visit-page'))
      );
    });
  await expect.poll(worker).toBe(true);
  stopped = true;
  await server.stop();
  await page.reload();
  await page.getByText(/^Chưa có mạng\. Đang xem kế hoạch máy đã lưu lúc \d+:\d\d/).waitFor();
  expect(await next(page).textContent()).toBe(shown);
  await page.getByRole('button', { name: 'Sắp lại đường đi' }).tap();
  await page.getByText(/^Đã sắp lại: \d+ hộ/).waitFor();
  await close();
});
