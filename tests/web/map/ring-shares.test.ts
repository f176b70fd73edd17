import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { ringShares } from '../../../web/map/images/donut.ts';
import { OUTREACH_STATUSES } from '../../../web/ui/symbols/shapes.ts';

const counts = fc.array(fc.nat(200), { minLength: OUTREACH_STATUSES.length, maxLength: OUTREACH_STATUSES.length });

test.prop([counts, fc.nat(100), fc.nat(50)])(
  'the parts of a ring add up to the households of the cluster',
  (byStatus, percent, unseen) => {
    const unreached = byStatus[0]! + byStatus[1]! + byStatus[2]!;
    const flagged = Math.floor((unreached * percent) / 100);
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
    const households = sum(byStatus) + unseen;
    const shares = ringShares(flagged, households, byStatus);
    expect(sum(shares.map((share) => share.count))).toBe(households);
    expect(shares.every((share) => share.count > 0)).toBe(true);
    expect(shares.find((share) => share.key === 'flagged')?.count ?? 0).toBe(flagged);
    expect(shares.find((share) => share.key === 'unseen')?.count ?? 0).toBe(unseen);
  },
);
