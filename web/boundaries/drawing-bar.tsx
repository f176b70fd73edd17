import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './boundaries.module.css';

interface Props {
  name: string;
  corners: number;
  onMiddle: () => void;
  onBack: () => void;
  onDone: () => void;
  onCancel: () => void;
}

/** What is being drawn, and what can be done without a pointer: a corner in the middle of the map, back, done. */
export function DrawingBar({ name, corners, onMiddle, onBack, onDone, onCancel }: Props) {
  const { t } = useTranslation('boundaries');
  return (
    <section className={styles.bar} aria-label={t('drawing.title', { name })}>
      <div>
        <b>{t('drawing.title', { name })}</b>
        <p className="tn-muted" role="status">
          {corners === 0 ? t('drawing.first') : t('drawing.words', { n: corners })}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onMiddle}>
          {t('drawing.middle')}
        </Button>
        <Button variant="default" disabled={corners === 0} onClick={onBack}>
          {t('drawing.back')}
        </Button>
        <Button disabled={corners < 3} onClick={onDone}>
          {t('drawing.done')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('drawing.cancel')}
        </Button>
      </div>
    </section>
  );
}
