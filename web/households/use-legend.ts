import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useScheme } from '../app/use-scheme.ts';
import { shares, wholeOf } from '../data/shares.ts';
import { type SummaryItem, summaryQuery } from '../data/summary.ts';
import type { ColourByProps } from '../map/colour-by.tsx';
import type { HouseholdFilter } from '../map/filter.ts';
import type { LegendProps } from '../map/legend.tsx';
import { legendSelection, toggleLegend } from '../map/legend-filter.ts';
import type { MapMember } from '../map/member-colours.ts';
import { useMapView } from './use-map-view.ts';

/** What the legend shows and filters, wherever it lies: on the map or in a sheet. */
export function useLegend(
  filter: HouseholdFilter,
  members: readonly MapMember[],
  summary: SummaryItem | null | undefined,
): { by: ColourByProps; legend: LegendProps } {
  const { me, search, hamlet, update } = useMapView();
  const theme = useScheme();
  const { data: byMember = [] } = useQuery({
    ...summaryQuery('member', hamlet),
    enabled: search.by === 'member' && me.role !== 'member',
  });
  const counts = useMemo(() => (summary ? shares(summary) : {}), [summary]);
  const selected = useMemo(() => legendSelection(filter), [filter]);
  const colourBy = search.by ?? 'status';
  return {
    by: { value: colourBy, onChange: (by) => update({ by: by === 'member' ? by : undefined }) },
    legend: {
      colourBy,
      theme,
      counts,
      total: summary ? wholeOf(summary) : 0,
      selected,
      onToggle: (key) => {
        const next = toggleLegend(filter, key);
        update({ flagged: next.flagged, status: next.statuses?.join(',') });
      },
      onClear: () => update({ status: undefined, flagged: undefined }),
      byMember: {
        members,
        counts: new Map(byMember.map((item) => [item.id, item.households])),
        unassigned: summary?.unassigned ?? 0,
        selectedMemberId: search.member ?? null,
        onToggleMember: (id) => update({ member: search.member === id ? undefined : id, unassigned: undefined }),
      },
    },
  };
}
