import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '#api/clusters/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './clusters.module.css';

interface Props {
  /** how many were drawn around; 0: not yet */
  households: number;
  clusters: readonly Cluster[];
  onMove: (clusterId: string | null) => unknown;
  onCancel: () => void;
}

/** Households drawn around, and the cluster they go to. */
export function MoveBar({ households, clusters, onMove, onCancel }: Props) {
  const { t } = useTranslation('clusters');
  return (
    <section className={styles.bar} aria-label={t('act.move')}>
      <b role="status">{households === 0 ? t('move.draw') : t('move.count', { n: formatNumber(households) })}</b>
      <div className={styles.buttons}>
        {households > 0 && (
          <Menu position="bottom-start" width={280} shadow="md">
            <Menu.Target>
              <Button>{t('move.to')}</Button>
            </Menu.Target>
            <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
              {clusters
                .filter(({ locked }) => !locked)
                .map(({ id, name }) => (
                  <Menu.Item key={id} onClick={() => onMove(id)}>
                    {name}
                  </Menu.Item>
                ))}
              <Menu.Divider />
              <Menu.Item onClick={() => onMove(null)}>{t('move.out')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        <Button variant="subtle" onClick={onCancel}>
          {t('move.cancel')}
        </Button>
      </div>
    </section>
  );
}
