import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, PHONE, settled } from '#tests/support/browser.ts';
import { behind, visitor } from './support/visit.ts';

interface Listed {
  items: { id: string; head: string }[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

test('a leader puts a household first with a reason, the list says so, and he takes it back', async () => {
  const leader = await behind('totruong');
  const list = async () => (await leader.get<Listed>('/api/households?limit=30')).items;
  const before = await list();
  const chosen = before.at(-1)!;
  const { page, complaints, close } = await visitor(browser, 'totruong', { viewport: PHONE });
  await page.goto(`/?household=${chosen.id}`);
  await page.getByRole('heading', { level: 1, name: chosen.head }).waitFor();

  await page.getByRole('button', { name: 'Ưu tiên đến trước' }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lý do').fill('Cụ sắp đi viện');
  await dialog.getByRole('button', { name: '1 tuần' }).tap();
  await dialog.getByRole('button', { name: 'Ưu tiên đến trước' }).tap();
  const note = page.getByRole('note').filter({ hasText: 'Cụ sắp đi viện' });
  await note.getByText(/^Ưu tiên đến trước, hết ngày \d\d\/\d\d\/\d{4}$/).waitFor();
  expect((await list())[0]).toMatchObject({ id: chosen.id });

  await page.getByRole('button', { name: 'Danh sách', exact: true }).tap();
  const row = page.locator(`[data-household="${chosen.id}"]`);
  await row.getByText('Ưu tiên đến trước').waitFor();
  await row.tap();
  await settled(page);
  await note.getByRole('button', { name: 'Bỏ' }).tap();
  await page.getByRole('button', { name: 'Để sau' }).waitFor();
  await expect.poll(async () => (await list()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(complaints).toEqual([]);
  await close();
});

test('a member sees why a household comes later, and cannot change it', async () => {
  const leader = await behind('totruong');
  const member = await behind('thanhvien');
  const { memberId } = await member.get<{ memberId: string }>('/api/me');
  const { items } = await member.get<Listed>(`/api/households?limit=5&member=${memberId}`);
  const chosen = items[0]!;
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const pin = { id: crypto.randomUUID(), householdId: chosen.id, kind: 'postpone', from: day(-1), until: day(9) };
  const said = await leader.call('POST', '/api/pins', { ...pin, reason: 'Cả nhà đi gặt' });
  expect(said.status).toBe(201);

  const { page, close } = await visitor(browser, 'thanhvien', { viewport: PHONE });
  await page.goto(`/?household=${chosen.id}`);
  const note = page.getByRole('note').filter({ hasText: 'Cả nhà đi gặt' });
  await note.getByText(/^Để sau, hết ngày/).waitFor();
  expect(await page.getByRole('button', { name: /^(Bỏ|Ưu tiên đến trước)$/ }).count()).toBe(0);
  await close();
  expect((await leader.call('POST', `/api/pins/${pin.id}/end`)).status).toBe(200);
});
