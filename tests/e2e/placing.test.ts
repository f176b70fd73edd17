import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlaceQuality, UnplacedPage } from '#api/placing/schema.ts';
import { DESKTOP, mapDrawn, openBrowser, PHONE, settled } from '#tests/support/browser.ts';
import type { Client } from '#tests/support/client.ts';
import { behind, visitor } from './support/visit.ts';

/** Households of the hamlet that lose their place for this test. */
const HIDDEN = 8;

let browser: Browser;
let leader: Client;
let places: { id: string; location: [number, number] }[];

beforeAll(async () => {
  browser = await openBrowser();
  leader = await behind('totruong');
  const { items } = await leader.get<{ items: typeof places }>('/api/households?limit=40&unplaced=false');
  places = items
    .filter((_, at) => at % 5 === 0)
    .slice(0, HIDDEN)
    .map(({ id, location }) => ({ id, location }));
  await write(places.map(({ id }) => ({ id, location: null })));
});
afterAll(async () => {
  await write(places);
  await browser?.close();
});

/** Other tests share the demo: whatever happens here, the households stand again where they stood. */
async function write(changes: { id: string; location: [number, number] | null }[]): Promise<void> {
  const answer = await leader.call('POST', '/api/households/locations', {
    places: changes.map((change) => ({ ...change, source: 'register' })),
  });
  expect(answer.status).toBe(200);
}
const waiting = async () => (await leader.get<UnplacedPage>('/api/households/unplaced')).total;

test('three households are placed by the keyboard, and the last one is taken back', async () => {
  const before = await waiting();
  const { items } = await leader.get<UnplacedPage>('/api/households/unplaced');
  const { page, close } = await visitor(browser, 'totruong', { viewport: DESKTOP });
  await page.goto('/placing');
  const name = page.getByRole('heading', { level: 2 });
  await expect.poll(() => name.textContent()).toBe(items[0]!.head);
  for (const [at, household] of items.slice(0, 3).entries()) {
    await expect.poll(() => name.textContent()).toBe(household.head);
    await page.keyboard.press('Enter');
    await page.getByText(`Đã đặt ${at + 1} / ${before}`).waitFor();
  }
  await expect.poll(waiting).toBe(before - 3);
  await page.keyboard.press('z');
  await page.getByText(`Đã đặt 2 / ${before}`).waitFor();
  await expect.poll(() => name.textContent()).toBe(items[2]!.head);
  await expect.poll(waiting).toBe(before - 2);

  const first = await leader.get<{ locationSource: string; locationAccuracyMetres: number }>(
    `/api/households/${items[0]!.id}`,
  );
  expect(first).toMatchObject({ locationSource: 'suggested', locationAccuracyMetres: expect.any(Number) });
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => name.textContent()).toBe(items[3]!.head);
  await close();
});

test('on a phone a household is placed where one stands, with how well that is known', async () => {
  const before = await waiting();
  const { items } = await leader.get<UnplacedPage>('/api/households/unplaced');
  const { page, context, close } = await visitor(browser, 'totruong', { viewport: PHONE });
  await context.grantPermissions(['geolocation']);
  const [lon, lat] = places[0]!.location;
  await context.setGeolocation({ longitude: lon, latitude: lat, accuracy: 7 });
  await page.goto('/placing');
  await settled(page);
  await mapDrawn(page);
  await page.getByRole('button', { name: 'Vị trí của tôi' }).tap();
  await page.getByText('Nơi máy đang đứng').waitFor();
  await page.getByRole('button', { name: 'Đặt ở chỗ 1' }).tap();
  await expect.poll(waiting).toBe(before - 1);
  const placed = await leader.get<object>(`/api/households/${items[0]!.id}`);
  expect(placed).toMatchObject({ locationSource: 'measured', locationAccuracyMetres: 7 });

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.getByRole('button', { name: 'Hoàn tác' }).tap();
  await expect.poll(waiting).toBe(before);
  await close();
});

test('a place found right stays away, and comes back when that is taken back', async () => {
  await write([{ ...places[0]!, location: places[0]!.location }]);
  await write([{ id: places[1]!.id, location: places[0]!.location }]);
  const same = async () => (await leader.get<PlaceQuality>('/api/households/quality?kind=same_point')).total;
  expect(await same()).toBe(1);
  const { page, close } = await visitor(browser, 'totruong', { viewport: DESKTOP });
  await page.goto('/placing?tab=check');
  await page.getByRole('button', { name: /^Trùng chỗ/ }).click();
  await page.getByRole('button', { name: 'Đúng rồi' }).click();
  await expect.poll(same).toBe(0);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect.poll(same).toBe(1);
  await close();
});
