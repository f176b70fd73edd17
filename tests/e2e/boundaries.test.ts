import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DisagreementPage } from '#api/boundaries/schema.ts';
import type { Hamlet } from '#api/clusters/schema.ts';
import type { HouseholdDetail, HouseholdPage } from '#api/households/schema.ts';
import { openBrowser, PHONE } from '#tests/support/browser.ts';
import { behind, visitor } from './support/visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const PATIENCE = { timeout: 60_000 };
const opened = async (page: Page) => {
  await page.goto('/boundaries');
  await page.locator('[data-ready="true"] canvas').first().waitFor(PATIENCE);
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const hamlets = async () => (await (await behind('canbo')).get<{ items: Hamlet[] }>('/api/hamlets')).items;

/** Clicks the map at shares of its width and height. */
async function clickMap(page: Page, places: readonly (readonly [number, number])[]) {
  const box = (await page.locator('[data-ready] canvas').first().boundingBox())!;
  for (const [x, y] of places) await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
}

test('a hamlet is added, drawn by clicks, taken back corner by corner, saved, and there after a reload', async () => {
  const { page, complaints, foreign, close } = await visitor(browser, 'canbo');
  await opened(page);
  await button(page, 'Thêm xóm').click();
  await page.getByLabel('Tên xóm').fill('Xóm Bãi Bồi');
  await button(page, 'Lưu').click();
  await button(page, /^Xóm Bãi Bồi/).click();
  await button(page, 'Vẽ ranh giới').click();

  // Across the border of Xóm 3: what is drawn gives way to it, and both get the corners where they meet.
  await clickMap(page, [
    [0.03, 0.7],
    [0.16, 0.7],
    [0.16, 0.82],
    [0.03, 0.82],
  ]);
  await page.getByText('Đã đặt 4 góc').waitFor(PATIENCE);
  await page.keyboard.press('Control+z');
  await page.getByText('Đã đặt 3 góc').waitFor();
  await button(page, 'Xong').click();
  await page.getByText(/^Chưa lưu: 2 xóm/).waitFor(PATIENCE);
  await page.getByText('Ranh giới hợp lệ').waitFor();

  await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByText(/^Chưa lưu: 2 xóm/).count()).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  await page.getByText(/^Chưa lưu: 2 xóm/).waitFor();
  expect((await hamlets()).find(({ name }) => name === 'Xóm Bãi Bồi')!.boundary).toBeNull();

  const axe = await new AxeBuilder({ page }).exclude('canvas').analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await button(page, 'Lưu ranh giới').click();
  await page.getByText('Đã lưu ranh giới 2 xóm').waitFor(PATIENCE);
  const kept = (await hamlets()).find(({ name }) => name === 'Xóm Bãi Bồi')!;
  const corners = (hamlet: Hamlet) => new Set(hamlet.boundary!.coordinates.flat(2).map(String));
  const neighbour = corners((await hamlets()).find(({ name }) => name === 'Xóm 3')!);
  expect([...corners(kept)].filter((corner) => neighbour.has(corner)).length).toBeGreaterThanOrEqual(3);

  await opened(page);
  await button(page, /^Xóm Bãi Bồi.*ha/).waitFor();
  expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
  await close();
});

test('corners are walked and moved by keys alone, for both hamlets that share them; leaving asks first', async () => {
  const { page, close } = await visitor(browser, 'canbo');
  await opened(page);
  await button(page, /^Xóm 2/).click();
  const next = button(page, 'Góc sau');
  for (let i = 0; i < 4; i++) await next.press('Enter');
  await page.getByText(/^Góc 4\//).waitFor();
  await button(page, 'Dời góc bằng phím mũi tên').press('ArrowRight');
  await page.getByText(/^Chưa lưu: \d xóm/).waitFor();

  await page.getByRole('link', { name: 'Độ phủ' }).click();
  await page.getByRole('dialog', { name: 'Còn thay đổi chưa lưu' }).waitFor();
  await button(page, 'Ở lại').click();
  expect(new URL(page.url()).pathname).toBe('/boundaries');
  await button(page, 'Bỏ hết thay đổi').click();
  await expect.poll(() => page.getByText(/^Chưa lưu/).count()).toBe(0);
  await close();
});

test('boundaries proposed from the households are shown, taken and saved for one hamlet', async () => {
  const before = (await hamlets()).find(({ name }) => name === 'Xóm 1')!;
  const { page, close } = await visitor(browser, 'canbo');
  await opened(page);
  await button(page, /^Xóm 1 /).click();
  await button(page, 'Đề xuất cho xóm này').click();
  await page.getByText('Chưa có gì được ghi').waitFor(PATIENCE);
  await button(page, 'Dùng cho Xóm 1').click();
  await button(page, 'Lưu ranh giới').click();
  await page.getByText(/^Đã lưu ranh giới/).waitFor(PATIENCE);
  const after = (await hamlets()).find(({ name }) => name === 'Xóm 1')!;
  expect(after.version).toBe(before.version + 1);
  expect(after.boundary).not.toEqual(before.boundary);
  await close();
  const staff = await behind('canbo');
  const back = { boundary: before.boundary };
  const restored = await staff.call('PUT', `/api/hamlets/${before.id}/boundary`, back, {
    'if-match': `"${after.version}"`,
  });
  expect(restored.status).toBe(200);
});

test('a household outside of its hamlet is listed, and put into the one it lives in, on a phone', async () => {
  const staff = await behind('canbo');
  const [, second] = (await hamlets()).filter(({ name }) => /^Xóm \d$/.test(name));
  const [first] = (await hamlets()).filter(({ name }) => name === 'Xóm 1');
  const page1 = await staff.get<HouseholdPage>(`/api/households?hamlet=${first!.id}&limit=1`);
  const page2 = await staff.get<HouseholdPage>(`/api/households?hamlet=${second!.id}&limit=20`);
  const household = page1.items[0]!;
  const place = page2.items.find(({ location }) => location !== null)!.location!;
  const patch = async (change: object) => {
    const { version } = await staff.get<HouseholdDetail>(`/api/households/${household.id}`);
    const answer = await staff.call('PATCH', `/api/households/${household.id}`, change, { 'if-match': `"${version}"` });
    expect(answer.status).toBe(200);
  };
  await patch({ location: [place[0] + 0.00005, place[1]] });

  const { page, close } = await visitor(browser, 'canbo', { viewport: PHONE });
  await opened(page);
  await page.getByRole('tab', { name: /^Hộ lệch xóm/ }).click();
  const row = page.locator(`[data-household="${household.id}"]`);
  await row.getByText('ở trong').waitFor(PATIENCE);
  await row.getByRole('button', { name: `Chuyển sang ${second!.name}` }).click();
  await page.getByText(`Đã chuyển 1 hộ sang ${second!.name}`).waitFor(PATIENCE);
  const { total } = await staff.get<DisagreementPage>(`/api/hamlets/disagreements?hamlet=${first!.id}`);
  expect(total).toBe(0);
  await close();
  await patch({ hamletId: household.hamletId, clusterId: household.clusterId, location: household.location });
});
