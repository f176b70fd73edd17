import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, PHONE, settled } from '#tests/support/browser.ts';
import { behind, recorded, visitor } from './support/visit.ts';

interface HistoryItem {
  kind: string;
  outcome?: string;
  supported?: number;
  undone?: boolean;
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

test('a member records a visit in four taps on a phone, and takes it back', async () => {
  const member = await behind('thanhvien');
  const { page, close } = await visitor(browser, 'thanhvien', { viewport: PHONE });
  await page.goto('/my-day');
  await settled(page);

  const record = page.getByRole('link', { name: 'Ghi lượt thăm' }).first();
  const household = (await record.getAttribute('href'))?.split('/').at(-1);
  const visits = async () => {
    const { items } = await member.get<{ items: HistoryItem[] }>(`/api/households/${household}/history`);
    return items.filter(({ kind, undone }) => kind === 'visit' && undone !== true);
  };
  const before = (await visits()).length;

  await record.tap();
  await page.getByRole('button', { name: 'Đã hỗ trợ' }).tap();
  await page.getByRole('button', { name: '2', exact: true }).tap();
  await page.getByRole('button', { name: 'Lưu lượt thăm' }).tap();

  await recorded(page);
  await expect.poll(async () => (await visits()).length).toBe(before + 1);
  expect((await visits())[0]).toMatchObject({ outcome: 'supported', supported: 2 });

  await page.getByRole('button', { name: 'Hoàn tác' }).tap();
  await expect.poll(async () => (await visits()).length).toBe(before);
  await close();
});
