import type { OutreachStatus } from '#geo';
import type { SummaryItem } from './summary.ts';

/** What a household is drawn as: flagged, or else its status. */
export type SymbolClass = 'flagged' | OutreachStatus;

const FLAGGABLE = ['never_reached', 'attempted', 'informed'] as const;
const COUNTS = [
  'households',
  'assigned',
  'neverReached',
  'reached',
  'informed',
  'adopting',
  'flagged',
  'unassigned',
  'unplaced',
] as const;

/** Households by symbol: each counted once, so that the parts make the whole. */
export function shares(summary: SummaryItem): Record<SymbolClass, number> {
  const counts: Record<SymbolClass, number> = { flagged: summary.flagged, ...summary.byStatus };
  for (const status of FLAGGABLE) counts[status] -= summary.flaggedByStatus[status];
  return counts;
}

/** All households of a summary, whatever became of them. */
export const wholeOf = (summary: SummaryItem): number =>
  Object.values(summary.byStatus).reduce((sum, count) => sum + count, 0);

/** Several summaries as one, as if their households lay in one place. */
export function sumUp(items: readonly SummaryItem[], id: string, name: string): SummaryItem | undefined {
  const [first, ...others] = items;
  if (!first) return undefined;
  const total: SummaryItem = {
    ...first,
    id,
    name,
    byStatus: { ...first.byStatus },
    flaggedByStatus: { ...first.flaggedByStatus },
  };
  for (const item of others) {
    for (const key of COUNTS) total[key] += item[key];
    for (const status of Object.keys(item.byStatus) as OutreachStatus[])
      total.byStatus[status] += item.byStatus[status];
    for (const status of FLAGGABLE) total.flaggedByStatus[status] += item.flaggedByStatus[status];
  }
  return total;
}
