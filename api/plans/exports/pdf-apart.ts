import { Worker } from 'node:worker_threads';
import type { PlanExport } from './plan-export.ts';

/** {@link planPdf} in a thread: a quarter's lists take seconds to lay out, in which the server answers others. */
export function planPdfApart(plan: PlanExport): Promise<Uint8Array> {
  const worker = new Worker(new URL('./pdf-worker.mjs', import.meta.url), { workerData: plan, execArgv: [] });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the writer of walking lists ended with ${code}`)));
  }).finally(() => worker.terminate());
}
