import { parentPort } from 'node:worker_threads';
import type { Details, ImportErrorCode } from './errors.ts';
import { ImportError } from './errors.ts';
import { understandHamlets } from './hamlet-list.ts';
import { kindOf } from './kinds.ts';
import { type MemberList, understandMembers } from './members/understand.ts';
import { readFile } from './read/index.ts';
import type { RegisterRow } from './rows.ts';
import { type Understanding, type UnderstandOptions, understandFile } from './understand.ts';

/** What the worker sends: rows in portions, so that taking them over never stops the server for long; then the rest. */
export type FromWorker =
  | { kind: 'rows'; rows: RegisterRow[] }
  | { kind: 'done'; rest: Omit<Understanding, 'rows'> }
  | { kind: 'members'; list: MemberList }
  | { kind: 'failed'; code: ImportErrorCode; details: Details };

const PORTION = 2_000;

const send = (message: FromWorker) => parentPort?.postMessage(message);

/** What it is given: one file after the other. */
export interface ToWorker {
  bytes: Uint8Array;
  options: UnderstandOptions;
}

parentPort?.on('message', async ({ bytes, options }: ToWorker) => {
  try {
    const file = await readFile(bytes);
    const kind = options.kind ?? kindOf(file);
    if (kind === 'members') return send({ kind: 'members', list: understandMembers(file, options) });
    const { rows, ...rest } = kind === 'hamlets' ? understandHamlets(file, options) : understandFile(file, options);
    for (let i = 0; i < rows.length; i += PORTION) send({ kind: 'rows', rows: rows.slice(i, i + PORTION) });
    send({ kind: 'done', rest });
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    send({ kind: 'failed', code: error.code, details: error.details });
  }
});
