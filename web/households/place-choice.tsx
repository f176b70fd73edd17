import { Button } from '@mantine/core';
import { IconCurrentLocation, IconMapPin, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { measurePosition } from '../map/measure-position.ts';
import { say } from '../ui/toast.tsx';
import styles from './new-household.module.css';
import type { Placing } from './use-placing.ts';

interface Props {
  placing: Placing | null;
  onTap: () => void;
  onMeasured: (position: [number, number], accuracyMetres: number) => void;
  onLater: () => void;
}

/** Where a new household stands: tapped on the map, measured where one is, or told later. */
export function PlaceChoice({ placing, onTap, onMeasured, onLater }: Props) {
  const { t } = useTranslation('households');
  const { t: inMap } = useTranslation('map');
  const [busy, setBusy] = useState(false);
  const here = () => {
    setBusy(true);
    measurePosition()
      .then(({ position, accuracyMetres }) => onMeasured(position, accuracyMetres))
      .catch(() => say(inMap('locate.unavailable'), { tone: 'failed' }))
      .finally(() => setBusy(false));
  };
  const position = placing?.position ?? null;
  return (
    <fieldset className={styles.place}>
      <legend>{t('facts.location')}</legend>
      <div className={styles.choices}>
        <Button variant="default" onClick={onTap} leftSection={<IconMapPin size={18} stroke={1.75} />}>
          {t('add.tap')}
        </Button>
        <Button
          variant="default"
          onClick={here}
          loading={busy}
          leftSection={<IconCurrentLocation size={18} stroke={1.75} />}
        >
          {t('moving.here')}
        </Button>
      </div>
      <p className="tn-small" role="status">
        {position === null ? (
          <span className="tn-muted">{t(placing ? 'moving.how' : 'add.later')}</span>
        ) : (
          <>
            {placing?.accuracyMetres == null ? t('add.tapped') : t('add.measured', { n: placing.accuracyMetres })}
            <button type="button" className={styles.drop} onClick={onLater}>
              <IconX size={16} stroke={1.75} aria-hidden />
              {t('add.drop')}
            </button>
          </>
        )}
      </p>
    </fieldset>
  );
}
