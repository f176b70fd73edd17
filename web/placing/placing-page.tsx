import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacingSearch } from '../app/placing-search.ts';
import { leads, useMe } from '../app/session.ts';
import { hamletsQuery } from '../data/places.ts';
import { summaryQuery } from '../data/summary.ts';
import { formatNumber } from '../i18n/format.ts';
import { Tabs } from '../ui/tabs.tsx';
import { CheckPlaces } from './check-places.tsx';
import styles from './placing.module.css';
import { Tray } from './tray.tsx';

const route = getRouteApi('/shell/placing');

/** Where households stand: those without a place get one, doubtful places are looked at. */
export function PlacingPage() {
  const { t } = useTranslation('placing');
  const me = useMe();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const { data: summary } = useQuery({ ...summaryQuery('hamlet'), enabled: me.role === 'staff' });
  const waiting = new Map(summary?.map(({ id, unplaced }) => [id, unplaced]));
  // The one with the most to do, as it was when the work began: it must not change under one's hands.
  const [fullest, setFullest] = useState<string>();
  if (fullest === undefined && summary?.[0])
    setFullest(summary.reduce((most, one) => (one.unplaced > most.unplaced ? one : most)).id);
  const hamlet = me.role === 'staff' ? (search.hamlet ?? fullest) : (me.hamletId ?? undefined);
  const tab = search.tab ?? 'tray';
  const update = (change: PlacingSearch) =>
    navigate({ to: '/placing', search: { ...search, ...change }, replace: true });
  const head = (
    <header className={styles.head}>
      <h1>{t('title')}</h1>
      {me.role === 'staff' && (
        <Select
          aria-label={t('hamlet')}
          searchable
          allowDeselect={false}
          value={hamlet ?? null}
          onChange={(id) => id && update({ hamlet: id })}
          data={hamlets.map(({ id, name }) => ({
            value: id,
            label: waiting.get(id) ? `${name} (${formatNumber(waiting.get(id)!)})` : name,
          }))}
        />
      )}
      {leads(me) && (
        <Tabs
          label={t('tabs.label')}
          value={tab}
          onChange={(next) =>
            navigate({
              to: '/placing',
              replace: true,
              search: {
                ...(search.hamlet ? { hamlet: search.hamlet } : {}),
                ...(next === 'check' ? { tab: 'check' } : {}),
              },
            })
          }
          tabs={[
            { value: 'tray', label: t('tabs.tray') },
            { value: 'check', label: t('tabs.check') },
          ]}
        />
      )}
    </header>
  );
  // another hamlet is another tray: what was done in the first is not taken back in the second
  if (tab === 'check' && leads(me)) return <CheckPlaces key={hamlet} hamlet={hamlet} head={head} />;
  return <Tray key={hamlet} hamlet={hamlet} head={head} />;
}
