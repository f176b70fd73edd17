import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import pages from '../app/pages.module.css';
import { useMe } from '../app/session.ts';
import { shares, sumUp, wholeOf } from '../data/shares.ts';
import { type SummaryItem, summaryQuery } from '../data/summary.ts';
import { formatNumber, formatShare } from '../i18n/format.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { ShareBar } from '../ui/share-bar.tsx';
import styles from './coverage.module.css';
import { HamletMap } from './hamlet-map.tsx';

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
type Order = 'flagged' | 'name' | 'reached';

/** How far outreach has come, by commune and hamlet: sums only, no household. */
export function CoveragePage() {
  const { t } = useTranslation('coverage');
  const me = useMe();
  const hamlets = useQuery(summaryQuery('hamlet'));
  return (
    <div className={pages.page}>
      <div className={pages.head}>
        <div>
          <h1>{t('title', { name: me.role === 'leader' ? (me.hamletName ?? '') : (me.communeName ?? '') })}</h1>
          <p className="tn-muted">{t('words')}</p>
        </div>
      </div>
      <QueryBoundary query={hamlets} empty={t('none')}>
        {(found) => <Coverage items={found} />}
      </QueryBoundary>
    </div>
  );
}

function Coverage({ items }: { items: SummaryItem[] }) {
  const { t } = useTranslation('coverage');
  const me = useMe();
  const [order, setOrder] = useState<Order>('flagged');
  const total = sumUp(items, 'all', '')!;
  const goals = [
    { key: 'reached', value: total.reached, tone: 'reached' },
    { key: 'informed', value: total.informed, tone: 'informed' },
    { key: 'adopting', value: total.adopting, tone: 'adopting' },
    { key: 'assigned', value: total.assigned, tone: 'accent' },
  ] as const;
  const sorted = items.toSorted((a, b) =>
    order === 'name'
      ? a.name.localeCompare(b.name, 'vi', { numeric: true })
      : order === 'flagged'
        ? b.flagged - a.flagged
        : share(a.reached, a.households) - share(b.reached, b.households),
  );
  return (
    <>
      <section className={styles.goals}>
        <div className={styles.goal} data-loud>
          <span className="tn-small">{t('flagged')}</span>
          <b>{formatNumber(total.flagged)}</b>
          <span className="tn-small tn-muted">{t('ofHouseholds', { n: formatNumber(total.households) })}</span>
        </div>
        {goals.map(({ key, value, tone }) => (
          <div key={key} className={styles.goal}>
            <span className="tn-small">{t(`goal.${key}`)}</span>
            <b>{formatShare(share(value, total.households))}</b>
            <span className={styles.line} aria-hidden>
              <i
                style={{
                  width: `${share(value, total.households) * 100}%`,
                  background: tone === 'accent' ? 'var(--tn-accent)' : `var(--tn-status-${tone})`,
                }}
              />
            </span>
            <span className="tn-small tn-muted tn-num">
              {t('ofWhole', { n: formatNumber(value), whole: formatNumber(total.households) })}
            </span>
          </div>
        ))}
      </section>
      {me.role === 'observer' && <HamletMap />}
      <div className={styles.order}>
        <h2>{t('byHamlet')}</h2>
        <label className="tn-small">
          {t('order')}{' '}
          <select value={order} onChange={(event) => setOrder(event.target.value as Order)}>
            <option value="flagged">{t('orderBy.flagged')}</option>
            <option value="reached">{t('orderBy.reached')}</option>
            <option value="name">{t('orderBy.name')}</option>
          </select>
        </label>
      </div>
      <ul className={styles.cards}>
        {sorted.map((item) => (
          <HamletCard key={item.id} item={item} linked={me.role !== 'observer'} />
        ))}
      </ul>
    </>
  );
}

function HamletCard({ item, linked }: { item: SummaryItem; linked: boolean }) {
  const { t } = useTranslation('coverage');
  const name = linked ? (
    <Link to="/" search={{ hamlet: item.id }}>
      {item.name}
    </Link>
  ) : (
    item.name
  );
  return (
    <li className={`${pages.card} ${styles.card}`}>
      <div className={styles.cardHead}>
        <h3>{name}</h3>
        <span className={styles.flagged} data-none={item.flagged === 0 || undefined}>
          {t('cardFlagged', { n: formatNumber(item.flagged) })}
        </span>
      </div>
      <ShareBar
        counts={shares(item)}
        label={t('bar', { whole: wholeOf(item), flagged: item.flagged, reached: item.reached })}
      />
      <dl className={styles.figures}>
        {(
          [
            ['reached', item.reached],
            ['informed', item.informed],
            ['adopting', item.adopting],
            ['assigned', item.assigned],
          ] as const
        ).map(([key, value]) => (
          <div key={key}>
            <dt>{t(`goal.${key}`)}</dt>
            <dd>
              {formatNumber(value)}/{formatNumber(item.households)}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
