import { Worker } from 'node:worker_threads';
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
  const worker = takeWorker(heapMegabytes);
  const rows: RegisterRow[] = [];
  let answered = false;
  return new Promise<Understanding>((resolve, reject) => {
    const timer = setTimeout(() => reject(new ImportError('too_slow', { seconds: patienceMs / 1000 })), patienceMs);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'rows') {
        rows.push(...message.rows);
        return;
      }
      answered = true;
      clearTimeout(timer);
      if (message.kind === 'done') resolve({ ...message.rest, rows });
      else if (message.kind === 'members') reject(new MembersFound(message.list));
      else reject(new ImportError(message.code, message.details));
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ImportError('too_large', { memory: heapMegabytes }) : error,
      ),
    );
    worker.once('exit', (code) => reject(new Error(`the reader of a register ended with ${code}`)));
    worker.once('exit', () => clearTimeout(timer));
    worker.postMessage({ bytes, options } satisfies ToWorker);
  }).finally(() => {
    worker.removeAllListeners();
    if (answered && bytes.length <= SMALL && heapMegabytes === LIMITS.heapMegabytes) keepWorker(worker);
    // Not waited for: a thread deep in one long step of its own ends only after it.
    else void worker.terminate();
  });
}

/** A thread that has read no more than this may read another file: starting one takes a second. */
const SMALL = 1_000_000;
const IDLE_MS = 60_000;
let spare: { worker: Worker; timer: NodeJS.Timeout } | null = null;

function takeWorker(heapMegabytes: number): Worker {
  if (spare && heapMegabytes === LIMITS.heapMegabytes) {
    const { worker, timer } = spare;
    dropSpare();
    clearTimeout(timer);
    worker.ref();
    return worker;
  }
  return new Worker(new URL('./worker.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 64 },
  });
}

function dropSpare(): void {
  spare?.worker.removeAllListeners();
  spare = null;
}

/** Keeps one thread for the next file, for a while; it does not keep the process alive. */
function keepWorker(worker: Worker): void {
  if (spare) {
    void worker.terminate();
    return;
  }
  worker.unref();
  worker.once('error', dropSpare);
  worker.once('exit', dropSpare);
  const timer = setTimeout(() => {
    dropSpare();
    void worker.terminate();
  }, IDLE_MS);
  timer.unref();
  spare = { worker, timer };
}
