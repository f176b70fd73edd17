import { Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isNarrowed } from '../app/map-search.ts';
import { clustersQuery, membersQuery } from '../data/places.ts';
import type { SummaryItem } from '../data/summary.ts';
import { formatNumber, shortName } from '../i18n/format.ts';
import chip from '../ui/chip.module.css';
import { FilterForm } from './filter-form.tsx';
import styles from './map-page.module.css';
import { useMapView } from './use-map-view.ts';

/** The filters used most, one tap each; the rest behind "Lọc". What is on can be taken off where it stands. */
export function FilterChips({ summary }: { summary: SummaryItem | null | undefined }) {
  const { t } = useTranslation('households');
  const { me, search, hamlet, update } = useMapView();
  const count = (n: number | undefined) => (n === undefined ? '' : formatNumber(n));
  return (
    <div className={styles.chips}>
      {me.role === 'member' && me.memberId && (
        <Toggle
          on={search.member === me.memberId}
          label={t('chip.mine')}
          set={(on) => update({ member: on ? me.memberId! : undefined })}
        />
      )}
      <Toggle
        on={search.flagged === true}
        label={t('chip.flagged')}
        count={count(summary?.flagged)}
        set={(on) => update({ flagged: on || undefined, status: undefined })}
      />
      {me.role !== 'member' && (
        <Toggle
          on={search.unassigned === true}
          label={t('chip.unassigned')}
          count={count(summary?.unassigned)}
          set={(on) => update({ unassigned: on || undefined, member: undefined })}
        />
      )}
      <Popover position="bottom-end" width={320} shadow="md" trapFocus withinPortal>
        <Popover.Target>
          <button
            type="button"
            className={chip.chip}
            data-on={isNarrowed({ ...search, flagged: undefined, unassigned: undefined }) || undefined}
          >
            <IconAdjustmentsHorizontal size={17} stroke={1.75} aria-hidden />
            {t('chip.filter')}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <FilterForm />
        </Popover.Dropdown>
      </Popover>
      <ActiveChips hamlet={hamlet} />
    </div>
  );
}

interface ToggleProps {
  on: boolean;
  label: string;
  count?: string;
  set: (on: boolean) => void;
}
const Toggle = ({ on, label, count, set }: ToggleProps) => (
  <button type="button" className={chip.chip} data-on={on || undefined} aria-pressed={on} onClick={() => set(!on)}>
    {label}
    {count && <span className={chip.count}>{count}</span>}
  </button>
);

/** What else narrows the list, each with its way off. */
function ActiveChips({ hamlet }: { hamlet: string | undefined }) {
  const { t } = useTranslation('households');
  const { t: inMap } = useTranslation('map');
  const { me, search, update } = useMapView();
  const clusters = useQuery({ ...clustersQuery(hamlet), enabled: Boolean(search.cluster) });
  const members = useQuery({ ...membersQuery(hamlet), enabled: Boolean(search.member) && me.role !== 'member' });
  const active: [key: string, label: string, off: () => void][] = [];
  if (search.cluster) {
    const name = clusters.data?.find(({ id }) => id === search.cluster)?.name ?? '…';
    active.push(['cluster', t('chip.cluster', { name }), () => update({ cluster: undefined })]);
  }
  if (search.member && !(me.role === 'member' && search.member === me.memberId)) {
    const name = members.data?.find(({ id }) => id === search.member)?.name ?? '…';
    active.push(['member', shortName(name), () => update({ member: undefined })]);
  }
  for (const status of search.status?.split(',') ?? []) {
    const rest = search.status
      ?.split(',')
      .filter((other) => other !== status)
      .join(',');
    active.push([
      status,
      inMap(`status.${status as 'reached'}`, { defaultValue: status }),
      () => update({ status: rest || undefined, ...(rest ? {} : { flagged: undefined }) }),
    ]);
  }
  if (search.elderly) active.push(['elderly', t(`elderly.${search.elderly}`), () => update({ elderly: undefined })]);
  if (search.deviceless)
    active.push(['devices', t(`deviceless.${search.deviceless}`), () => update({ deviceless: undefined })]);
  return active.map(([key, label, off]) => (
    <button key={key} type="button" className={chip.chip} data-on onClick={off} aria-label={t('chip.off', { label })}>
      {label}
      <IconX size={15} stroke={2} aria-hidden />
    </button>
  ));
}
