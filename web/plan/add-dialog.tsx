import { Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#geo';
import { longDay, weekWords } from './day-words.ts';
import styles from './dialogs.module.css';
import { addCluster, newDay } from './intents.ts';
import { usePlanView } from './plan-view.ts';

/** Which cluster joins a date; those with the most priority households first. */
export function AddDialog({ dates, onClose }: { dates: readonly LocalDate[]; onClose: () => void }) {
  const { t } = useTranslation('plan');
  const { shown, names, changes, setDate } = usePlanView();
  const [date, setChosen] = useState(dates[0]!);
  const day = shown.days.find((one) => one.date === date);
  const clusters = names.clusters
    .filter(({ id }) => !day?.clusterIds.includes(id))
    .toSorted((a, b) => b.flagged - a.flagged || a.name.localeCompare(b.name));
  const add = (clusterId: string | null) => {
    const made = day ? null : newDay(shown.days, date, names.members);
    changes.propose(addCluster(names, clusterId, date, made));
    setDate(date);
    onClose();
  };
  const name = dates.length > 1 ? weekWords(dates.map((one) => ({ date: one }))) : longDay(date);
  return (
    <Modal opened onClose={onClose} title={t('adding.title', { day: name })} centered>
      {dates.length > 1 && (
        <Select
          label={t('moveTo.date')}
          mb={12}
          value={date}
          allowDeselect={false}
          onChange={(next) => next && setChosen(next)}
          data={dates.map((one) => ({ value: one, label: longDay(one) }))}
        />
      )}
      <ul className={styles.choices}>
        {clusters.map(({ id, name, households, flagged }) => (
          <li key={id}>
            <button type="button" onClick={() => add(id)}>
              <b>{name}</b>
              <span className="tn-small tn-muted tn-num">{t('adding.waiting', { households, flagged })}</span>
            </button>
          </li>
        ))}
        {!day && (
          <li>
            <button type="button" onClick={() => add(null)}>
              {t('adding.emptyDay')}
            </button>
          </li>
        )}
      </ul>
    </Modal>
  );
}
