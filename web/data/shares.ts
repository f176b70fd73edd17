import type { OutreachStatus } from '#geo';
import type { SummaryItem } from './summary.ts';

/** What a household is drawn as: flagged, or else its status. */
export type SymbolClass = 'flagged' | OutreachStatus;
export const SYMBOL_CLASSES: readonly SymbolClass[] = [
  'flagged',
  'never_reached',
  'attempted',
  'informed',
  'follow_up_due',
  'reached',
  'adopting',
  'refused',
  'inactive',
];

type Counted = SummaryItem & { flaggedByStatus?: Partial<Record<OutreachStatus, number>> };

/** Households by symbol: each counted once, so that the parts make the whole. */
export function shares(summary: Counted): Record<SymbolClass, number> {
  const counts: Record<SymbolClass, number> = { flagged: summary.flagged, ...summary.byStatus };
  let unplacedFlags = summary.flagged;
  for (const status of ['never_reached', 'attempted', 'informed'] as const) {
    const flagged = summary.flaggedByStatus?.[status] ?? Math.min(unplacedFlags, counts[status]);
    counts[status] -= flagged;
    unplacedFlags -= flagged;
  }
  return counts;
}

/** All households of a summary, whatever became of them. */
export const wholeOf = (summary: SummaryItem): number =>
  Object.values(summary.byStatus).reduce((sum, count) => sum + count, 0);

/** Several summaries as one, as if their households lay in one place. */
export function sumUp(items: readonly SummaryItem[], id: string, name: string): SummaryItem | undefined {
  const [first, ...others] = items;
  if (!first) return undefined;
  const total: SummaryItem = { ...first, id, name, byStatus: { ...first.byStatus } };
  for (const item of others) {
    for (const key of [
      'households',
      'assigned',
      'neverReached',
      'reached',
      'informed',
      'adopting',
      'flagged',
      'unassigned',
      'unplaced',
    ] as const) {
      total[key] += item[key];
    }
    for (const status of Object.keys(item.byStatus) as OutreachStatus[])
      total.byStatus[status] += item.byStatus[status];
  }
  return total;
}
