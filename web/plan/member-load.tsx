import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { normOf } from '#geo';
import { normsQuery } from '../data/catalogues.ts';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import { timeSpan } from './day-words.ts';
import styles from './member-load.module.css';
import { usePlanView } from './plan-view.ts';

/** Who is in charge of how many households, and how much work the plan gives him. */
export function MemberLoads() {
  const { t } = useTranslation('plan');
  const { shown, names } = usePlanView();
  const { data: norms = [] } = useQuery(normsQuery);
  const least = normOf(norms, 'member-load')?.threshold;
  const most = Math.max(1, ...shown.load.map(({ households }) => households));
  if (shown.load.length === 0) return null;
  return (
    <section className={styles.loads}>
      <div className={styles.head}>
        <h2>{t('load.title')}</h2>
        {least !== undefined && <span className="tn-small tn-muted">{t('load.least', { n: least })}</span>}
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('load.member')}</th>
            <th scope="col" colSpan={2}>
              <span className={styles.legend}>
                {t('load.households')}
                <span>
                  <i aria-hidden /> {t('load.flagged')}
                </span>
              </span>
            </th>
            <th scope="col">{t('load.hours')}</th>
            <th scope="col">{t('load.walk')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.load.map(({ memberId, households, flagged, hoursPerWeek, walkMetres }) => (
            <tr key={memberId} data-few={(least !== undefined && households < least) || undefined}>
              <th scope="row">{names.member(memberId)}</th>
              <td className={styles.barCell}>
                <span className={styles.bar} aria-hidden>
                  <i style={{ width: `${(flagged / most) * 100}%` }} />
                  <u style={{ width: `${((households - flagged) / most) * 100}%` }} />
                </span>
              </td>
              <td className="tn-num">
                <em>{formatNumber(flagged)}</em> / <b>{formatNumber(households)}</b>
                {least !== undefined && households < least && <small> {t('load.few')}</small>}
              </td>
              <td className="tn-num">{timeSpan(hoursPerWeek * 60)}</td>
              <td className="tn-num">{formatDistance(walkMetres)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Anchor
        component={Link}
        {...({ to: '/assignments', search: { hamlet: shown.hamletId } } as object)}
        className={styles.link}
      >
        {t('load.assignments')}
      </Anchor>
    </section>
  );
}
