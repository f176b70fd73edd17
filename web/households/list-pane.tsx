import { Button } from '@mantine/core';
import { IconMapPinPlus, IconPlus } from '@tabler/icons-react';
import { type UseInfiniteQueryResult, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '#api/clusters/schema.ts';
import { isNarrowed } from '../app/map-search.ts';
import { useIsWide } from '../app/use-scheme.ts';
import type { Household } from '../data/households.ts';
import { clustersQuery, hamletsQuery, membersQuery } from '../data/places.ts';
import type { SummaryItem } from '../data/summary.ts';
import { formatNumber, shortName } from '../i18n/format.ts';
import { SetUpSteps } from '../set-up/set-up-steps.tsx';
import { Empty, QueryBoundary } from '../ui/query-boundary.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { ClusterList } from './cluster-list.tsx';
import { FilterChips } from './filter-chips.tsx';
import { HouseholdList } from './household-list.tsx';
import list from './list.module.css';
import { ListHead } from './list-head.tsx';
import styles from './map-page.module.css';
import type { MapWork } from './map-pane.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { SearchField } from './search-field.tsx';
import { useMapView } from './use-map-view.ts';

interface Props {
  list: UseInfiniteQueryResult<{ pages: { items: Household[]; total: number }[] }>;
  households: readonly Household[];
  summary: SummaryItem | null | undefined;
  text: string;
  onText: (text: string) => void;
  work: MapWork;
  onOpen: (household: Household) => void;
  onPick: (household: Household, range: boolean) => void;
  onPlace: (household: Household) => void;
  /** a household that is in no register yet */
  onAdd: () => void;
  onGo: (cluster: Cluster) => void;
}

/** The list beside the map: households, clusters, or those whose place nobody knows yet. */
export function ListPane(props: Props) {
  const { list: query, households, summary, text, onText, work, onOpen, onPick, onPlace, onAdd, onGo } = props;
  const { t } = useTranslation('households');
  const wide = useIsWide();
  const { me, search, hamlet, update } = useMapView();
  const { data: clusters } = useQuery(clustersQuery(hamlet));
  const placeOf = usePlaceOf(hamlet);
  const [printed, setPrinted] = useState<Cluster | null>(null);
  const total = query.data?.pages[0]?.total;
  const tab = search.tab ?? 'households';
  const more = useMemo(
    () => (query.hasNextPage && !query.isFetchingNextPage ? query.fetchNextPage : undefined),
    [query.hasNextPage, query.isFetchingNextPage, query.fetchNextPage],
  );
  const pick = me.role === 'member' ? onOpen : onPick;
  return (
    <>
      <div className={styles.head}>
        {wide && (
          <>
            <ListHead summary={summary} />
            <SearchField text={text} onChange={onText} />
            <FilterChips summary={summary} />
          </>
        )}
        <Tabs
          label={t('tabs.label')}
          controls="list"
          value={tab}
          onChange={(next) => update({ tab: next === 'households' ? undefined : next })}
          tabs={[
            {
              value: 'households',
              label: t('tabs.households'),
              count: tab === 'households' && total !== undefined ? formatNumber(total) : '',
            },
            { value: 'clusters', label: t('tabs.clusters'), count: clusters ? formatNumber(clusters.length) : '' },
            { value: 'unplaced', label: t('tabs.unplaced'), count: summary ? formatNumber(summary.unplaced) : '' },
          ]}
        />
      </div>
      <div className={styles.body} id="list" role="tabpanel">
        {tab === 'clusters' ? (
          <ClusterList onGo={onGo} onPrint={setPrinted} />
        ) : (
          <>
            <div className={list.sort}>
              {tab === 'unplaced' ? <IconMapPinPlus size={18} stroke={1.75} aria-hidden /> : null}
              <span>
                {tab === 'unplaced' ? t('unplaced.how') : t('sortedBy')}
                {tab === 'unplaced' ? null : <b> {t('byPriority')}</b>}
              </span>
              {tab === 'unplaced' && (
                <Link to="/placing" search={hamlet ? { hamlet } : {}} className={list.add}>
                  {t('unplaced.tray')}
                </Link>
              )}
              <button type="button" className={list.add} onClick={onAdd}>
                <IconPlus size={16} stroke={2} aria-hidden />
                {t('add.title')}
              </button>
            </div>
            <QueryBoundary
              query={query}
              isEmpty={() => households.length === 0}
              empty={<NothingFound onText={onText} text={text} />}
            >
              {() => (
                <HouseholdList
                  households={households}
                  more={more}
                  placeOf={placeOf}
                  selectedId={search.household ?? null}
                  hoveredId={work.hoveredId}
                  picked={work.picked}
                  onOpen={tab === 'unplaced' ? onPlace : onOpen}
                  onPick={pick}
                  onHover={work.setHovered}
                />
              )}
            </QueryBoundary>
          </>
        )}
      </div>
      {printed && <PrintSheet cluster={printed} onDone={() => setPrinted(null)} />}
    </>
  );
}

/** "Ven Đê · Thị Nhàn": where a household belongs and who is in charge. */
function usePlaceOf(hamlet: string | undefined): (household: Household) => string {
  const { t } = useTranslation('households');
  const { me } = useMapView();
  const { data: clusters = [] } = useQuery(clustersQuery(hamlet));
  const { data: members = [] } = useQuery({ ...membersQuery(hamlet), enabled: me.role !== 'member' });
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const names = useMemo(
    () => new Map([...hamlets, ...clusters].map(({ id, name }) => [id, name])),
    [hamlets, clusters],
  );
  const people = useMemo(() => new Map(members.map(({ id, name }) => [id, shortName(name)])), [members]);
  return useCallback(
    (household: Household) => {
      const place = names.get(household.clusterId ?? household.hamletId) ?? names.get(household.hamletId) ?? '';
      const who = household.memberId
        ? people.get(household.memberId)
        : me.role === 'member'
          ? undefined
          : t('nobodyInCharge');
      return [place, who].filter(Boolean).join(' · ');
    },
    [names, people, me.role, t],
  );
}

/** Nothing matches: why, and the way back. */
function NothingFound({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useTranslation('households');
  const { me, search, update } = useMapView();
  const narrowed = isNarrowed(search) || Boolean(search.cluster) || text !== '';
  if (search.tab === 'unplaced' && !narrowed) return <Empty>{t('unplaced.none')}</Empty>;
  if (!narrowed) {
    return (
      <>
        <b>{t('first.title')}</b>
        {me.role === 'staff' ? <SetUpSteps /> : <span className="tn-muted">{t('first.others')}</span>}
      </>
    );
  }
  return (
    <>
      <b>{t('nothing.title')}</b>
      <span className="tn-muted">{t('nothing.words')}</span>
      <Button
        variant="default"
        onClick={() => {
          onText('');
          update({
            cluster: undefined,
            member: undefined,
            status: undefined,
            flagged: undefined,
            elderly: undefined,
            deviceless: undefined,
            unassigned: undefined,
          });
        }}
      >
        {t('filter.clear')}
      </Button>
    </>
  );
}
