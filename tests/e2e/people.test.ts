import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, PHONE, settled } from '#tests/support/browser.ts';
import { visitor } from './support/visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const LIST = `Họ và tên,Xóm,Nhiệm vụ trong tổ,Chức danh,Số điện thoại
Giang Thị Thảo,Xóm Bến Đò,Tổ trưởng,Hội Phụ nữ,0912345678
Khúc Văn Đoàn,Xóm Bến Đò,Tổ viên,Đoàn Thanh niên,
Lục Văn Bảy,Xóm Bến Đò,Tổ viên,Hội CCB,123
`;

const serious = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};

test('from a list of members to a member on his phone, by a printed slip', { timeout: 180_000 }, async () => {
  const office = await visitor(browser, 'canbo');
  const { page } = office;
  await page.goto('/teams');
  await page.getByRole('link', { name: 'Nhập danh sách' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'to_vien.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
  await page.getByText('“123” không phải là số điện thoại').waitFor();
  await page.getByText('Xóm mới sẽ được lập, mỗi xóm một tổ: Xóm Bến Đò.').waitFor();
  expect(await serious(page)).toEqual([]);
  await page.getByRole('button', { name: 'Nhập 2 người' }).click();
  await page.getByRole('button', { name: 'Tài khoản và phiếu' }).click();
  await page.getByRole('button', { name: 'Làm 2 phiếu' }).click();

  const slip = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Khúc Văn Đoàn' }) });
  await slip.getByRole('img', { name: 'Mã QR của Khúc Văn Đoàn' }).waitFor();
  expect(await serious(page)).toEqual([]);
  const code = (await slip.getByText(/^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}$/).textContent())!;
  await slip.getByText('doan.khuc', { exact: true }).waitFor();
  expect([office.foreign, office.complaints]).toEqual([[], []]);
  await office.close();

  const phone = await visitor(browser, null, { viewport: PHONE });
  await phone.page.goto('/sign-in');
  await phone.page.getByRole('link', { name: 'Tôi có phiếu có mã' }).click();
  await phone.page.getByRole('heading', { name: 'Đăng nhập bằng phiếu' }).waitFor();
  await phone.page.getByLabel('Tên đăng nhập').fill('doan.khuc');
  await phone.page.getByLabel('Mã trên phiếu').fill('bbbb bbbb bbbb');
  await phone.page.getByRole('button', { name: 'Tiếp tục' }).click();
  await phone.page.getByRole('alert').waitFor();
  await phone.page.getByLabel('Mã trên phiếu').fill(code.toLowerCase().replaceAll('-', ''));
  await phone.page.getByRole('button', { name: 'Tiếp tục' }).click();
  await phone.page.getByRole('heading', { name: 'Chào Khúc Văn Đoàn' }).waitFor();
  expect(await serious(phone.page)).toEqual([]);
  await phone.page.getByLabel('Mật khẩu', { exact: true }).fill('mat-khau-cua-toi');
  await phone.page.getByRole('button', { name: 'Lưu mật khẩu và vào' }).click();
  await phone.page.waitForURL('**/my-day');
  await settled(phone.page);
  await phone.close();

  // the QR code's address, after the code was used: whoever finds the slip gets no further
  const finder = await visitor(browser, null, { viewport: PHONE });
  await finder.page.goto(`/slip#doan.khuc/${code.replaceAll('-', '')}`);
  await finder.page.getByRole('alert').waitFor();
  expect(new URL(finder.page.url()).hash).toBe('');
  await finder.close();
});
