import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled } from '#tests/support/browser.ts';
import type { Client } from '#tests/support/client.ts';
import { behind, visitor } from './support/visit.ts';

interface VisitItem {
  id: string;
  kind: string;
  at: string;
  supported?: number;
  topics?: string[];
  memberName?: string;
  undone?: boolean;
  superseded?: boolean;
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** The visits of a household that count. */
async function visitsOf(client: Client, household: string): Promise<VisitItem[]> {
  const { items } = await client.get<{ items: VisitItem[] }>(`/api/households/${household}/history`);
  return items.filter(({ kind, undone, superseded }) => kind === 'visit' && !undone && !superseded);
}

/** A household where one person was supported, and that visit. */
async function someSupport(client: Client): Promise<{ household: string; visit: VisitItem }> {
  const { items } = await client.get<{ items: { id: string }[] }>('/api/households?status=reached,adopting&limit=50');
  for (const { id } of items) {
    const visit = (await visitsOf(client, id)).find(({ supported, memberName }) => supported === 1 && memberName);
    if (visit) return { household: id, visit };
  }
  throw new Error('the demo knows no household where one person was supported');
}

test('a leader corrects how many were helped, and takes the correction back', async () => {
  const leader = await behind('totruong');
  const { household, visit } = await someSupport(leader);
  const before = await visitsOf(leader, household);
  const { page, close } = await visitor(browser, 'totruong');
  await page.goto(`/?household=${household}`);
  await settled(page);

  await page.locator(`a[href*="${visit.id}"]`).click();
  const persons = (count: string) => page.getByRole('button', { name: count, exact: true });
  await expect.poll(() => persons('1').getAttribute('aria-pressed')).toBe('true');
  await persons('3').click();
  await page.getByRole('button', { name: 'Lưu bản sửa' }).click();
  await page.getByText(/^Đã sửa lượt thăm/).waitFor();

  const { at, topics, memberName } = visit;
  const after = await visitsOf(leader, household);
  expect(after).toHaveLength(before.length);
  expect(after.find((one) => one.at === at)).toMatchObject({ supported: 3, topics, memberName });

  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await expect.poll(async () => (await visitsOf(leader, household)).map(({ id }) => id)).toContain(visit.id);
  await close();
});
