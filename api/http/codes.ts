import type { Tx } from '../db/door.ts';
import { invalidField } from './problem.ts';

/** @throws invalid_request where a platform is not in the catalogue */
export const knownPlatforms = (tx: Tx, codes: readonly string[]) =>
  known(
    'platforms',
    codes,
    () => tx<{ code: string }[]>`select code from tn.platform where code = any(${codes as string[]})`,
  );

/** @throws invalid_request where a topic is not in the catalogue */
export const knownTopics = (tx: Tx, codes: readonly string[]) =>
  known(
    'topics',
    codes,
    () => tx<{ code: string }[]>`select code from tn.topic where code = any(${codes as string[]})`,
  );

async function known(path: string, codes: readonly string[], find: () => Promise<readonly { code: string }[]>) {
  if (codes.length === 0) return;
  const found = new Set((await find()).map((row) => row.code));
  const unknown = codes.findIndex((code) => !found.has(code));
  if (unknown < 0) return;
  throw invalidField(`${path}.${unknown}`, 'unknown_code');
}
