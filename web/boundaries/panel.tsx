import { Button } from '@mantine/core';
import { IconPlus, IconSparkles } from '@tabler/icons-react';
import type { Position } from 'geojson';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hamlet } from '#api/clusters/schema.ts';
import type { Point } from '#geo/boundaries/index.ts';
import { formatNumber } from '../i18n/format.ts';
import { Empty } from '../ui/query-boundary.tsx';
import { Tabs } from '../ui/tabs.tsx';
import styles from './boundaries.module.css';
import type { HouseholdPoint } from './boundary-data.ts';
import { DisagreementList } from './disagreement-list.tsx';
import { HamletDetail } from './hamlet-detail.tsx';
import { HamletDialog } from './hamlet-dialog.tsx';
import { HamletList } from './hamlet-list.tsx';
import type { HamletLook } from './map-features.ts';
import type { Boundaries } from './use-boundaries.ts';
import type { Proposals } from './use-proposals.ts';

export interface PanelProps {
  hamlets: readonly Hamlet[];
  looks: readonly HamletLook[];
  points: readonly HouseholdPoint[];
  work: Boundaries;
  selected: HamletLook | null;
  onSelect: (id: string | null) => void;
  onDraw: () => void;
  corner: Point | null;
  onCorner: (corner: Point | null, fly?: boolean) => void;
  metresPerPixel: () => number;
  onLook: (at: Position, mark?: boolean) => void;
  proposals: Proposals;
}

/** Beside the map: hamlets and households outside of theirs, or the one hamlet looked at. */
export function Panel(props: PanelProps) {
  const { hamlets, work, selected, proposals } = props;
  const { t } = useTranslation('boundaries');
  const [tab, setTab] = useState<'hamlets' | 'disagreements'>('hamlets');
  const [adding, setAdding] = useState(false);
  if (selected) return <HamletDetail {...props} selected={selected} />;
  const outside = work.outside.length;
  return (
    <>
      <div className={styles.head}>
        <h1>{t('title')}</h1>
        <p className="tn-muted tn-num">
          {t('sentence', { drawn: formatNumber(work.shapes.size), all: formatNumber(hamlets.length) })}
          {work.shapes.size > 0 && ` · ${outside > 0 ? t('outside', { n: formatNumber(outside) }) : t('allInside')}`}
        </p>
        <div className={styles.buttons}>
          <Button
            variant="light"
            leftSection={<IconSparkles size={18} stroke={1.75} />}
            loading={proposals.busy}
            disabled={hamlets.length === 0}
            onClick={() => proposals.ask()}
          >
            {t('propose')}
          </Button>
          <Button variant="default" leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        </div>
      </div>
      <Tabs
        label={t('tabs.label')}
        value={tab}
        onChange={setTab}
        controls="boundary-list"
        tabs={[
          { value: 'hamlets', label: t('tabs.hamlets'), count: formatNumber(hamlets.length) },
          { value: 'disagreements', label: t('tabs.disagreements'), count: formatNumber(outside) },
        ]}
      />
      <div id="boundary-list" role="tabpanel" className={styles.list}>
        {tab === 'hamlets' && (hamlets.length === 0 ? <Empty>{t('empty')}</Empty> : <HamletList {...props} />)}
        {tab === 'disagreements' && <DisagreementList {...props} />}
      </div>
      {adding && <HamletDialog hamlet={null} onClose={() => setAdding(false)} />}
    </>
  );
}
