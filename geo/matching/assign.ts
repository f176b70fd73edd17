import type { Pairs } from './pairs.ts';
import { BITS } from './weights.ts';

export interface Assignment {
  /** Pair taken by each row, −1 where none. */
  pairOfRow: Int32Array;
  /** Row that took each household, −1 where none. */
  rowOfHousehold: Int32Array;
  /** Bits to add to the score of each household's pairs, from what was left when it was decided. */
  leftOverBits: Float64Array;
}

/**
 * Gives each row at most one household and each household at most one row. A pair is taken where both prefer each
 * other to every other that is still free, by the margin. What is taken is out of the way, and the rest is looked
 * at again until nothing more is clear. Nobody is taken by a hair's breadth, so the order of the input plays no part.
 *
 * @param hamlets  number of each household's hamlet, from 0
 */
export function assign(pairs: Pairs, hamlets: Int32Array, sureBits: number, marginBits: number): Assignment {
  const rows = pairs.starts.length - 1;
  const pairOfRow = new Int32Array(rows).fill(-1);
  const rowOfHousehold = new Int32Array(hamlets.length).fill(-1);
  const leftOverBits = new Float64Array(hamlets.length);
  const rowOfPair = new Int32Array(pairs.scores.length);
  for (let row = 0; row < rows; row++) rowOfPair.fill(row, pairs.starts[row], pairs.starts[row + 1]);

  let open = Int32Array.from(pairs.scores.keys());
  for (let taken = true; taken; ) {
    taken = false;
    giveLeftOverBits(leftOverBits, rowOfHousehold, hamlets);
    open = open.filter((pair) => pairOfRow[rowOfPair[pair]!] === -1 && rowOfHousehold[pairs.households[pair]!] === -1);
    const scoreOf = (pair: number) => pairs.scores[pair]! + leftOverBits[pairs.households[pair]!]!;
    const byRow = leaders(open, rowOfPair, scoreOf, rows);
    const byHousehold = leaders(open, pairs.households, scoreOf, hamlets.length);
    for (let row = 0; row < rows; row++) {
      const pair = byRow.best[row]!;
      if (pair === -1) continue;
      const household = pairs.households[pair]!;
      if (byHousehold.best[household] !== pair) continue;
      const next = Math.max(byRow.second[row]!, byHousehold.second[household]!);
      if (scoreOf(pair) < sureBits || scoreOf(pair) - next < marginBits) continue;
      pairOfRow[row] = pair;
      rowOfHousehold[household] = row;
      taken = true;
    }
  }
  return { pairOfRow, rowOfHousehold, leftOverBits };
}

/** For the free households: how much likelier each became than one in all of its hamlet. */
function giveLeftOverBits(bits: Float64Array, rowOfHousehold: Int32Array, hamlets: Int32Array): void {
  const all = new Map<number, number>();
  const free = new Map<number, number>();
  for (let household = 0; household < hamlets.length; household++) {
    const hamlet = hamlets[household]!;
    all.set(hamlet, (all.get(hamlet) ?? 0) + 1);
    if (rowOfHousehold[household] === -1) free.set(hamlet, (free.get(hamlet) ?? 0) + 1);
  }
  for (let household = 0; household < hamlets.length; household++) {
    if (rowOfHousehold[household] !== -1) continue;
    const hamlet = hamlets[household]!;
    bits[household] = Math.min(BITS.leftOverMost, Math.log2(all.get(hamlet)! / free.get(hamlet)!));
  }
}

/** Each owner's best pair, and the score of its next best. */
function leaders(open: Int32Array, ownerOf: ArrayLike<number>, scoreOf: (pair: number) => number, owners: number) {
  const best = new Int32Array(owners).fill(-1);
  const first = new Float64Array(owners).fill(Number.NEGATIVE_INFINITY);
  const second = new Float64Array(owners).fill(Number.NEGATIVE_INFINITY);
  for (const pair of open) {
    const owner = ownerOf[pair]!;
    const score = scoreOf(pair);
    if (score > first[owner]!) {
      second[owner] = first[owner]!;
      first[owner] = score;
      best[owner] = pair;
    } else if (score > second[owner]!) second[owner] = score;
  }
  return { best, second };
}
