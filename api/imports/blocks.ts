import type { Column } from './columns.ts';
import { hamletInText } from './hamlet-names.ts';
import { foldHeading } from './headings.ts';
import type { Cell, Merge, RawRow, RawSheet } from './read/types.ts';

/** Columns from `left` to before `right`. */
export interface Block {
  left: number;
  right: number;
}

// Share of a block's headings that the first one has, too.
const LIKENESS = 0.6;

/**
 * Lists that stand side by side under one row of headings: where headings begin again, each with a column of heads or
 * codes. One block, the whole sheet, where they do not.
 */
export function blocksIn(columns: readonly Column[]): Block[] {
  const groups: Column[][] = [[]];
  let seen = new Set<string>();
  for (const column of columns) {
    const heading = foldHeading(column.heading);
    if (seen.has(heading)) {
      groups.push([]);
      seen = new Set();
    }
    seen.add(heading);
    groups.at(-1)?.push(column);
  }
  const [first = [], ...others] = groups;
  const key = first.find(({ field }) => field === 'head') ?? first.find(({ field }) => field === 'code');
  const known = new Set(first.map(({ heading }) => foldHeading(heading)));
  const alike = (group: readonly Column[]) => {
    const headings = group.map(({ heading }) => foldHeading(heading));
    const same = headings.filter((heading) => known.has(heading)).length;
    return key !== undefined && same >= LIKENESS * headings.length && headings.includes(foldHeading(key.heading));
  };
  if (others.length === 0 || first.length < 2 || !others.every((group) => group.length >= 2 && alike(group))) {
    return [{ left: 0, right: Number.POSITIVE_INFINITY }];
  }
  return groups.map((group, i) => ({
    left: i === 0 ? 0 : (group[0]?.index ?? 0),
    right: groups[i + 1]?.[0]?.index ?? Number.POSITIVE_INFINITY,
  }));
}

/**
 * A sheet with the cells of one block only, in their places. Texts joined over several blocks belong to each of them,
 * and titles to all unless this block has a hamlet of its own above it.
 *
 * @param headingAt  index of the row of headings among the sheet's rows
 */
export function blockSheet(sheet: RawSheet, block: Block, headingAt: number): RawSheet {
  const across = sheet.merges.filter(({ left, right }) => left < block.left && right >= block.left);
  const own = sheet.rows.map((row) => ({ ...row, cells: cut(row, block, across) }));
  const titles = own.slice(0, headingAt);
  const named = titles.some(({ cells }) => cells.some((cell) => typeof cell === 'string' && hamletInText(cell)));
  return {
    ...sheet,
    rows: [...(named ? titles : sheet.rows.slice(0, headingAt)), ...own.slice(headingAt)],
    merges: sheet.merges.filter(({ left }) => left >= block.left && left < block.right),
  };
}

function cut({ row, cells }: RawRow, { left, right }: Block, across: readonly Merge[]): Cell[] {
  const own = cells.map((cell, i) => (i >= left && i < right ? cell : null));
  const joined = across.find(({ top, bottom }) => row >= top && row <= bottom);
  const text = joined ? (cells[joined.left] ?? null) : null;
  while (text !== null && own.length <= left) own.push(null);
  if (text !== null) own[left] ??= text;
  return own;
}
