import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnplacedHousehold } from '../data/placing.ts';
import { formatNumber } from '../i18n/format.ts';
import { sayFailure } from '../ui/toast.tsx';
import { reasonWords } from './place-words.ts';
import styles from './placing.module.css';

interface Props {
  sure: readonly UnplacedHousehold[];
  onGo: (progress: (done: number) => void) => Promise<void>;
  onClose: () => void;
}

/** All the sure ones at once: who they are and why, before anything is written. */
export function SurePanel({ sure, onGo, onClose }: Props) {
  const { t } = useTranslation('placing');
  const { t: common } = useTranslation();
  const [done, setDone] = useState<number | null>(null);
  const n = formatNumber(sure.length);
  const go = () => {
    setDone(0);
    onGo(setDone).catch(sayFailure).finally(onClose);
  };
  return (
    <section className={styles.sure} aria-label={t('sure.title', { n })}>
      <h2>{t('sure.title', { n })}</h2>
      <p className="tn-small tn-muted">{t('sure.words')}</p>
      <ul className={styles.sureList}>
        {sure.map((household) => (
          <li key={household.id}>
            <b className="tn-ellipsis">{household.head}</b>
            <span className="tn-small tn-muted tn-ellipsis">
              {[household.address, household.suggestions[0] && reasonWords(household.suggestions[0], t)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button className={styles.main} loading={done !== null} disabled={sure.length === 0} onClick={go}>
          {t('sure.go', { n })}
        </Button>
        <Button variant="default" disabled={done !== null} onClick={onClose}>
          {common('cancel')}
        </Button>
      </div>
      <p className="tn-small tn-muted" role="status">
        {done !== null && t('sure.going', { done: formatNumber(done), n })}
      </p>
    </section>
  );
}
