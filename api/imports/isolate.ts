import { Worker } from 'node:worker_threads';
import { ImportError } from './errors.ts';
import { MembersFound } from './members/found.ts';
import type { RegisterRow } from './rows.ts';
import type { Understanding, UnderstandOptions } from './understand.ts';
import type { FromWorker } from './worker.ts';

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
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { bytes, options },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 64 },
  });
  const rows: RegisterRow[] = [];
  return new Promise<Understanding>((resolve, reject) => {
    const timer = setTimeout(() => reject(new ImportError('too_slow', { seconds: patienceMs / 1000 })), patienceMs);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'rows') rows.push(...message.rows);
      else if (message.kind === 'done') resolve({ ...message.rest, rows });
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
    // Not waited for: a thread deep in one long step of its own ends only after it.
  }).finally(() => void worker.terminate());
}
