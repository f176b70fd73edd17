import { IconInfoCircle, IconWalk, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import { compassPoint, metresBetween } from '../map/distance.ts';
import type { Way } from '../map/style/way-layers.ts';
import styles from './map-notes.module.css';

/** How far a household is and in which direction, while the line to it is drawn. */
export function WayNote({ way, locating, onClose }: { way: Way | null; locating: boolean; onClose: () => void }) {
  const { t } = useTranslation('map');
  if (!way && !locating) return null;
  return (
    <div className={styles.note} role="status">
      <IconWalk size={20} stroke={1.75} aria-hidden />
      <span>
        {way ? (
          <>
            <b className="tn-num">{formatDistance(metresBetween(way.from, way.to))}</b>{' '}
            {t('way.towards', { direction: t(`way.direction.${compassPoint(way.from, way.to)}`) })}
          </>
        ) : (
          t('controls.locating')
        )}
      </span>
      <button type="button" aria-label={t('way.close')} onClick={onClose}>
        <IconX size={18} stroke={1.75} />
      </button>
    </div>
  );
}

/** Says that the map shows fewer households than the list found. */
export function PartNote({ shown, whole }: { shown: number; whole: number }) {
  const { t } = useTranslation('map');
  return (
    <div className={styles.note} role="status">
      <IconInfoCircle size={20} stroke={1.75} aria-hidden />
      <span className="tn-num">{t('part', { shown: formatNumber(shown), whole: formatNumber(whole) })}</span>
    </div>
  );
}
