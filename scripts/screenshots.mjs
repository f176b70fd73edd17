// node --import tsx scripts/screenshots.mjs [ADDRESS]: pictures of a running demo into docs/screenshots, for the README.
import { mkdirSync } from 'node:fs';
import { mapDrawn, openBrowser, openVisitor, PHONE, settled } from '../tests/support/browser.ts';

const FOLDER = 'docs/screenshots';
const url = process.argv[2] ?? 'http://127.0.0.1:8080';
const password = process.env.DEMO_PASSWORD ?? 'tungnha-demo';
const PICTURES = [
  { name: 'map-desktop-light', username: 'totruong', path: '/', map: true },
  { name: 'map-desktop-dark', username: 'totruong', path: '/', map: true, scheme: 'dark' },
  { name: 'commune-desktop-light', username: 'canbo', path: '/', map: true },
  { name: 'plan-desktop-light', username: 'totruong', path: '/plan', plan: true },
  { name: 'my-day-phone-light', username: 'thanhvien', path: '/my-day', map: true, viewport: PHONE },
  { name: 'visit-phone-light', username: 'thanhvien', path: '/my-day', viewport: PHONE, visit: true },
  { name: 'map-phone-dark', username: 'totruong', path: '/', map: true, viewport: PHONE, scheme: 'dark' },
];
/** Tiles come and symbols fade in: what a person would wait before looking, milliseconds. */
const LOOK_AFTER = 4_000;

/** Makes the quarter's plan where there is none, and shows one of its calmer days. */
async function aPlan(page) {
  const make = page.getByRole('button', { name: 'Lập kế hoạch' });
  const made = page.getByRole('button', { name: 'Công bố kế hoạch' });
  await make.or(made).first().waitFor();
  if (await make.isVisible()) await make.click();
  await made.waitFor({ timeout: 60_000 });
  await page.locator('td[data-date] button[draggable="true"]').last().click();
  await mapDrawn(page);
}

mkdirSync(FOLDER, { recursive: true });
const browser = await openBrowser();
for (const { name, path, map, visit, plan, ...who } of PICTURES) {
  const { page, close } = await openVisitor(browser, { url, password, ...who });
  await page.goto(path);
  await settled(page);
  if (map) await mapDrawn(page);
  if (plan) await aPlan(page);
  if (visit) {
    await page.getByRole('link', { name: 'Ghi lượt thăm' }).first().click();
    await page.getByRole('button', { name: 'Đã hỗ trợ' }).click();
  }
  await new Promise((resolve) => setTimeout(resolve, LOOK_AFTER));
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  console.log(`${FOLDER}/${name}.png`);
  await close();
}
await browser.close();
