import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '#tests/support/browser.ts';
import { TEST_PASSWORD } from '#tests/support/demo_data.ts';
import { behind, recorded, visitor } from './support/visit.ts';

/** No control is further away than this; a trap for the focus would be. */
const MOST_TABS = 60;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** Presses Tab until the focus is where it should go. */
async function tabTo(page: Page, there: Locator): Promise<void> {
  await there.waitFor();
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await there.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by the keyboard: ${there}`);
}

test('signing in, finding a household and recording a visit, by the keyboard alone', async () => {
  const { page, close } = await visitor(browser, null);
  await page.goto('/sign-in');
  await tabTo(page, page.getByLabel('Tên đăng nhập'));
  await page.keyboard.type('totruong');
  await tabTo(page, page.getByLabel('Mật khẩu', { exact: true }));
  await page.keyboard.type(TEST_PASSWORD);
  await page.keyboard.press('Enter');

  const rows = page.locator('[data-household]');
  await tabTo(page, rows.first());
  await page.keyboard.press('ArrowDown');
  const second = await rows.nth(1).getAttribute('data-household');
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.household);
  await expect.poll(focused).toBe(second);
  await page.keyboard.press('Enter');

  await tabTo(page, page.getByRole('link', { name: 'Ghi lượt thăm' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Không có nhà' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Lưu lượt thăm' }));
  await page.keyboard.press('Enter');
  await recorded(page);

  const leader = await behind('totruong');
  const history = () => leader.get<{ items: { outcome?: string }[] }>(`/api/households/${second}/history`);
  await expect.poll(async () => (await history()).items[0]?.outcome).toBe('not_home');
  await close();
});
