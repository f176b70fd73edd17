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
  /** null until the first can be placed */
  points: number | null;
  onMiddle: () => void;
  onDone: () => void;
  onCancel: () => void;
}

/** What is being drawn, and what can be done without a pointer: a point in the middle, done. */
export function DrawBar({ drawing, name, points, onMiddle, onDone, onCancel }: Props) {
  const { t } = useTranslation('clusters');
  const enough = points !== null && points >= LEAST[drawing];
  const words = () => {
    if (points === null) return t('split.wait');
    if (points === 0) return t(`${drawing}.first`);
    return t(enough ? `${drawing}.words` : `${drawing}.next`, { n: points });
  };
  return (
    <section className={styles.bar} aria-label={t(`${drawing}.title`, { name })}>
      <div>
        <b>{t(`${drawing}.title`, { name })}</b>
        <p className="tn-muted" role="status">
          {words()}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button variant="default" disabled={points === null} onClick={onMiddle}>
          {t('split.middle')}
        </Button>
        <Button disabled={!enough} onClick={onDone}>
          {t('split.done')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('split.cancel')}
        </Button>
      </div>
    </section>
  );
}
