import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { ReplanInput } from '#geo';
import { openBrowser, PHONE } from '#tests/support/browser.ts';

const STOPS = 60;
const SLOWER = 4;
const RUNS = 15;
const MOST_MS = 200;

interface ReplanBench {
  onPage(input: ReplanInput, runs: number): Promise<number[]>;
  inWorker(input: ReplanInput, runs: number): Promise<{ times: number[]; longestPause: number }>;
  yardstick(): number;
}

/**
 * `npm run bench -- replan`: a day of 60 doors put in order anew in Chromium, its processor slowed four times. Chromium
 * slows the thread of the page alone, so the cost is measured there, and the pauses of the page with the worker.
 */
export async function run(): Promise<void> {
  const scripts: Record<string, string> = {
    '/page.js': await bundle('tests/bench/replan/page.ts'),
    '/worker.js': await bundle('web/my-day/today/replan-worker.ts'),
  };
  const server = createServer((request, answer) => {
    const script = scripts[request.url ?? ''];
    answer.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
    answer.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: PHONE });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction('globalThis.replanBench !== undefined');
    const session = await page.context().newCDPSession(page);
    for (const [what, hours] of [
      ['time for all', 30],
      ['time for half of them', 10],
    ] as const) {
      const day = dayOf(hours * 60);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      const before = await yardstick(page);
      const unslowed = Math.min(...(await onPage(page, day)));
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      console.log(
        `${STOPS} doors, ${what}: unslowed ${unslowed.toFixed(0)} ms, ${SLOWER} times that ${(SLOWER * unslowed).toFixed(0)} ms`,
      );
      // On a busy machine Chromium's slowing does not reach what it is told: the first line says more then.
      await measure(page, day, (await yardstick(page)) / before);
    }
  } finally {
    await browser.close();
    server.close();
  }
}

async function measure(page: Page, input: ReplanInput, slowed: number): Promise<void> {
  const [first, ...times] = await onPage(page, input);
  const worker = await page.evaluate(
    ([input, runs]) => (globalThis as unknown as { replanBench: ReplanBench }).replanBench.inWorker(input, runs),
    [input, RUNS] as const,
  );
  const figures = [
    `median ${middle(times).toFixed(0)} ms`,
    `fastest ${Math.min(...times).toFixed(0)} ms`,
    `first ${first!.toFixed(0)} ms`,
    `(at most ${MOST_MS})`,
  ];
  console.log(`  slowed (as measured, ${slowed.toFixed(1)} times): ${figures.join(', ')}`);
  console.log(
    `  in a worker with its start, not slowed: median ${middle(worker.times).toFixed(0)} ms; longest pause of the page ${worker.longestPause.toFixed(0)} ms`,
  );
}

const onPage = (page: Page, input: ReplanInput): Promise<number[]> =>
  page.evaluate(
    ([input, runs]) => (globalThis as unknown as { replanBench: ReplanBench }).replanBench.onPage(input, runs),
    [input, RUNS] as const,
  );

const yardstick = async (page: Page): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < 12; i++)
    times.push(
      await page.evaluate(() => (globalThis as unknown as { replanBench: ReplanBench }).replanBench.yardstick()),
    );
  return Math.min(...times);
};

const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!;

/** A day over a hamlet of 800 by 500 m, every third door urgent, two where nobody was home. */
function dayOf(minutes: number): ReplanInput {
  let state = 12_345;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const places = Array.from({ length: STOPS + 1 }, () => [random() * 800, random() * 500] as const);
  const now = 8 * 60;
  return {
    stops: places.slice(1).map((_, i) => ({ householdId: `h${i}`, minutes: 15, urgent: i % 3 === 0 })),
    done: [
      { householdId: 'h1', notHome: true },
      { householdId: 'h7', notHome: true },
    ],
    now,
    until: now + minutes,
    matrix: places.map(([x, y]) => places.map(([u, v]) => (Math.hypot(x - u, y - v) * 1.3) / 75)),
  };
}

/** A module with all it needs, as one script. */
async function bundle(entry: string): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: `${root}${entry}`, formats: ['es'] }, minify: true, target: 'es2022' },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
