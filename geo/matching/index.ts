/** Recognising the households of a register that carries no codes, or other ones. */
import { assign } from './assign.ts';
import { createBlocks } from './blocking.ts';
import { areNumbered, findDuplicates } from './duplicates.ts';
import { weighPairs } from './pairs.ts';
import { type Prepared, prepare } from './prepare.ts';
import { raritiesOf } from './rarity.ts';
import type { Candidate, KnownHousehold, MatchOptions, MatchResult, RegisterRecord } from './records.ts';
import { DEFAULTS } from './weights.ts';

export type { KnownHousehold, MatchOptions, MatchResult, RegisterRecord } from './records.ts';

const MOST_CANDIDATES = 5;

/**
 * Finds the household each row of a register speaks of, by code, name, address, phone, hamlet, position and years
 * of birth. Every row comes back exactly once: matched, unsure or fresh.
 *
 * Only what is clear is matched: enough evidence (Fellegi–Sunter log-odds with frequency-adjusted names, see
 * `weights.ts`) and clearly more than for any other row or household. Ties and small margins are unsure. So is a row
 * that is surely a household which another row fits better: the file has it twice.
 *
 * Time and memory grow linearly with both sides, as long as hamlets keep their size. Order plays no part.
 */
export function matchHouseholds(
  existing: readonly KnownHousehold[],
  incoming: readonly RegisterRecord[],
  options: MatchOptions = {},
): MatchResult {
  if (isPlain(existing, incoming, options))
    return { matched: [], unsure: [], fresh: incoming.map((_, row) => row), missing: [], duplicates: [] };
  const { sureBits, askBits, marginBits } = { ...DEFAULTS, ...options };
  const prepared = existing.map(prepare);
  const rows = incoming.map(prepare);
  const known = { prepared, rarities: raritiesOf(prepared), blocks: createBlocks(prepared) };
  const pairs = weighPairs(known, rows, options);
  const taken = assign(pairs, hamletNumbers(prepared), sureBits, marginBits);
  const scoreOf = (pair: number) => pairs.scores[pair]! + taken.leftOverBits[pairs.households[pair]!]!;

  const result: MatchResult = { matched: [], unsure: [], fresh: [], missing: [], duplicates: [] };
  const spokenOf = new Set<string>();
  for (let row = 0; row < rows.length; row++) {
    const pair = taken.pairOfRow[row]!;
    if (pair !== -1) {
      const { id: householdId } = existing[pairs.households[pair]!]!;
      result.matched.push({ incomingIndex: row, householdId, score: scoreOf(pair) });
      spokenOf.add(householdId);
      continue;
    }
    const candidates: Candidate[] = [];
    for (let at = pairs.starts[row]!; at < pairs.starts[row + 1]!; at++) {
      const household = pairs.households[at]!;
      // One that another row has is asked about only where this row alone would have been sure.
      const least = taken.rowOfHousehold[household] === -1 ? askBits : sureBits;
      if (scoreOf(at) >= least) candidates.push({ householdId: existing[household]!.id, score: scoreOf(at) });
    }
    for (const { householdId } of candidates) spokenOf.add(householdId);
    candidates.sort((a, b) => b.score - a.score || (a.householdId < b.householdId ? -1 : 1));
    if (candidates.length === 0) result.fresh.push(row);
    else result.unsure.push({ incomingIndex: row, candidates: candidates.slice(0, MOST_CANDIDATES) });
  }
  result.missing = existing.flatMap(({ id }) => (spokenOf.has(id) ? [] : [id]));
  result.duplicates = findDuplicates(rows, options);
  return result;
}

/** Whether there is nothing to compare: nothing is known yet, and a code of its own tells every row from the others. */
export const isPlain = (
  existing: readonly KnownHousehold[],
  incoming: readonly RegisterRecord[],
  options: MatchOptions = {},
): boolean => existing.length === 0 && areNumbered(incoming, options);

function hamletNumbers(households: readonly Prepared[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(households, ({ hamlet }) => {
    const number = numbers.get(hamlet) ?? numbers.size;
    numbers.set(hamlet, number);
    return number;
  });
}
