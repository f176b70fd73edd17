import { createBlocks } from './blocking.ts';
import { evidence } from './evidence.ts';
import { codeOf, type Prepared } from './prepare.ts';
import { raritiesOf } from './rarity.ts';
import type { MatchOptions, MatchResult } from './records.ts';
import { DEFAULTS } from './weights.ts';

/** Rows that surely speak of one household, in groups: whoever is linked, also over others, is together. */
export function findDuplicates(rows: readonly Prepared[], options: MatchOptions): MatchResult['duplicates'] {
  const { sureBits = DEFAULTS.sureBits } = options;
  if (areNumbered(rows, options)) return [];
  const blocks = createBlocks(rows);
  const rarities = raritiesOf(rows);
  const links: { a: number; b: number; score: number }[] = [];
  const near: number[] = [];
  rows.forEach((row, b) => {
    for (const a of blocks.near(row, near)) {
      if (a >= b) continue;
      const other = rows[a]!;
      const score = evidence(other, row, rarities[a]!, options, sureBits);
      // Rarity is the known side's: here neither is, and the more cautious answer counts.
      if (score >= sureBits) links.push({ a, b, score: Math.min(score, evidence(row, other, rarities[b]!, options)) });
    }
  });
  return groupsOf(links.filter(({ score }) => score >= sureBits));
}

/** Whether every row has a code of its own: under one numbering no two of them are surely the same. */
export function areNumbered(rows: readonly { code?: string | null }[], { codes }: MatchOptions): boolean {
  if (codes === 'own') return false;
  const seen = new Set(rows.map(({ code }) => codeOf(code)));
  return seen.size === rows.length && !seen.has('');
}

function groupsOf(links: { a: number; b: number; score: number }[]): MatchResult['duplicates'] {
  const leader = new Map<number, number>();
  const find = (row: number): number => {
    let at = row;
    for (let up = leader.get(at) ?? at; up !== at; up = leader.get(at) ?? at) at = up;
    leader.set(row, at);
    return at;
  };
  for (const { a, b } of links) {
    const [first, last] = [find(a), find(b)].sort((x, y) => x - y) as [number, number];
    leader.set(last, first);
  }
  const groups = new Map<number, { indices: Set<number>; score: number }>();
  for (const { a, b, score } of links) {
    const root = find(a);
    const group = groups.get(root) ?? { indices: new Set(), score };
    group.indices.add(a).add(b);
    group.score = Math.min(group.score, score);
    groups.set(root, group);
  }
  return [...groups.values()]
    .map(({ indices, score }) => ({ indices: [...indices].sort((x, y) => x - y), score }))
    .sort((x, y) => x.indices[0]! - y.indices[0]!);
}
