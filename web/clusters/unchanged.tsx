import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProposalOptions } from '#api/clusters/schema.ts';
import styles from './clusters.module.css';

/** The clusters are good as they are: what can be done all the same. */
export function Unchanged({ asked, onAsk }: { asked: ProposalOptions; onAsk: (options: ProposalOptions) => void }) {
  const { t } = useTranslation('clusters');
  const anew = asked.existing === 'redraw';
  return (
    <div className={styles.unchanged} role="status">
      <p>
        <b>{t(anew ? 'unchanged.best' : 'unchanged.good')}</b> {t(anew ? 'unchanged.otherSize' : 'unchanged.anewWords')}{' '}
        {t('unchanged.byHand')}
      </p>
      {!anew && (
        <Button variant="default" onClick={() => onAsk({ ...asked, existing: 'redraw' })}>
          {t('fromScratch')}
        </Button>
      )}
    </div>
  );
}
