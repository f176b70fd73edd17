import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Plan, PlanSummary } from '#api/plans/schema.ts';
import { DESKTOP, openBrowser, PHONE, settled, type Visitor } from '#tests/support/browser.ts';
import { behind, visitor } from './support/visit.ts';

let browser: Browser;
let leader: Visitor;
beforeAll(async () => {
  browser = await openBrowser();
  leader = await visitor(browser, 'totruong2');
});
afterAll(async () => {
  await browser?.close();
});

const LONG = 60_000;
const current = async (): Promise<Plan> => {
  const api = await behind('totruong2');
  const { items } = await api.get<{ items: PlanSummary[] }>('/api/plans');
  const open = items.filter(({ state }) => state === 'draft' || state === 'published');
  return api.get<Plan>(`/api/plans/${open[0]!.id}`);
};

/** The first date from the next week on without activity, and a cluster of a day before it. */
function toMove({ days, to }: Plan) {
  const day = days.find(({ past, clusterIds }) => !past && clusterIds.length > 0)!;
  const taken = new Set(days.map(({ date }) => date));
  const dates = Array.from({ length: 60 }, (_, i) =>
    new Date(Date.parse(day.date) + (i + 1) * 86_400_000).toISOString().slice(0, 10),
  );
  return { from: day.date, to: dates.find((date) => !taken.has(date) && date <= to)! };
}

test('from an empty quarter to a published plan in fewer than 15 clicks; a cluster is dragged, and taken back', async () => {
  const { page } = leader;
  let clicks = 0;
  const click = async (name: string | RegExp) => {
    clicks += 1;
    await page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  };
  await page.goto('/teams');
  await settled(page);
  clicks += 1;
  await page.getByRole('link', { name: 'Kế hoạch' }).click();
  await click('Lập kế hoạch');
  await page.getByText('Bản nháp').waitFor({ timeout: LONG });

  const made = await current();
  const { from, to } = toMove(made);
  const chip = page.locator(`td[data-date="${from}"] button[draggable="true"]`).first();
  const name = await chip.textContent();
  await chip.dragTo(page.locator(`td[data-date="${to}"]`));
  const effect = page.getByRole('region', { name: 'Thay đổi chưa giữ' });
  await effect.getByText(`${name}: từ `).waitFor({ timeout: LONG });
  expect((await current()).version).toBe(made.version);
  await click('Giữ thay đổi');
  await effect.waitFor({ state: 'detached' });
  await page.locator(`td[data-date="${to}"]`).getByText(name!).waitFor();
  const kept = await current();
  expect(kept.days.some(({ date }) => date === to)).toBe(true);

  await click('Hoàn tác bước vừa rồi');
  await page.locator(`td[data-date="${to}"]`).getByText(name!).waitFor({ state: 'detached' });
  expect((await current()).days.some(({ date }) => date === to)).toBe(false);

  await click('Công bố kế hoạch');
  await click('Công bố');
  await page.getByText('Đã công bố kế hoạch').waitFor({ timeout: LONG });
  expect((await current()).state).toBe('published');
  expect(clicks).toBeLessThan(15);
}, 180_000);

test('where somebody else was quicker, what was meant stays visible and is tried again', async () => {
  const { page } = leader;
  await page.goto('/plan');
  await page.locator('button[draggable="true"]').first().waitFor({ timeout: LONG });
  const before = await current();
  const { from, to } = toMove(before);
  const chip = page.locator(`td[data-date="${from}"] button[draggable="true"]`).first();
  const name = await chip.textContent();
  await chip.dragTo(page.locator(`td[data-date="${to}"]`));
  await page.getByRole('button', { name: 'Giữ thay đổi' }).waitFor({ timeout: LONG });

  const office = await behind('canbo');
  const other = before.days.findLast(({ past }) => !past)!;
  const change = { kind: 'set_day', date: other.date, from: other.from, to: '21:30' };
  const version = { 'if-match': `"${before.version}"` };
  const answer = await office.call('PATCH', `/api/plans/${before.id}`, { changes: [change] }, version);
  expect(answer.status).toBe(200);
  await page.getByRole('button', { name: 'Giữ thay đổi' }).click();
  const told = page.getByRole('alert');
  await told.getByText(new RegExp(`chưa được giữ: ${name}: từ `)).waitFor({ timeout: LONG });
  const theirs = await current();
  expect(theirs.days.find(({ date }) => date === other.date)?.to).toBe('21:30');
  expect(theirs.days.some(({ date }) => date === to)).toBe(false);

  await page.getByRole('button', { name: 'Thử lại trên bản mới' }).click();
  await page.getByRole('button', { name: 'Giữ thay đổi' }).click({ timeout: LONG });
  await page.getByRole('region', { name: 'Thay đổi chưa giữ' }).waitFor({ state: 'detached' });
  const both = await current();
  expect(both.days.find(({ date }) => date === other.date)?.to).toBe('21:30');
  expect(both.days.some(({ date }) => date === to)).toBe(true);
}, 180_000);

test.each([
  { size: 'phone', viewport: PHONE, scheme: 'light' as const },
  { size: 'desktop', viewport: DESKTOP, scheme: 'dark' as const },
])('a quarter with a plan is for everyone on a $size, and nothing of it is cut off', async ({ viewport, scheme }) => {
  const someone = await visitor(browser, 'totruong2', { viewport, scheme });
  const { page } = someone;
  await page.goto('/plan');
  await page.getByText('Khối lượng của tổ viên').waitFor({ timeout: LONG });
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBe(0);
  if (viewport === PHONE) {
    const small = await page.locator('main button:visible').evaluateAll((buttons) =>
      buttons
        .map((button) => ({
          label: button.getAttribute('aria-label') ?? button.textContent,
          box: button.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.height < 44 || box.width < 44)
        .map(({ label }) => label),
    );
    expect(small).toEqual([]);
  }
  expect(someone.complaints).toEqual([]);
  await someone.close();
});
