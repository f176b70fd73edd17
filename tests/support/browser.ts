import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts Chromium without a window; maps are drawn by SwiftShader, and only they: the rest of a page is put together
 * sooner without it. `CHROMIUM` names one outside the usual places.
 */
export function openBrowser(): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));
  if (!executablePath) throw new Error('Chromium is not installed (Debian: apt-get install chromium)');
  const drawing = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-compositing'];
  return chromium.launch({ executablePath, args: [...drawing, '--no-sandbox', '--disable-dev-shm-usage'] });
}

/** A busy machine with two cores draws a map slowly; what never comes fails all the same. */
const PATIENCE_MS = 60_000;

export interface VisitorOptions {
  url: string;
  /** signed in as; null: nobody yet */
  username: string | null;
  password: string;
  viewport?: { width: number; height: number };
  scheme?: 'light' | 'dark';
}

/** Someone at a browser, with what went wrong behind the page. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** requests to another host than ours */
  foreign: string[];
  /** violations of the content security policy, and errors nobody caught */
  complaints: string[];
  close: () => Promise<void>;
}

/** Opens a page of one's own, signed in through the API. */
export async function openVisitor(browser: Browser, options: VisitorOptions): Promise<Visitor> {
  const { url, username, password, viewport = DESKTOP, scheme = 'light' } = options;
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    colorScheme: scheme,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    hasTouch: viewport.width < 700,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  if (username !== null) {
    const answer = await context.request.post('/api/auth/sign-in/username', {
      data: { username, password },
      headers: { origin: url },
    });
    if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()}`);
  }
  const page = await context.newPage();
  const foreign: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== url) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, context, foreign, complaints, close: () => context.close() };
}

/** Waits until what the page asked for is there: no skeleton is left in it. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.waitForFunction(() => document.querySelector('main .mantine-Skeleton-root') === null);
}

/** Waits until the map has drawn what it has. */
export async function mapDrawn(page: Page): Promise<void> {
  await page.locator('[data-ready="true"] canvas').first().waitFor();
}

/**
 * Counts a picture's pixels near a colour, and its distinct colours, in the page itself.
 * @param colour  `[red, green, blue]`, each within 24 of what is found
 */
export async function pixels(page: Page, png: Buffer, colour: [number, number, number]) {
  return page.evaluate(
    async ({ data, colour }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const pen = canvas.getContext('2d')!;
      pen.drawImage(image, 0, 0);
      const bytes = pen.getImageData(0, 0, image.width, image.height).data;
      const colours = new Set<number>();
      let near = 0;
      for (let i = 0; i < bytes.length; i += 4) {
        const [r, g, b] = [bytes[i]!, bytes[i + 1]!, bytes[i + 2]!];
        colours.add((r << 16) | (g << 8) | b);
        if (Math.abs(r - colour[0]) < 24 && Math.abs(g - colour[1]) < 24 && Math.abs(b - colour[2]) < 24) near += 1;
      }
      return { colours: colours.size, near };
    },
    { data: png.toString('base64'), colour },
  );
}
