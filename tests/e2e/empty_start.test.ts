import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openVisitor, settled } from '#tests/support/browser.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
import { type ServerProcess, startProcess } from '#tests/support/server.ts';

let browser: Browser;
let database: TestPostgres;
let server: ServerProcess;
beforeAll(async () => {
  browser = await openBrowser();
  database = await startPostgres();
  server = await startProcess({ env: { DATABASE_URL: database.url, DEMO: 'false' } });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.stop();
});

test('from nothing to the first steps of a commune', async () => {
  const someone = await openVisitor(browser, { url: server.url, username: null, password: '' });
  const { page } = someone;
  const password = 'nha-ngoi-ba-gian';

  await page.goto(/http:\S+\/first-admin#\S+/.exec(server.log())![0]);
  await page.getByLabel('Tên đăng nhập').fill('quantri');
  await page.getByLabel('Mật khẩu mới').fill(password);
  await page.getByRole('button', { name: 'Lập tài khoản quản trị' }).click();

  await page.getByRole('button', { name: 'Thêm xã' }).click();
  await page.getByLabel('Tên xã').fill('Xã An Triều');
  await page.getByLabel('Mã xã').fill('AT');
  await page.getByRole('dialog').getByRole('button', { name: 'Thêm xã' }).click();
  await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
  await page.getByLabel('Tên đăng nhập').fill('canbo');
  await page.getByRole('button', { name: 'Lập tài khoản' }).click();
  const link = await page.getByRole('textbox', { name: 'Đường dẫn', exact: true }).inputValue();

  await someone.context.clearCookies();
  await page.goto(link);
  await page
    .getByLabel(/^Mật khẩu/)
    .first()
    .fill(password);
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
  await page
    .getByRole('link', { name: 'Đăng nhập' })
    .or(page.getByRole('button', { name: 'Đăng nhập' }))
    .click();
  await page.getByLabel('Tên đăng nhập').fill('canbo');
  await page
    .getByLabel(/^Mật khẩu/)
    .first()
    .fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();

  const steps = page.getByRole('navigation', { name: 'Các bước cho xã mới' });
  await steps.getByRole('link', { name: /Sổ hộ/ }).click();
  await settled(page);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'so_ho.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Họ và tên chủ hộ,Xóm,Vĩ độ,Kinh độ\nĐỗ Quang Hải,Xóm 1,20.2,106.45\nVũ Bích Liên,Xóm 1,,\n'),
    });
  await page.getByRole('button', { name: 'Nhập 2 hộ' }).click();
  await steps.getByText('Đã có 2 hộ').waitFor();
  await steps.getByText('1 hộ chưa có vị trí').waitFor();
  await steps.getByText(/^2 hộ chưa ai phụ trách/).waitFor();
  await page.getByRole('link', { name: 'Bước tiếp: Nền bản đồ' }).click();
  await page.getByRole('heading', { name: 'Nền bản đồ' }).waitFor();
  expect(someone.foreign).toEqual([]);
  expect(someone.complaints).toEqual([]);
  await someone.close();
});
