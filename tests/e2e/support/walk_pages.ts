import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, type Visitor, type VisitorOptions } from '#tests/support/browser.ts';
import { PAGES } from './pages.ts';
import { behind, visitor } from './visit.ts';

/** Violations that hinder someone, as lines to read. */
async function seriousViolations({ page }: Visitor): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
}

/** One test for each page of the list, what must hold on all of them, at one size and in one scheme. */
export function walkPages(options: Pick<VisitorOptions, 'viewport' | 'scheme'>): void {
  let browser: Browser;
  let household: string;
  // One browser session a person: what the pages share is loaded once.
  const visitors = new Map<string | null, Promise<Visitor>>();
  const as = (username: string | null) => {
    const known = visitors.get(username) ?? visitor(browser, username, options);
    visitors.set(username, known);
    return known;
  };
  beforeAll(async () => {
    browser = await openBrowser();
    const leader = await behind('totruong');
    const { items } = await leader.get<{ items: { id: string }[] }>('/api/households?limit=1');
    household = items[0]!.id;
  });
  afterAll(async () => {
    await browser?.close();
  });

  test.each(PAGES)('$name: for everyone, from our host alone, within its policy', async ({ username, path }) => {
    const someone = await as(username);
    await someone.page.goto(path.replace(':household', household));
    await settled(someone.page);
    expect(await someone.page.locator('main').textContent()).not.toBe('');
    expect(await seriousViolations(someone)).toEqual([]);
    expect(someone.foreign).toEqual([]);
    expect(someone.complaints).toEqual([]);
  });
}
