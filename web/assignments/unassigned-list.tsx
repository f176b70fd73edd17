import { useTranslation } from 'react-i18next';
import type { Proposal } from '#api/assignments/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './assignments.module.css';
import type { Names } from './names.ts';

/** Households the proposal gives to nobody, by the reason. */
export function UnassignedList({ unassigned, names }: { unassigned: Proposal['unassigned']; names: Names }) {
  const { t } = useTranslation('assignments');
  if (unassigned.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t('unassigned.title', { n: formatNumber(unassigned.length) })}</h2>
      {[...new Set(unassigned.map(({ reason }) => reason))].map((reason) => {
        const these = unassigned.filter((one) => one.reason === reason);
        return (
          <details key={reason} className={styles.reason}>
            <summary>{t(`unassigned.${reason}`, { n: formatNumber(these.length) })}</summary>
            <p>
              {these.map(({ householdId }) => names.households.get(householdId)?.head ?? t('household')).join(', ')}
            </p>
          </details>
        );
      })}
    </section>
  );
}
