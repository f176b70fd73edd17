import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Proposal, ProposalSummary } from '#api/assignments/schema.ts';
import type { Availability } from '#api/availability/schema.ts';
import { DESKTOP, openBrowser, PHONE } from '#tests/support/browser.ts';
import type { Client } from '#tests/support/client.ts';
import { behind, visitor } from './support/visit.ts';

let browser: Browser;
let leader: Client;
beforeAll(async () => {
  browser = await openBrowser();
  leader = await behind('totruong');
});
afterAll(() => browser?.close());

const newest = async (): Promise<Proposal> => {
  const { items } = await leader.get<{ items: ProposalSummary[] }>('/api/assignments/proposals');
  return leader.get(`/api/assignments/proposals/${items[0]!.id}`);
};
const memberOf = async (id: string) =>
  (await leader.get<{ memberId: string | null }>(`/api/households/${id}`)).memberId;

test('a leader takes a part of a proposal and takes it back', async () => {
  const { page, complaints, close } = await visitor(browser, 'totruong', { viewport: DESKTOP });
  await page.goto('/assignments');
  await page.getByRole('button', { name: 'Đề xuất phân công' }).click();
  await page.getByRole('button', { name: 'Áp dụng tất cả' }).waitFor();
  const proposal = await newest();
  const all = proposal.changes.length;
  expect(all).toBeGreaterThan(1);
  const left = proposal.changes.find(({ to }) => to !== null)!;
  const name = (await leader.get<{ name: string }>(`/api/members/${left.to}`)).name;
  await page.getByRole('button', { name: new RegExp(`^\\S* ?${name}`) }).click();
  const head = (await leader.get<{ head: string }>(`/api/households/${left.householdId}`)).head;
  await page.getByRole('checkbox', { name: head }).first().uncheck();
  await page.getByText(`Đã chọn ${all - 1}/${all} thay đổi`).waitFor();
  // The figures are those of the part: that household is still with whom it was.
  const nobody = proposal.unassigned.length + (left.from === null ? 1 : 0);
  const row = page.getByRole('row', { name: /^Hộ chưa ai phụ trách/ });
  expect(await row.getByRole('cell').last().textContent()).toBe(String(nobody));
  await page.getByRole('columnheader', { name: 'Nếu áp dụng' }).waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.getByRole('button', { name: 'Áp dụng phần đã chọn' }).click();
  await page.getByText(`Đã áp dụng ${all - 1} thay đổi`, { exact: true }).waitFor();
  const taken = proposal.changes.find(({ householdId }) => householdId !== left.householdId)!;
  expect(await memberOf(taken.householdId)).toBe(taken.to);
  expect(await memberOf(left.householdId)).toBe(left.from);
  await page.getByText('Còn 1 thay đổi chưa áp dụng, đã chọn 0').waitFor();
  await page.getByRole('checkbox', { name: head }).first().check();
  await page.getByRole('button', { name: 'Áp dụng phần còn lại' }).click();
  await page.getByText('Đề xuất này đã được áp dụng.').waitFor();
  expect(await memberOf(left.householdId)).toBe(left.to);

  await page.getByRole('main').getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText(`Đã trả ${all} hộ về như trước`).waitFor();
  expect(await memberOf(taken.householdId)).toBe(taken.from);
  expect(complaints).toEqual([]);
  await close();
});

test('when a member can take part is said on a phone', async () => {
  const { page, close } = await visitor(browser, 'totruong', { viewport: PHONE });
  await page.goto('/teams');
  const opener = page.getByRole('button', { name: /^Thời gian tham gia của/ }).nth(1);
  const name = (await opener.getAttribute('aria-label'))!.replace('Thời gian tham gia của ', '');
  await opener.click();
  await page.getByLabel('Mỗi tuần tham gia được').fill('4');
  await page.getByLabel('Chỉ những buổi sau').check();
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText(`Đã lưu thời gian tham gia của ${name}`).waitFor();
  await page.getByText('Chỉ 4 giờ mỗi tuần · Chỉ một số buổi').waitFor();
  const { items } = await leader.get<{ items: Availability[] }>('/api/availability');
  const kept = items.find(({ weeklyHours }) => weeklyHours === 4)!;
  expect(kept.hours).toEqual([{ weekday: 1, from: '18:00', to: '20:00' }]);
  // Other tests share the demo.
  const before = { weeklyHours: 10, hours: null, home: kept.home, goesWith: null };
  const back = await leader.call('PUT', `/api/availability/${kept.memberId}`, before, {
    'if-match': `"${kept.version}"`,
  });
  expect(back.status).toBe(200);
  await close();
});
