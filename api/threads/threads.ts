import { Worker } from 'node:worker_threads';

/** How long a thread waits for the next file. */
const IDLE_MS = 60_000;

/** Threads that read files, of one kind and so many megabytes of heap: one is kept for the next file. */
export interface Threads {
  /** The waiting one where there is one: starting one takes a second. */
  take(heapMegabytes: number): Worker;
  /** Lets one wait for the next file; it does not keep the process alive. One waits at most, the others end. */
  keep(worker: Worker): void;
  end(worker: Worker): void;
}

/** @param script  what a thread runs: it takes its files by message, one after the other */
export function threadsOf(script: URL): Threads {
  let spare: { worker: Worker; forget: () => void } | null = null;

  /** Not waited for: a thread deep in one long step of its own ends only after it. */
  const end = (worker: Worker) => {
    void worker.terminate();
  };
  return {
    end,
    take(heapMegabytes) {
      const waiting = spare;
      if (waiting?.worker.resourceLimits?.maxOldGenerationSizeMb === heapMegabytes) {
        waiting.forget();
        waiting.worker.ref();
        return waiting.worker;
      }
      return new Worker(script, {
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 64 },
      });
    },
    keep(worker) {
      if (spare) {
        end(worker);
        return;
      }
      const timer = setTimeout(() => {
        forget();
        end(worker);
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
    },
  };
}
