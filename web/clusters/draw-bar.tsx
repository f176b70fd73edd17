import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './clusters.module.css';

/** What is drawn: a line across the cluster, or its outline anew. */
export type Drawing = 'split' | 'redraw';
/** Corners that make one. */
const LEAST = { split: 2, redraw: 3 } as const;

interface Props {
  drawing: Drawing;
  name: string;
  points: number;
  onMiddle: () => void;
  onDone: () => void;
  onCancel: () => void;
}

/** What is being drawn, and what can be done without a pointer: a point in the middle, done. */
export function DrawBar({ drawing, name, points, onMiddle, onDone, onCancel }: Props) {
  const { t } = useTranslation('clusters');
  return (
    <section className={styles.bar} aria-label={t(`${drawing}.title`, { name })}>
      <div>
        <b>{t(`${drawing}.title`, { name })}</b>
        <p className="tn-muted" role="status">
          {points < LEAST[drawing] ? t(`${drawing}.first`, { n: points }) : t(`${drawing}.words`, { n: points })}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onMiddle}>
          {t('split.middle')}
        </Button>
        <Button disabled={points < LEAST[drawing]} onClick={onDone}>
          {t('split.done')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('split.cancel')}
        </Button>
      </div>
    </section>
  );
}
