import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mapDrawn, openBrowser, pixels } from '#tests/support/browser.ts';
import { behind, visitor } from './support/visit.ts';

/** The red of households nobody has reached, as the design gives it. */
const FLAGGED: [number, number, number] = [0xc8, 0x10, 0x2e];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** How many rows of the list are drawn. */
const rowsDrawn = (page: Page) => page.locator('[data-household]').count();
const countOf = async (path: string) => (await (await behind('totruong')).get<{ total: number }>(path)).total;

test('the map is drawn, with flagged households in their red', async () => {
  const { page, close } = await visitor(browser, 'totruong');
  await page.goto('/');
  await mapDrawn(page);
  const canvas = page.locator('[data-ready="true"] canvas').first();
  const red = async () => (await pixels(page, await canvas.screenshot(), FLAGGED)).near;
  await expect.poll(red, { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(30);
  expect((await pixels(page, await canvas.screenshot(), FLAGGED)).colours).toBeGreaterThan(50);
  await close();
});

test('a filter narrows list and address, and the back button takes it off', async () => {
  const [all, flagged] = [
    await countOf('/api/households?limit=1'),
    await countOf('/api/households?limit=1&flagged=true'),
  ];
  expect(flagged).toBeLessThan(all);
  const { page, close } = await visitor(browser, 'totruong');
  await page.goto('/');
  const tab = page.getByRole('tab', { name: /^Hộ/ });
  const total = () => tab.textContent();
  await expect.poll(total).toContain(String(all));

  await page
    .getByRole('button', { name: /^Cần ưu tiên/ })
    .first()
    .click();
  await page.waitForURL('**/?*flagged=true*');
  await expect.poll(total).toContain(String(flagged));

  await page.goBack();
  await expect.poll(() => new URL(page.url()).searchParams.has('flagged')).toBe(false);
  await expect.poll(total).toContain(String(all));
  await close();
});

test('a search without accents finds the head of a household, and stays out of the address', async () => {
  const leader = await behind('totruong');
  const { items } = await leader.get<{ items: { head: string }[] }>('/api/households?limit=1');
  const typed = items[0]!.head.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  const { page, close } = await visitor(browser, 'totruong');
  await page.goto('/');
  await expect.poll(() => rowsDrawn(page)).toBeGreaterThan(0);
  const before = page.url();
  await page.getByRole('searchbox').fill(typed);
  await page.getByRole('button', { name: items[0]!.head }).first().waitFor();
  await expect
    .poll(() => page.locator('[data-household]').allTextContents())
    .toSatisfy((rows: string[]) => rows.every((row) => row.includes(items[0]!.head)));
  expect(page.url()).toBe(before);
  await close();
});

test('a household opens in the list’s place, under an address that can be sent', async () => {
  const { page, close } = await visitor(browser, 'totruong');
  await page.goto('/');
  const row = page.locator('[data-household]').first();
  const id = await row.getAttribute('data-household');
  await row.click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).searchParams.get('household')).toBe(id);
  const head = await page.getByRole('heading', { level: 1 }).textContent();

  const sent = await visitor(browser, 'totruong');
  await sent.page.goto(page.url());
  await sent.page.getByRole('heading', { level: 1, name: head ?? '' }).waitFor();
  await sent.close();
  await close();
});
