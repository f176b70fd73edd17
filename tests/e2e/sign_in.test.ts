import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '#tests/support/browser.ts';
import { TEST_PASSWORD } from '#tests/support/demo_data.ts';
import { visitor } from './support/visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

test.each([
  { username: 'canbo', begins: '/', navigation: 'Nhập sổ hộ' },
  { username: 'totruong', begins: '/', navigation: 'Cần xác nhận' },
  { username: 'thanhvien', begins: '/my-day', navigation: 'Hộ của tôi' },
  { username: 'lanhdao', begins: '/coverage', navigation: 'Độ phủ' },
  { username: 'quantri', begins: '/accounts', navigation: 'Tài khoản' },
])('$username signs in and begins at $begins', async ({ username, begins, navigation }) => {
  const { page, close } = await visitor(browser, null);
  await page.goto('/');
  await page.waitForURL('**/sign-in*');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(TEST_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('link', { name: navigation }).waitFor();
  expect(new URL(page.url()).pathname).toBe(begins);
  await close();
});

test('a wrong password is refused in words that do not say which part was wrong', async () => {
  const { page, close } = await visitor(browser, null);
  await page.goto('/sign-in');
  const sayWrong = async (username: string) => {
    await page.getByLabel('Tên đăng nhập').fill(username);
    await page.getByLabel('Mật khẩu', { exact: true }).fill('khong-phai-mat-khau');
    const answered = page.waitForResponse('**/api/auth/sign-in/username');
    await page.keyboard.press('Enter');
    await answered;
    return page.getByRole('alert').textContent();
  };
  const [known, unknown] = [await sayWrong('canbo'), await sayWrong('khong.ai.ca')];
  expect(known).not.toBe('');
  expect(unknown).toBe(known);
  await close();
});

test('a page that is not for the role leads back to where it begins', async () => {
  const { page, close } = await visitor(browser, 'lanhdao');
  await page.goto('/import');
  await page.waitForURL('**/coverage');
  await close();
});
