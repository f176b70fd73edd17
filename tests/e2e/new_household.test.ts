import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESKTOP, mapDrawn, openBrowser, PHONE, settled } from '#tests/support/browser.ts';
import type { Client } from '#tests/support/client.ts';
import { behind, visitor } from './support/visit.ts';

interface Found {
  head: string | null;
  location: [number, number] | null;
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const named = async (client: Client, name: string, filter = '') => {
  const { items } = await client.get<{ items: Found[] }>(
    `/api/households?limit=50${filter}&q=${encodeURIComponent(name)}`,
  );
  return items.filter(({ head }) => head === name);
};

test('a member proposes a household he stands before, and the leader finds it waiting', async () => {
  const name = 'Vũ Thị Vừa Chuyển Đến';
  const [lon, lat] = [106.31234, 20.21234];
  const { page, context, close } = await visitor(browser, 'thanhvien', { viewport: PHONE });
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ longitude: lon, latitude: lat, accuracy: 8 });
  await page.goto('/my-day');
  await settled(page);
  await page.getByRole('link', { name: 'Thêm hộ' }).tap();
  await page.getByLabel('Chủ hộ').fill(name);
  await page.getByRole('button', { name: 'Tôi đang ở đó' }).tap();
  await page.getByText(/^Đã đo tại chỗ/).waitFor();
  await page.getByRole('button', { name: 'Gửi tổ trưởng' }).tap();
  await page.getByText('Hộ mới, chờ tổ trưởng nhận').waitFor();

  const leader = await behind('totruong');
  const [proposed, ...others] = await named(leader, name, '&proposed=true');
  expect(others).toEqual([]);
  expect(proposed?.location?.[0]).toBeCloseTo(lon, 5);
  expect(proposed?.location?.[1]).toBeCloseTo(lat, 5);
  expect(await named(leader, name)).toEqual([]);
  await close();
});

test('a leader adds a household by a tap on the map, and takes it back', async () => {
  const name = 'Đỗ Văn Mới Dựng Nhà';
  const leader = await behind('totruong');
  const { page, close } = await visitor(browser, 'totruong', { viewport: DESKTOP });
  await page.goto('/');
  await mapDrawn(page);
  await page.getByRole('button', { name: 'Thêm hộ' }).click();
  await page.getByLabel('Chủ hộ').fill(name);
  await page.getByRole('button', { name: 'Chạm bản đồ' }).click();
  await page
    .locator('[data-ready="true"] canvas')
    .first()
    .click({ position: { x: 500, y: 400 } });
  await page.getByText('Đã chấm trên bản đồ').waitFor();
  await page.getByRole('button', { name: 'Thêm hộ này' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();

  const [added] = await named(leader, name);
  expect(added?.location).toEqual([expect.any(Number), expect.any(Number)]);

  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await expect.poll(() => named(leader, name)).toEqual([]);
  await close();
});

test('what the server would not take is said at its field, and nothing typed is lost', async () => {
  const name = 'Lý Thị Gõ Nhầm Số';
  const { page, close } = await visitor(browser, 'totruong', { viewport: PHONE });
  await page.goto('/');
  await mapDrawn(page);
  await page.getByRole('button', { name: 'Thêm hộ' }).tap();
  await page.getByLabel('Chủ hộ').fill(name);
  await page.getByLabel('Điện thoại').fill('12');
  await page.getByRole('button', { name: 'Thêm hộ này' }).tap();
  const phone = page.getByRole('textbox', { name: 'Điện thoại' });
  await page.getByText('Phải là số điện thoại Việt Nam, như 0912 345 678').waitFor();
  expect(await phone.getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('Chủ hộ').inputValue()).toBe(name);

  await phone.fill('0912 345 678');
  await page.getByRole('button', { name: 'Thêm hộ này' }).tap();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await close();
});
