import i18next from 'i18next';
import type { ClusterProposal } from '#api/clusters/schema.ts';
import { formatDecimal, formatNumber } from '../i18n/format.ts';

/** Shares by which one division is more compact than another that nobody notices. */
const ALIKE = 0.02;

/** How compact and how even a proposal is beside the present division, and which of both is the more compact. */
export function measureWords({ before, after }: NonNullable<ClusterProposal['measure']>): string[] {
  const t = i18next.t;
  if (!before) return [];
  const minutes = { before: formatDecimal(before.meanMinutes), after: formatDecimal(after.meanMinutes) };
  const sizes = {
    before: `${formatNumber(before.smallest)}–${formatNumber(before.largest)}`,
    after: `${formatNumber(after.smallest)}–${formatNumber(after.largest)}`,
  };
  const found = [t('clusters:measure.minutes', minutes), t('clusters:measure.sizes', sizes)];
  if (before.meanMinutes < after.meanMinutes * (1 - ALIKE)) found.push(t('clusters:measure.presentBetter'));
  return found;
}
