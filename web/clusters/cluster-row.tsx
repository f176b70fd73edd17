import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '#api/clusters/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './clusters.module.css';

interface Props {
  cluster: Cluster;
  /** all of its households, those moved away included */
  households: number;
  colour: string | undefined;
  chosen: boolean;
  onToggle: () => void;
}

/** A cluster as it is; pressing chooses it. */
export function ClusterRow({ cluster, households, colour, chosen, onToggle }: Props) {
  const { t } = useTranslation('clusters');
  return (
    <li>
      <button type="button" className={styles.row} aria-pressed={chosen} onClick={onToggle}>
        <span className={styles.swatch} style={{ color: colour }} aria-hidden />
        <span className={styles.who}>
          <b className="tn-ellipsis">{cluster.name}</b>
          <span className="tn-muted tn-num">
            {t('households', { n: formatNumber(households) })}
            {cluster.locked && ` · ${t('locked')}`}
          </span>
        </span>
        {cluster.locked && <IconLock size={18} stroke={1.75} aria-hidden />}
      </button>
    </li>
  );
}
