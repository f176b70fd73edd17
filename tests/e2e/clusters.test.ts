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
  await page.getByText('Đã hoàn tác').waitFor(PATIENCE);
  expect(sorted(await outlines())).toEqual(before);
  expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
  await close();
});

test('a line across a cluster is drawn by clicks, and left again without a change', async () => {
  const { page, complaints, close } = await visitor(browser, 'totruong');
  await opened(page);
  const before = sorted(await outlines());
  const largest = before.reduce((a, b) => (b.households > a.households ? b : a));
  await button(page, new RegExp(`^${largest.name}`)).click();
  await button(page, 'Chia đôi').click();
  await page.getByText('Bấm lên bản đồ để đặt điểm đầu').waitFor();
  await page.locator('[data-mode="line"]').waitFor();
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
  await page.locator('[data-mode="line"]').waitFor();
  const box = (await page.locator('[data-ready] canvas').first().boundingBox())!;
  const corners = [
    [0.25, 0.2],
    [0.75, 0.2],
    [0.75, 0.7],
    [0.25, 0.7],
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
  await page.getByText('Đã hoàn tác').waitFor(PATIENCE);
  expect(sorted(await outlines())).toEqual(before);
  expect(complaints).toEqual([]);
  await close();
});
