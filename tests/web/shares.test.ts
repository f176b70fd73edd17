import { expect, test } from 'vitest';
import { shares, sumUp, wholeOf } from '../../web/data/shares.ts';
import type { SummaryItem } from '../../web/data/summary.ts';

const summary = (flagged: number, byStatus: Partial<SummaryItem['byStatus']>): SummaryItem => ({
  flaggedByStatus: { never_reached: flagged, attempted: 0, informed: 0 },
  id: 'x',
  name: 'Xóm 1',
  households: 0,
  assigned: 0,
  neverReached: 0,
  reached: 0,
  informed: 0,
  adopting: 0,
  flagged,
  unassigned: 0,
  unplaced: 0,
  byStatus: {
    never_reached: 0,
    attempted: 0,
    informed: 0,
    reached: 0,
    follow_up_due: 0,
    adopting: 0,
    refused: 0,
    inactive: 0,
    ...byStatus,
  },
});

test('every household is in exactly one share', () => {
  const item = summary(64, { never_reached: 80, attempted: 30, informed: 21, reached: 65, inactive: 10 });
  const counts = shares(item);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(wholeOf(item));
  expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(0);
});

test('hamlets add up to the commune', () => {
  const total = sumUp([summary(2, { reached: 3 }), summary(5, { reached: 4 })], 'all', 'xã');
  expect(total).toMatchObject({ flagged: 7, byStatus: { reached: 7 } });
});
