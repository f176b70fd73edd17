import { type ReplanInput, replanDay } from '#geo/quarter/replan-day.ts';

/** Milliseconds of each of some runs on the thread of the page. */
async function onPage(input: ReplanInput, runs: number): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begin = performance.now();
    await replanDay(input);
    times.push(performance.now() - begin);
  }
  return times;
}

/** The same through a worker, as the page does it; how long the page at most did not draw meanwhile. */
async function inWorker(input: ReplanInput, runs: number): Promise<{ times: number[]; longestPause: number }> {
  let longestPause = 0;
  let last = performance.now();
  let going = true;
  const tick = () => {
    const now = performance.now();
    longestPause = Math.max(longestPause, now - last);
    last = now;
    if (going) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begin = performance.now();
    const worker = new Worker('/worker.js', { type: 'module' });
    await new Promise((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = reject;
      worker.postMessage(input);
    });
    times.push(performance.now() - begin);
    worker.terminate();
  }
  going = false;
  return { times, longestPause };
}

/** A fixed piece of work, to see how much slower the processor was made. */
function yardstick(): number {
  const begin = performance.now();
  let sum = 0;
  for (let i = 0; i < 2e7; i++) sum += Math.sqrt(i);
  return performance.now() - begin + (sum < 0 ? 1 : 0);
}

Object.assign(globalThis, { replanBench: { onPage, inWorker, yardstick } });
