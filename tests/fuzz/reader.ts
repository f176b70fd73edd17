import { parentPort } from 'node:worker_threads';
import { ImportError } from '#api/imports/errors.ts';
import { understand } from '#api/imports/understand.ts';
import { options } from '#tests/api/imports/workbooks.ts';

/** What came of a file: good rows, a clear error by its code, or a fault of ours. */
export type Outcome = { rows: number } | { code: string } | { fault: string };

parentPort?.on('message', async (bytes: Uint8Array) => {
  const outcome: Outcome = await understand(bytes, options).then(
    ({ rows }) => ({ rows: rows.length }),
    (error: unknown) =>
      error instanceof ImportError
        ? { code: error.code }
        : { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) },
  );
  parentPort?.postMessage(outcome);
});
