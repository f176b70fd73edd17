import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cluster, ClusterShape } from '#api/clusters/schema.ts';
import { openBrowser } from '#tests/support/browser.ts';
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
  await page.goto('/clusters');
  await page.locator('[data-ready="true"] canvas').first().waitFor(PATIENCE);
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
/** The clusters of the leader's hamlet, as the server has them. */
const outlines = async (): Promise<ClusterShape[]> => {
  const leader = await behind('totruong');
  const { items } = await leader.get<{ items: Cluster[] }>('/api/clusters');
  return (await leader.get<{ items: ClusterShape[] }>(`/api/clusters/outlines?hamlet=${items[0]!.hamletId}`)).items;
};
const sorted = (shapes: ClusterShape[]) => [...shapes].sort((a, b) => (a.id < b.id ? -1 : 1));

test('clusters are proposed, accepted and taken back', async () => {
  const before = sorted(await outlines());
  const { page, complaints, foreign, close } = await visitor(browser, 'totruong');
  await opened(page);
  await page.getByRole('combobox', { name: 'Số hộ mỗi cụm' }).click();
  await page.getByRole('option', { name: 'khoảng 15 hộ' }).click();
  await page.getByRole('switch', { name: 'Chia lại từ đầu' }).click();
  await button(page, 'Đề xuất cụm').click();
  await button(page, 'Nhận tất cả').waitFor(PATIENCE);
  expect(sorted(await outlines())).toEqual(before);
  const axe = await new AxeBuilder({ page }).exclude('canvas').analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await button(page, 'Nhận tất cả').click();
  await page.getByText(/^Đã nhận \d+ cụm/).waitFor(PATIENCE);
  const accepted = sorted(await outlines());
  expect(accepted.map(({ householdIds }) => householdIds)).not.toEqual(before.map(({ householdIds }) => householdIds));
  const all = accepted.flatMap(({ householdIds }) => householdIds);
  expect(new Set(all).size).toBe(all.length);

  await button(page, /^Hoàn tác: Nhận đề xuất/).click();
  await page.getByText('Đã hoàn tác', { exact: true }).waitFor(PATIENCE);
  expect(sorted(await outlines())).toEqual(before);
  expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
  await close();
});

test('a part of a proposal is taken, the rest later, and colours stay', async () => {
  const before = sorted(await outlines());
  const { page, complaints, close } = await visitor(browser, 'totruong');
  await opened(page);
  const rows = page.getByRole('list', { name: 'Các cụm của xóm' }).getByRole('listitem');
  const colours = () =>
    rows.evaluateAll((all) =>
      all.map((row) => [
        row.querySelector('b')!.textContent,
        getComputedStyle(row.querySelector('[aria-hidden]')!).color,
      ]),
    );
  const colourOf = new Map((await colours()) as [string, string][]);
  await page.getByRole('combobox', { name: 'Số hộ mỗi cụm' }).click();
  await page.getByRole('option', { name: 'khoảng 15 hộ' }).click();
  await page.getByRole('switch', { name: 'Chia lại từ đầu' }).click();
  await button(page, 'Đề xuất cụm').click();
  await button(page, 'Nhận tất cả').waitFor(PATIENCE);
  const ticks = page.getByRole('checkbox', { name: /^Nhận / });
  const count = await ticks.count();
  const added = rows.filter({ hasText: 'mới, ' }).first();
  await button(page, 'Bỏ chọn tất cả').click();
  expect(await rows.filter({ hasText: '→' }).count()).toBe(0);
  await page.getByText(`Nếu nhận phần đã chọn: ${before.length} cụm`).waitFor();
  const name = await page.getByText('cụm mới, chưa chọn').first().locator('..').locator('b').textContent();
  await page.getByRole('checkbox', { name: `Nhận ${name}` }).check();
  await added.waitFor();
  await button(page, 'Nhận 1 cụm đã chọn').click();
  await page.getByText(`Còn ${count - 1} cụm chưa nhận`).waitFor(PATIENCE);
  expect((await outlines()).length).toBeGreaterThanOrEqual(before.length);
  await page
    .getByRole('region', { name: /chưa nhận$/ })
    .getByRole('button', { name: 'Đóng' })
    .click();
  await page.getByText('Thay đổi gần đây').waitFor();
  for (const [cluster, colour] of (await colours()) as [string, string][])
    if (colourOf.has(cluster)) expect([cluster, colour]).toEqual([cluster, colourOf.get(cluster)]);

  await button(page, /^Xem phần còn lại: Nhận đề xuất/).click();
  await button(page, 'Chọn tất cả').click();
  await button(page, 'Nhận hết phần còn lại').click();
  await page.getByText(`Đã nhận thêm ${count - 1} cụm`).waitFor(PATIENCE);
  await button(page, /^Hoàn tác: Nhận đề xuất/).click();
  await page.getByText('Đã hoàn tác', { exact: true }).waitFor(PATIENCE);
  expect(sorted(await outlines())).toEqual(before);
  expect(complaints).toEqual([]);
  await close();
});

