import { Button } from '@mantine/core';
import {
  IconArrowMerge,
  IconLasso,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconPolygon,
  IconSlice,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '#api/clusters/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './clusters.module.css';
import type { ByHand } from './use-by-hand.ts';

interface Props {
  picked: readonly Cluster[];
  byHand: ByHand;
  onSplit: () => void;
  onRedraw: () => void;
  onMove: () => void;
  onRename: () => void;
  onClear: () => void;
}

/** What can be done with the clusters chosen in list or map. */
export function ActionBar({ picked, byHand, onSplit, onRedraw, onMove, onRename, onClear }: Props) {
  const { t } = useTranslation('clusters');
  const icon = { size: 18, stroke: 1.75 };
  const [only] = picked.length === 1 ? picked : [];
  const open = picked.every(({ locked }) => !locked);
  return (
    <section className={styles.bar} aria-label={t('act.label')}>
      {picked.length === 0 && <p className="tn-muted">{t('act.hint')}</p>}
      {only && <b>{only.name}</b>}
      {picked.length > 1 && <b>{t('act.chosen', { n: formatNumber(picked.length) })}</b>}
      <div className={styles.buttons}>
        {only && (
          <Button variant="default" disabled={!open} leftSection={<IconSlice {...icon} />} onClick={onSplit}>
            {t('act.split')}
          </Button>
        )}
        {only && (
          <Button variant="default" disabled={!open} leftSection={<IconPolygon {...icon} />} onClick={onRedraw}>
            {t('act.redraw')}
          </Button>
        )}
        {only && (
          <Button variant="default" leftSection={<IconPencil {...icon} />} onClick={onRename}>
            {t('act.rename')}
          </Button>
        )}
        {only && (
          <Button
            variant="default"
            leftSection={only.locked ? <IconLockOpen {...icon} /> : <IconLock {...icon} />}
            onClick={() => byHand.lock(only)}
          >
            {t(only.locked ? 'act.unlock' : 'act.lock')}
          </Button>
        )}
        {picked.length > 1 && (
          <Button disabled={!open} leftSection={<IconArrowMerge {...icon} />} onClick={() => byHand.merge(picked)}>
            {t('act.merge', { n: formatNumber(picked.length) })}
          </Button>
        )}
        {picked.length === 0 && (
          <Button variant="default" leftSection={<IconLasso {...icon} />} onClick={onMove}>
            {t('act.move')}
          </Button>
        )}
        {picked.length > 0 && (
          <Button variant="subtle" onClick={onClear}>
            {t('act.clear')}
          </Button>
        )}
      </div>
    </section>
  );
}
