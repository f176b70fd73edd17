import { useTranslation } from 'react-i18next';
import type { FeatureCounts } from '#api/basemap/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './basemap.module.css';

const ORDER = ['lanes', 'water', 'fields', 'buildings', 'places', 'landCover', 'dykes', 'railways'] as const;
/** Said also where there is none: without these a ground is poor. */
const ALWAYS: readonly string[] = ['lanes', 'water', 'buildings', 'places'];

/** How many features of each kind. */
export function KindFigures({ features }: { features: Partial<FeatureCounts> }) {
  const { t } = useTranslation('basemap');
  return (
    <dl className={styles.figures}>
      {ORDER.filter((kind) => ALWAYS.includes(kind) || (features[kind] ?? 0) > 0).map((kind) => (
        <div key={kind}>
          <dt className="tn-small tn-muted">{t(`kind.${kind}`)}</dt>
          <dd className={styles.figure}>{formatNumber(features[kind] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}
