import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESKTOP, openBrowser, PHONE, settled } from '#tests/support/browser.ts';
import { type Line, workbook } from '../api/imports/workbooks.ts';
import { behind, visitor } from './support/visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const HAMLET = 'Xóm Bến Thử';
const HEADINGS = ['Họ tên CH', 'Nơi hay gặp', 'Năm sinh người già nhất', 'Vĩ độ', 'Kinh độ'];
const register = (lines: Line[]) => ({
  name: 'so_ho.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(workbook({ Sheet1: [HEADINGS, ...lines] })),
});
const LINES: Line[] = [
  ['Vũ Thị Hoài Thương', 'Ngõ Bến, số 1', 1947, 20.25, 106.41],
  ['Đặng Quốc Bảo', 'Ngõ Bến, số 2', '19947', null, null],
];

async function choose(page: Page, lines: Line[]): Promise<void> {
  await page.goto('/import');
  await settled(page);
  await page.locator('input[type=file]').setInputFiles(register(lines));
  await page.getByRole('heading', { name: 'Cột trong tệp' }).waitFor();
}
const created = (page: Page) => page.getByText('Hộ mới', { exact: true }).locator('..').locator('div').nth(1);
const serious = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes[0]?.html]);
};

test('a clerk says what is what, mends a cell, imports, and takes it back', async () => {
  const { page, close } = await visitor(browser, 'canbo', { viewport: DESKTOP });
  const office = await behind('canbo');
  await choose(page, LINES);
  await page.getByLabel('Trang “Sheet1” là xóm').fill(HAMLET);
  await page.keyboard.press('Enter');
  await expect.poll(() => created(page).textContent()).toBe('1');
  expect(await serious(page)).toEqual([]);

  await page.getByRole('combobox', { name: 'Cột “Nơi hay gặp” là' }).click();
  await page.getByRole('option', { name: 'Địa chỉ' }).click();
  await page.getByLabel('Sửa ô Năm sinh người già nhất, trang Sheet1, dòng 3').fill('1947');
  await page.keyboard.press('Enter');
  await expect.poll(() => created(page).textContent()).toBe('2');
  await page.getByText('1 hộ có vị trí').waitFor();

  await page.getByRole('button', { name: 'Nhập 2 hộ' }).click();
  await page.getByText('Đã nhập xong').waitFor();
  const { items } = await office.get<{ items: { address: string }[] }>('/api/households?q=Dang%20Quoc%20Bao');
  expect(items[0]?.address).toBe('Ngõ Bến, số 2');

  // The next register of this form: what the column is was said before, and one row is not sure.
  await choose(page, [['Vũ Thị Hoài Thương', null, null, null, null]]);
  await page.getByText('Bạn đã chọn lần trước').waitFor();
  await page.getByLabel('Trang “Sheet1” là xóm').fill(HAMLET);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '1 dòng chưa chắc là hộ nào' }).waitFor();
  await page.getByText('1 hộ đã có mà sổ này không nhắc đến').click();
  await page.getByText('Đặng Quốc Bảo').waitFor();
  await page.getByRole('button', { name: 'Là hộ này' }).click();
  await page.getByText('1 không đổi').waitFor();

  await page.goto('/import');
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
  await page.getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
  await page.getByText(/^Đã hoàn tác: xoá 2 hộ/).waitFor();
  expect((await office.get<{ total: number }>('/api/households?q=Dang%20Quoc%20Bao')).total).toBe(0);
  await close();
});

test('what many cells say wrongly alike is emptied at once, and rows left out are spoken of afterwards', async () => {
  const { page, close } = await visitor(browser, 'canbo', { viewport: DESKTOP });
  await choose(page, [
    ['Vũ Thị Hoài Thương', null, '19947', 20.25, 106.41],
    ['Đặng Quốc Bảo', null, '19947', null, null],
    [null, 'Ngõ Bến, số 3', 1950, null, null],
  ]);
  await page.getByLabel('Trang “Sheet1” là xóm').fill(HAMLET);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Để trống cả 2 ô “19947”' }).first().click();
  await expect.poll(() => created(page).textContent()).toBe('2');
  await page.getByRole('button', { name: 'Nhập 2 hộ' }).click();
  await page.getByText('Còn 1 dòng cần sửa').waitFor();

  await page.goto('/import');
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
  await page.getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
  await page.getByText(/^Đã hoàn tác: xoá 2 hộ/).waitFor();
  await close();
});

test('on a phone a row is a card, nothing sticks out, and everything can be tapped', async () => {
  const { page, close } = await visitor(browser, 'canbo', { viewport: PHONE });
  await choose(page, LINES);
  expect(await serious(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
  const small = await page
    .getByRole('region', { name: /chỗ cần sửa/ })
    .locator('td button, td input')
    .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML));
  expect(small).toEqual([]);
  await close();
});
