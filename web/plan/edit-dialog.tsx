import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#geo';
import { MemberChoice } from '../members/member-choice.tsx';
import { useChoices } from '../members/use-choices.ts';
import { longDay } from './day-words.ts';
import styles from './dialogs.module.css';
import { setDay } from './intents.ts';
import { usePlanView } from './plan-view.ts';

/** Hours of a day and who goes. */
export function EditDialog({ date, onClose }: { date: LocalDate; onClose: () => void }) {
  const { t } = useTranslation('plan');
  const { shown, changes } = usePlanView();
  const day = shown.days.find((one) => one.date === date);
  const [from, setFrom] = useState(day?.from ?? '08:00');
  const [to, setTo] = useState(day?.to ?? '12:00');
  const [memberIds, setMembers] = useState(day?.memberIds ?? []);
  const asked = useMemo(() => ({ date, from, to, visits: day?.visits ?? [] }), [date, from, to, day]);
  const choices = useChoices(shown.hamletId, { day: asked });
  const possible = from !== '' && to !== '' && from < to && memberIds.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    changes.propose(setDay(date, { from, to, memberIds }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('edit.title', { day: longDay(date) })} centered>
      <form onSubmit={submit} className={styles.form}>
        <div className={styles.pair}>
          <TextInput
            type="time"
            label={t('edit.from')}
            required
            withAsterisk={false}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <TextInput
            type="time"
            label={t('edit.to')}
            required
            withAsterisk={false}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
        <Checkbox.Group label={t('edit.members')} value={memberIds} onChange={setMembers}>
          <div className={styles.people}>
            {choices.map((choice) => (
              <Checkbox key={choice.id} value={choice.id} label={<MemberChoice choice={choice} />} />
            ))}
          </div>
        </Checkbox.Group>
        <div className={styles.buttons}>
          <Button type="submit" disabled={!possible}>
            {t('edit.apply')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
