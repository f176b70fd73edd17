import type { createBlocks } from './blocking.ts';
import { evidence } from './evidence.ts';
import type { Prepared } from './prepare.ts';
import type { Rarity } from './rarity.ts';
import type { MatchOptions } from './records.ts';
import { BITS, DEFAULTS } from './weights.ts';

/** Pairs worth a thought, row by row: those of row i stand at starts[i] … starts[i + 1]. */
export interface Pairs {
  starts: Int32Array;
  households: number[];
  scores: number[];
}

/** Weighs every row against the households that share a key with it. */
export function weighPairs(
  known: { prepared: readonly Prepared[]; rarities: readonly Rarity[]; blocks: ReturnType<typeof createBlocks> },
  rows: readonly Prepared[],
  options: MatchOptions,
): Pairs {
  const least = (options.askBits ?? DEFAULTS.askBits) - BITS.leftOverMost;
  const starts = new Int32Array(rows.length + 1);
  const households: number[] = [];
  const scores: number[] = [];
  const near: number[] = [];
  rows.forEach((row, i) => {
    for (const household of known.blocks.near(row, near)) {
      const score = evidence(known.prepared[household]!, row, known.rarities[household]!, options, least);
      if (score < least) continue;
      households.push(household);
      scores.push(score);
    }
    starts[i + 1] = scores.length;
  });
  return { starts, households, scores };
}
