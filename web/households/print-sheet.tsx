import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '#api/clusters/schema.ts';
import { get } from '../app/http.ts';
import type { Household } from '../data/households.ts';
import { hamletsQuery, membersQuery } from '../data/places.ts';
import { formatDay, formatWeekday } from '../i18n/format.ts';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import { sayFailure } from '../ui/toast.tsx';
import styles from './print-sheet.module.css';
import { isBoth, reasonWords } from './reasons.ts';

interface Props {
  cluster: Cluster;
  onDone: () => void;
}

/** A cluster's households on paper, best first, with room to tick; printed as soon as all of them are here. */
export function PrintSheet({ cluster, onDone }: Props) {
  const { t } = useTranslation('households');
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const { data: members = [] } = useQuery(membersQuery(cluster.hamletId));
  const households = useQuery({
    queryKey: ['households', 'print', cluster.id],
    queryFn: () => get<{ items: Household[] }>('/households', { cluster: cluster.id, limit: 1000 }),
  });
  const ready = households.isSuccess;
  useEffect(() => {
    if (households.error) {
      sayFailure(households.error);
      onDone();
    }
    if (!ready) return;
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [ready, households.error, onDone]);
  const who = (id: string | null) => members.find((member) => member.id === id)?.name ?? t('nobodyInCharge');
  return createPortal(
    <div className={styles.sheet}>
      <h1>
        {cluster.name}, {hamlets.find(({ id }) => id === cluster.hamletId)?.name}
      </h1>
      <p>{t('print.sentence', { day: formatWeekday(new Date()), n: cluster.households, flagged: cluster.flagged })}</p>
      <table>
        <thead>
          <tr>
            <th />
            <th>{t('facts.head')}</th>
            <th>{t('facts.address')}</th>
            <th>{t('facts.member')}</th>
            <th>{t('print.why')}</th>
            <th>{t('print.last')}</th>
            <th>{t('print.done')}</th>
          </tr>
        </thead>
        <tbody>
          {households.data?.items.map((household) => (
            <tr key={household.id}>
              <td>
                <StatusSymbol
                  status={household.status}
                  flagged={household.flagged}
                  both={isBoth(household)}
                  size={18}
                />
              </td>
              <td>{household.head}</td>
              <td>{household.address}</td>
              <td>{who(household.memberId)}</td>
              <td>{reasonWords(household, t)}</td>
              <td>{household.lastVisitAt ? formatDay(household.lastVisitAt) : '–'}</td>
              <td className={styles.box} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>,
    document.body,
  );
}
