import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { areaOf } from '#geo/boundaries/index.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './boundaries.module.css';
import type { PanelProps } from './panel.tsx';

const SQUARE_METRES_A_HECTARE = 10_000;

/** Hamlets with or without a boundary, and how many of their households lie in it. */
export function HamletList({ looks, points, work, onSelect }: PanelProps) {
  const { t } = useTranslation('boundaries');
  const households = useMemo(() => countBy(points.map(({ hamletId }) => hamletId)), [points]);
  const outside = useMemo(() => countBy(work.outside.map(({ hamletId }) => hamletId)), [work.outside]);
  return (
    <ul className={styles.rows}>
      {looks.map(({ id, name, colour }) => {
        const shape = work.shapes.get(id);
        const words = [
          shape
            ? t('row.area', { n: formatNumber(Math.round(areaOf(shape) / SQUARE_METRES_A_HECTARE)) })
            : t('row.none'),
          t('row.households', { n: formatNumber(households.get(id) ?? 0) }),
          ...(outside.has(id) ? [t('row.out', { n: formatNumber(outside.get(id) ?? 0) })] : []),
          ...(work.changed.includes(id) ? [t('row.unsaved')] : []),
        ];
        return (
          <li key={id}>
            <button type="button" className={styles.row} onClick={() => onSelect(id)}>
              <span className={styles.swatch} data-empty={!shape || undefined} style={{ color: colour }} />
              <span className={styles.who}>
                <b>{name}</b>
                <span className="tn-muted tn-num">{words.join(' · ')}</span>
              </span>
              {work.broken.has(id) && (
                <IconAlertTriangle size={20} stroke={1.75} className={styles.alarm} aria-label={t('problem.title')} />
              )}
              <IconChevronRight size={18} stroke={1.75} aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function countBy(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
