import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longDay } from './day-words.ts';
import styles from './dialogs.module.css';
import { type Asked, usePlanView } from './plan-view.ts';
import { datesAhead } from './weeks.ts';

interface Props {
  asked: Extract<Asked, { kind: 'move' }>;
  onClose: () => void;
}

/** To which day: what dragging does, for fingers and the keyboard. */
export function MoveDialog({ asked: { title, from, chosen }, onClose }: Props) {
  const { t } = useTranslation('plan');
  const { shown, today, names, changes, setDate } = usePlanView();
  const dates = datesAhead(shown, today).filter((date) => date !== from);
  const [to, setTo] = useState<string | null>(dates.find((date) => date > from) ?? dates[0] ?? null);
  const label = (date: string) => {
    const day = shown.days.find((one) => one.date === date);
    return day
      ? t('moveTo.taken', { day: longDay(date), clusters: day.clusterIds.map(names.cluster).join(', ') })
      : t('moveTo.free', { day: longDay(date) });
  };
  const move = () => {
    if (!to) return;
    changes.propose(chosen(to));
    setDate(to);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <Select
        label={t('moveTo.date')}
        data-autofocus
        value={to}
        allowDeselect={false}
        maxDropdownHeight={300}
        onChange={setTo}
        data={dates.map((date) => ({ value: date, label: label(date) }))}
      />
      <div className={styles.buttons}>
        <Button onClick={move} disabled={!to}>
          {t('moveTo.apply')}
        </Button>
      </div>
    </Modal>
  );
}
