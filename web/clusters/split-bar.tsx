import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './clusters.module.css';

interface Props {
  name: string;
  points: number;
  onMiddle: () => void;
  onDone: () => void;
  onCancel: () => void;
}

/** The line being drawn across a cluster, and what can be done without a pointer: a point in the middle, done. */
export function SplitBar({ name, points, onMiddle, onDone, onCancel }: Props) {
  const { t } = useTranslation('clusters');
  return (
    <section className={styles.bar} aria-label={t('split.title', { name })}>
      <div>
        <b>{t('split.title', { name })}</b>
        <p className="tn-muted" role="status">
          {points === 0 ? t('split.first') : t('split.words', { n: points })}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onMiddle}>
          {t('split.middle')}
        </Button>
        <Button disabled={points < 2} onClick={onDone}>
          {t('split.done')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('split.cancel')}
        </Button>
      </div>
    </section>
  );
}
