import { Worker } from 'node:worker_threads';
import type { BaseFeature } from '#geo/basemap/types.ts';
import { BasemapError } from './errors.ts';
import type { Reading } from './read/types.ts';
import type { FromWorker, WorkerInput } from './worker.ts';

export interface IsolationLimits {
  /** heap of the worker, megabytes */
  heapMegabytes: number;
  /** milliseconds of reading until it is given up; the database's time does not count */
  patienceMs: number;
}

const LIMITS: IsolationLimits = { heapMegabytes: 768, patienceMs: 600_000 };

/**
 * Reads a file in a thread of its own, portion by portion as fast as `take` takes them: a malicious file can use up
 * neither the server's memory nor its time.
 *
 * @throws BasemapError where nothing can be used, `too_large` where memory ran out, `too_slow` where patience did
 */
export async function readApart(
  input: Omit<WorkerInput, 'pending'>,
  take: (features: BaseFeature[]) => Promise<void>,
  { heapMegabytes, patienceMs }: IsolationLimits = LIMITS,
): Promise<Reading> {
  const pending = new SharedArrayBuffer(4);
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { ...input, pending } satisfies WorkerInput,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 64 },
  });
  const taken = () => {
    const cell = new Int32Array(pending);
    Atomics.sub(cell, 0, 1);
    Atomics.notify(cell, 0);
  };
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Reading>((resolve, reject) => {
      const hurry = () => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new BasemapError('too_slow', { seconds: patienceMs / 1000 })), patienceMs);
      };
      hurry();
      let before = Promise.resolve();
      worker.on('message', (message: FromWorker) => {
        before = before.then(async () => {
          if (message.kind === 'done') return resolve(message.reading);
          if (message.kind === 'failed') return reject(new BasemapError(message.code, message.details));
          await take(message.features);
          taken();
          hurry();
        });
        before.catch(reject);
      });
      worker.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new BasemapError('too_large', { memory: heapMegabytes }) : error,
        ),
      );
      worker.once('exit', (code) =>
        before.then(() => reject(new Error(`the reader of a base map ended with ${code}`))),
      );
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
