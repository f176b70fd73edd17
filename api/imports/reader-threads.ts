import { Worker } from 'node:worker_threads';

/** How long a thread waits for the next file. */
const IDLE_MS = 60_000;

/** A thread that has read its file and may read another: starting one takes a second. */
let spare: { worker: Worker; forget: () => void } | null = null;

/** A thread that reads registers with a heap of so many megabytes: the waiting one where there is one. */
export function takeThread(heapMegabytes: number): Worker {
  const waiting = spare;
  if (waiting?.worker.resourceLimits?.maxOldGenerationSizeMb === heapMegabytes) {
    waiting.forget();
    waiting.worker.ref();
    return waiting.worker;
  }
  return new Worker(new URL('./worker.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 64 },
  });
}

/** Lets a thread wait for the next file; it does not keep the process alive. One waits at most, the others end. */
export function keepThread(worker: Worker): void {
  if (spare) {
    endThread(worker);
    return;
  }
  const timer = setTimeout(() => {
    forget();
    endThread(worker);
  }, IDLE_MS);
  timer.unref();
  // Only these two are taken off again: a worker listens to itself as well.
  const forget = () => {
    clearTimeout(timer);
    worker.off('error', forget);
    worker.off('exit', forget);
    spare = null;
  };
  worker.on('error', forget);
  worker.on('exit', forget);
  worker.unref();
  spare = { worker, forget };
}

/** Not waited for: a thread deep in one long step of its own ends only after it. */
export function endThread(worker: Worker): void {
  void worker.terminate();
}