test('where there is nothing to change, the page says what can be done all the same', async () => {
  const { page, complaints, close } = await visitor(browser, 'totruong2');
  await opened(page);
  await page.getByRole('combobox', { name: 'Số hộ mỗi cụm' }).click();
  await page.getByRole('option', { name: 'khoảng 40 hộ' }).click();
  await button(page, 'Đề xuất cụm').click();
  await page.getByText(/^Các cụm hiện nay đã hợp lý/).waitFor(PATIENCE);
  await page.getByRole('status').getByRole('button', { name: 'Chia lại từ đầu' }).click();
  await page
    .getByRole('button', { name: 'Nhận tất cả' })
    .or(page.getByText(/^Chia lại từ đầu không được cách nào gọn hơn/))
    .waitFor(PATIENCE);
  expect(complaints).toEqual([]);
  await close();
});

test('a line across a cluster is drawn by clicks once the pen is there, and left again without a change', async () => {
  const { page, complaints, close } = await visitor(browser, 'totruong');
  let penArrives = () => {};
  const pen = new Promise<void>((resolve) => (penArrives = resolve));
  await page.route('**/line-drawing*.js', (route) => pen.then(() => route.continue()));
  await opened(page);
  const before = sorted(await outlines());
  const largest = before.reduce((a, b) => (b.households > a.households ? b : a));
  await button(page, new RegExp(`^${largest.name}`)).click();
  await button(page, 'Chia đôi').click();
  await page.getByText('Đang chuẩn bị bút vẽ').waitFor(PATIENCE);
  penArrives();
  await page.getByText('Bấm lên bản đồ để đặt điểm đầu').waitFor(PATIENCE);
  const box = (await page.locator('[data-ready] canvas').first().boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.3);
  await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.8);
  await page.getByText(/^Đã đặt 2 điểm/).waitFor(PATIENCE);
  await button(page, 'Thôi').click();
  expect(sorted(await outlines())).toEqual(before);
  expect(complaints).toEqual([]);
  await close();
});

test('an outline is drawn anew by clicks: who lives inside joins, and it can be taken back', async () => {
  const { page, complaints, close } = await visitor(browser, 'totruong');
  await opened(page);
  const before = sorted(await outlines());
  const largest = before.reduce((a, b) => (b.households > a.households ? b : a));
  await button(page, new RegExp(`^${largest.name}`)).click();
  await button(page, 'Vẽ lại ranh giới').click();
  await page.getByText('Bấm lên bản đồ lần lượt quanh các hộ').waitFor(PATIENCE);
  const box = (await page.locator('[data-ready] canvas').first().boundingBox())!;
  // the left half of the cluster, which the map has come to
  const corners = [
    [0.25, 0.2],
    [0.5, 0.2],
    [0.5, 0.85],
    [0.25, 0.85],
  ] as const;
  for (const [x, y] of corners) await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
  await page.getByText(/^Đã đặt 4 góc/).waitFor(PATIENCE);
  await button(page, 'Xong').click();
  await page.getByText(`Đã vẽ lại ${largest.name}`).waitFor(PATIENCE);
  const after = sorted(await outlines());
  const now = after.find(({ id }) => id === largest.id)!;
  expect(now.householdIds).not.toEqual(largest.householdIds);
  const all = after.flatMap(({ householdIds }) => householdIds);
  expect(new Set(all).size).toBe(all.length);

  await button(page, 'Hoàn tác').click();
  await page.getByText('Đã hoàn tác', { exact: true }).waitFor(PATIENCE);
  expect(sorted(await outlines())).toEqual(before);
  expect(complaints).toEqual([]);
  await close();
});
