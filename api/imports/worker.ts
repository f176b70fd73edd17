import { parentPort, workerData } from 'node:worker_threads';
import type { Details, ImportErrorCode } from './errors.ts';
import { ImportError } from './errors.ts';
import type { RegisterRow } from './rows.ts';
import { type Understanding, type UnderstandOptions, understand } from './understand.ts';

/** What the worker sends: rows in portions, so that taking them over never stops the server for long; then the rest. */
export type FromWorker =
  | { kind: 'rows'; rows: RegisterRow[] }
  | { kind: 'done'; rest: Omit<Understanding, 'rows'> }
  | { kind: 'failed'; code: ImportErrorCode; details: Details };

const PORTION = 2_000;

const send = (message: FromWorker) => parentPort?.postMessage(message);

const { bytes, options } = workerData as { bytes: Uint8Array; options: UnderstandOptions };
try {
  const { rows, ...rest } = await understand(bytes, options);
  for (let i = 0; i < rows.length; i += PORTION) send({ kind: 'rows', rows: rows.slice(i, i + PORTION) });
  send({ kind: 'done', rest });
} catch (error) {
  if (!(error instanceof ImportError)) throw error;
  send({ kind: 'failed', code: error.code, details: error.details });
}
