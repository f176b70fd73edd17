import { Badge, Menu, Skeleton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hamletsQuery } from '../data/places.ts';
import { shares, wholeOf } from '../data/shares.ts';
import type { SummaryItem } from '../data/summary.ts';
import { formatNumber } from '../i18n/format.ts';
import { ShareBar } from '../ui/share-bar.tsx';
import styles from './map-page.module.css';
import { useMapView } from './use-map-view.ts';

/** The place looked at, its one sentence, and the bar of shares. */
export function ListHead({ summary }: { summary: SummaryItem | null | undefined }) {
  const { t } = useTranslation('households');
  const { t: common } = useTranslation();
  const { me } = useMapView();
  return (
    <>
      <div className={styles.top}>
        <div className={styles.grow}>
          <HamletSwitcher />
          <div className="tn-small tn-muted tn-ellipsis">
            {me.communeName} · {t('team')}
          </div>
        </div>
        {me.demo && (
          <Badge color="yellow" className={styles.demo}>
            {common('demo')}
          </Badge>
        )}
      </div>
      <Sentence summary={summary} />
    </>
  );
}

export function Sentence({ summary }: { summary: SummaryItem | null | undefined }) {
  const { t } = useTranslation('households');
  if (summary === undefined) return <Skeleton height={38} />;
  if (summary === null) return null;
  return (
    <div>
      <div className={styles.sentence}>
        <span className={styles.grow}>
          <b>{t('head.flagged', { n: formatNumber(summary.flagged) })}</b>{' '}
          <span className="tn-muted">{t('head.nobody')}</span>
        </span>
        <span className="tn-small tn-muted tn-num">
          {t('head.reached', { n: formatNumber(summary.reached), whole: formatNumber(summary.households) })}
        </span>
      </div>
      <ShareBar
        counts={shares(summary)}
        label={t('head.bar', { flagged: summary.flagged, reached: summary.reached, whole: wholeOf(summary) })}
      />
    </div>
  );
}

function HamletSwitcher() {
  const { t } = useTranslation('households');
  const { me, hamlet, update } = useMapView();
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const name = hamlet ? (hamlets.find(({ id }) => id === hamlet)?.name ?? me.hamletName ?? '…') : t('wholeCommune');
  if (me.role !== 'staff') return <h1 className="tn-ellipsis">{name}</h1>;
  const go = (next: string | undefined) =>
    update({ hamlet: next, cluster: undefined, member: undefined, household: undefined });
  return (
    <Menu position="bottom-start" width={260} shadow="md">
      <Menu.Target>
        <button type="button" className={styles.switcher} aria-label={t('chooseHamlet', { name })}>
          <h1 className="tn-ellipsis">{name}</h1>
          <IconSelector size={20} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => go(undefined)} fw={hamlet ? 400 : 600}>
          {t('wholeCommune')}
        </Menu.Item>
        <Menu.Divider />
        {hamlets.map(({ id, name: label }) => (
          <Menu.Item key={id} onClick={() => go(id)} fw={id === hamlet ? 600 : 400}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
