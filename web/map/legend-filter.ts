import { OUTREACH_STATUSES, type StatusKey } from '../ui/symbols/shapes.ts';
import type { HouseholdFilter } from './filter.ts';

/** What the legend tells apart: the flagged, and by status those that are not. */
export type LegendKey = 'flagged' | StatusKey;

export const LEGEND_KEYS: readonly LegendKey[] = ['flagged', ...OUTREACH_STATUSES];

/** Entries of the legend the filter stands at; none: no restriction. */
export function legendSelection({
  flagged,
  statuses,
}: Pick<HouseholdFilter, 'flagged' | 'statuses'>): ReadonlySet<LegendKey> {
  const chosen = LEGEND_KEYS.filter((key) =>
    key === 'flagged' ? flagged === true : flagged !== true && statuses?.includes(key),
  );
  return new Set(chosen);
}

/**
 * The filter after one entry of the legend was pressed. Statuses add up. The flagged stand alone: the legend counts
 * under a status only those without the flag, and "flagged or of this status" is nothing the list can be asked for.
 */
export function toggleLegend(filter: HouseholdFilter, key: LegendKey): HouseholdFilter {
  const { flagged, statuses = [], ...rest } = filter;
  if (key === 'flagged') return flagged ? rest : { ...rest, flagged: true };
  const before = flagged ? [] : statuses;
  const after = before.includes(key) ? before.filter((status) => status !== key) : [...before, key];
  return after.length === 0 ? rest : { ...rest, statuses: after, flagged: false };
}
