import { Button } from '@mantine/core';
import { IconCurrentLocation } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { correctHousehold } from '../data/changes.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './floating-bar.module.css';
import type { MapWork } from './map-pane.tsx';

interface Props {
  moving: NonNullable<MapWork['moving']>;
  onMove: (position: [number, number]) => void;
  onDone: () => void;
}

/** While a household's place is being chosen: by a tap on the map, by dragging, or by the phone's position. */
export function MovingBar({ moving, onMove, onDone }: Props) {
  const { t } = useTranslation('households');
  const { t: inMap } = useTranslation('map');
  const { t: common } = useTranslation();
  const [measured, setMeasured] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const { household, position } = moving;
  const changed = position !== null && position.join() !== household.location?.join();
  const here = () => {
    setBusy(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setBusy(false);
        setMeasured(coords.accuracy);
        onMove([coords.longitude, coords.latitude]);
      },
      () => {
        setBusy(false);
        say(inMap('locate.unavailable'), { tone: 'failed' });
      },
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  };
  const save = () => {
    if (!position) return;
    const before = household.location;
    correctHousehold(household, {
      location: position,
      locationSource: measured === null ? 'tapped' : 'measured',
      locationAccuracyMetres: measured,
    })
      .then((saved) => {
        onDone();
        say(t('moving.done', { name: household.head ?? '' }), {
          undo: () => correctHousehold(saved, { location: before }),
        });
      })
      .catch(sayFailure);
  };
  return (
    <section className={styles.bar} aria-label={t('moving.label')}>
      <div className={styles.words}>
        <b>{household.head}</b>
        <span className="tn-small tn-muted">{household.address ?? t('moving.how')}</span>
      </div>
      <Button
        variant="default"
        leftSection={<IconCurrentLocation size={18} stroke={1.75} />}
        loading={busy}
        onClick={here}
      >
        {t('moving.here')}
      </Button>
      <Button variant="default" onClick={onDone}>
        {common('cancel')}
      </Button>
      <Button disabled={!changed} onClick={save}>
        {t('moving.save')}
      </Button>
    </section>
  );
}
