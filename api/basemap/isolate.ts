import type { BaseFeature } from '#geo/basemap/types.ts';
import { threadsOf } from '../threads/threads.ts';
import { BasemapError } from './errors.ts';
import type { Reading } from './read/types.ts';
import type { FromWorker, WorkerInput } from './worker.ts';

export interface IsolationLimits {
  /** heap of the worker, megabytes */
  heapMegabytes: number;
  /** milliseconds of reading until it is given up; the database's time does not count */
  patienceMs: number;
}

const threads = threadsOf(new URL('./worker.mjs', import.meta.url));

const LIMITS: IsolationLimits = { heapMegabytes: 768, patienceMs: 600_000 };

/**
 * Reads a file in a thread of its own, portion by portion as fast as `take` takes them: a malicious file can use up
 * neither the server's memory nor its time.
 *
 * @throws BasemapError where nothing can be used, `too_large` where memory ran out, `too_slow` where patience did
 */
export function readApart(
  input: Omit<WorkerInput, 'pending'>,
  take: (features: BaseFeature[]) => Promise<void>,
  { heapMegabytes, patienceMs }: IsolationLimits = LIMITS,
): Promise<Reading> {
  const pending = new SharedArrayBuffer(4);
  const worker = threads.take(heapMegabytes);
  const taken = () => {
    const cell = new Int32Array(pending);
    Atomics.sub(cell, 0, 1);
    Atomics.notify(cell, 0);
  };
  return new Promise<Reading>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let ended = false;
    const stopListening = () => {
      ended = true;
      clearTimeout(timer);
      worker.off('message', heard).off('error', broken).off('exit', left);
      // What a thread still says while it is being ended concerns nobody.
      worker.on('error', ignore);
    };
    const give = (error: unknown) => {
      stopListening();
      threads.end(worker);
      reject(error);
    };
    const answer = (how: () => void) => {
      stopListening();
      if ('bytes' in input.source && input.source.bytes.length <= SMALL) threads.keep(worker);
      else threads.end(worker);
      how();
    };
    const hurry = () => {
      clearTimeout(timer);
      timer = setTimeout(() => give(new BasemapError('too_slow', { seconds: patienceMs / 1000 })), patienceMs);
    };
    let before = Promise.resolve();
    const heard = (message: FromWorker) => {
      before = before.then(async () => {
        if (ended) return;
        if (message.kind === 'done') return answer(() => resolve(message.reading));
        if (message.kind === 'failed') return answer(() => reject(new BasemapError(message.code, message.details)));
        clearTimeout(timer);
        await take(message.features);
        taken();
        hurry();
      });
      before.catch(give);
    };
    const broken = (error: NodeJS.ErrnoException) =>
      give(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new BasemapError('too_large', { memory: heapMegabytes }) : error,
      );
    const left = (code: number) =>
      before.then(() => give(new Error(`the reader of a base map ended with ${code}`)), give);
    worker.off('error', ignore).on('message', heard).on('error', broken).on('exit', left);
    hurry();
    worker.postMessage({ ...input, pending } satisfies WorkerInput);
  });
}

const ignore = () => {};

/** A thread that has read no more than this, bytes, may read another file. */
const SMALL = 1_000_000;
