import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './floating-bar.module.css';

/** On a phone, while a new household's place is tapped: the way back to the form below the map. */
export function PlacedBar({ placed, onDone }: { placed: boolean; onDone: () => void }) {
  const { t } = useTranslation('households');
  return (
    <section className={styles.bar} aria-label={t('moving.label')} data-keep-clear>
      <div className={styles.words} role="status">
        <b>{t(placed ? 'add.tapped' : 'moving.how')}</b>
      </div>
      <Button variant={placed ? 'filled' : 'default'} onClick={onDone}>
        {t('add.back')}
      </Button>
    </section>
  );
}
