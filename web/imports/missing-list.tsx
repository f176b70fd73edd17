import { useTranslation } from 'react-i18next';
import type { ImportAnswer } from '#api/imports/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './import.module.css';

/** Households that the register no longer mentions: named, and kept. */
export function MissingList({ answer: { missing, missingHouseholds } }: { answer: ImportAnswer }) {
  const { t } = useTranslation('imports');
  if (missing.length === 0) return null;
  return (
    <details className={styles.missing}>
      <summary>{t('missing.title', { n: formatNumber(missing.length) })}</summary>
      <p className="tn-small tn-muted">{t('missing.words')}</p>
      <ul>
        {missingHouseholds.map(({ householdId, head, address, hamlet }) => (
          <li key={householdId}>
            <b>{head}</b>
            <span className="tn-muted">{[address, hamlet].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
        {missing.length > missingHouseholds.length && (
          <li className="tn-muted">
            {t('missing.more', { n: formatNumber(missing.length - missingHouseholds.length) })}
          </li>
        )}
      </ul>
    </details>
  );
}
