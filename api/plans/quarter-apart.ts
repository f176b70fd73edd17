import type { QuarterDay } from '#geo';
import { threadsOf } from '../threads/threads.ts';
import type { QuarterMessage, QuarterTask } from './quarter-thread.ts';

const HEAP_MEGABYTES = 512;
const threads = threadsOf(new URL('./quarter-thread.mjs', import.meta.url));

/** The planner refused the facts, or broke. */
export class QuarterFailed extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Plans a quarter in a thread of its own, so that the server goes on answering.
 * @throws QuarterFailed; the signal's reason when aborted: the thread ends at once
 */
export function planApart(
  task: QuarterTask,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<QuarterDay[]> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const worker = threads.take(HEAP_MEGABYTES);
    const leave = () => {
      signal.removeEventListener('abort', abort);
      worker.off('message', hear);
      worker.off('error', fail);
    };
    const abort = () => {
      leave();
      threads.end(worker);
      reject(signal.reason);
    };
    const fail = (error: Error) => {
      leave();
      threads.end(worker);
      reject(error);
    };
    const hear = (message: QuarterMessage) => {
      if (message.kind === 'progress') {
        onProgress(message.share);
        return;
      }
      leave();
      threads.keep(worker);
      if (message.kind === 'done') resolve(message.days);
      else reject(new QuarterFailed(message.code, message.message));
    };
    signal.addEventListener('abort', abort);
    worker.on('message', hear);
    worker.on('error', fail);
    worker.postMessage(task);
  });
}
