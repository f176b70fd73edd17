/** What every computation that takes its time listens to. */
export interface RunOptions {
  /** same input, seed and iterations: same result, however fast the machine */
  seed?: number;
  iterations?: number;
  timeLimitMs?: number;
  signal?: AbortSignal;
  /** share done, 0 … 1 */
  onProgress?: (share: number) => void;
  /** milliseconds; for measuring with another clock */
  now?: () => number;
}

/** Long enough to get something done, short enough for a page to answer a finger. */
const SLICE_MS = 40;

/** Gives way to the event loop now and then; throws where the signal says so. */
export function pauses({ signal, onProgress }: RunOptions): (share: number) => Promise<void> {
  let last = performance.now();
  signal?.throwIfAborted();
  return async (share) => {
    if (performance.now() - last < SLICE_MS) return;
    onProgress?.(share);
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    last = performance.now();
  };
}
