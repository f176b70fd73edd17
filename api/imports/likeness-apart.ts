import { Worker } from 'node:worker_threads';
import { isPlain, type MatchResult, matchHouseholds } from '#geo/matching/index.ts';
import type { MatchByLikeness } from './match.ts';

/** Comparing so few takes less time than starting a thread. */
const FEW = 1_000;

/** {@link matchHouseholds} in a thread of its own, as soon as it would keep the server from answering others. */
export const matchApart: MatchByLikeness = async (existing, incoming, options) => {
  const few = existing.length + incoming.length <= FEW;
  if (few || isPlain(existing, incoming, options)) return matchHouseholds(existing, incoming, options);
  const worker = new Worker(new URL('./likeness-worker.mjs', import.meta.url), {
    workerData: { existing, incoming, options },
    execArgv: [],
  });
  return new Promise<MatchResult>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the comparison of registers ended with ${code}`)));
  }).finally(() => worker.terminate());
};
