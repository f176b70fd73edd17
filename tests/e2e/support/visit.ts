import type { Browser, Page } from 'playwright-core';
import { openVisitor, type Visitor, type VisitorOptions } from '#tests/support/browser.ts';
import { type Client, signIn } from '#tests/support/client.ts';
import { TEST_PASSWORD } from '#tests/support/demo_data.ts';

/** Address of the server that this worker's files use one after the other. */
export function pageUrl(): string {
  const url = process.env.TEST_PAGE_URLS?.split(' ')[Number(process.env.VITEST_POOL_ID) - 1];
  if (!url) throw new Error('TEST_PAGE_URLS names no server for this worker: run the browser tests by npm test');
  return url;
}

/** One of the demo's people at a browser. */
export const visitor = (
  browser: Browser,
  username: string | null,
  options: Partial<Pick<VisitorOptions, 'viewport' | 'scheme'>> = {},
): Promise<Visitor> => openVisitor(browser, { url: pageUrl(), username, password: TEST_PASSWORD, ...options });

/** The same person speaking to the API, to look behind the page. */
export const behind = (username: string): Promise<Client> => signIn(pageUrl(), username, TEST_PASSWORD);

/** Waits until a call was recorded, be it sent or still waiting, and holds what says so and offers to take it back. */
export const recorded = (page: Page): Promise<void> => page.getByText(/^Đã ghi( lượt thăm|, chưa gửi)?: /).hover();
