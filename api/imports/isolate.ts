import { threadsOf } from '../threads/threads.ts';
import { ImportError } from './errors.ts';
import { MembersFound } from './members/found.ts';
import type { RegisterRow } from './rows.ts';
import type { Understanding, UnderstandOptions } from './understand.ts';
import type { FromWorker, ToWorker } from './worker.ts';

export interface IsolationLimits {
  /** heap of the worker, megabytes */
  heapMegabytes: number;
  /** milliseconds until reading is given up */
  patienceMs: number;
}

const threads = threadsOf(new URL('./worker.mjs', import.meta.url));

const LIMITS: IsolationLimits = { heapMegabytes: 768, patienceMs: 60_000 };

/**
 * {@link understand} in a thread of its own: a malicious file can use up neither the server's memory nor its time.
 *
 * @throws ImportError where nothing can be read, `too_large` where memory ran out, `too_slow` where patience did
 * @throws MembersFound where the file is no register but a list of members, as found or as said
 */
export function understandApart(
  bytes: Uint8Array,
  options: UnderstandOptions,
  { heapMegabytes, patienceMs }: IsolationLimits = LIMITS,
): Promise<Understanding> {
  const worker = threads.take(heapMegabytes);
  const rows: RegisterRow[] = [];
  return new Promise<Understanding>((resolve, reject) => {
    const timer = setTimeout(() => end(new ImportError('too_slow', { seconds: patienceMs / 1000 })), patienceMs);
    const answered = (message: FromWorker) => {
      if (message.kind === 'rows') {
        rows.push(...message.rows);
        return;
      }
      stopListening();
      if (bytes.length <= SMALL) threads.keep(worker);
      else threads.end(worker);
      if (message.kind === 'done') resolve({ ...message.rest, rows });
      else if (message.kind === 'members') reject(new MembersFound(message.list));
      else reject(new ImportError(message.code, message.details));
    };
    const end = (error: Error) => {
      stopListening();
      threads.end(worker);
      reject(error);
    };
    const broken = (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ImportError('too_large', { memory: heapMegabytes }) : error);
    const left = (code: number) => end(new Error(`the reader of a register ended with ${code}`));
    const stopListening = () => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', broken).off('exit', left);
      // What a thread still says while it is being ended concerns nobody.
      worker.on('error', ignore);
    };
    worker.off('error', ignore).on('message', answered).on('error', broken).on('exit', left);
    worker.postMessage({ bytes, options } satisfies ToWorker);
  });
}

const ignore = () => {};

/** A thread that has read no more than this, bytes, may read another file. */
const SMALL = 1_000_000;
