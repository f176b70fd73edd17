import { Button } from '@mantine/core';
import { IconCurrentLocation } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { correctHousehold } from '../data/changes.ts';
import type { Household } from '../data/households.ts';
import { measurePosition } from '../map/measure-position.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './floating-bar.module.css';
import type { Placing } from './use-placing.ts';

interface Props {
  household: Household;
  placing: Placing;
  onMeasured: (position: [number, number], accuracyMetres: number) => void;
  onDone: () => void;
}

/** While a household's place is being chosen: by a tap on the map, by dragging, or by the phone's position. */
export function MovingBar({ household, placing, onMeasured, onDone }: Props) {
  const { t } = useTranslation('households');
  const { t: inMap } = useTranslation('map');
  const { t: common } = useTranslation();
  const [busy, setBusy] = useState(false);
  const { position, accuracyMetres } = placing;
  const changed = position !== null && position.join() !== household.location?.join();
  const here = () => {
    setBusy(true);
    measurePosition()
      .then((found) => onMeasured(found.position, found.accuracyMetres))
      .catch(() => say(inMap('locate.unavailable'), { tone: 'failed' }))
      .finally(() => setBusy(false));
  };
  const save = () => {
    if (!position) return;
    const before = household.location;
    correctHousehold(household, {
      location: position,
      locationSource: accuracyMetres === null ? 'tapped' : 'measured',
      locationAccuracyMetres: accuracyMetres,
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
    <section className={styles.bar} aria-label={t('moving.label')} data-keep-clear>
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
