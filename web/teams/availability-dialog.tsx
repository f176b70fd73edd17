import { Button, Modal, NumberInput, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { Availability } from '#api/availability/schema.ts';
import type { Member } from '#api/teams/schema.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { say, sayFailure } from '../ui/toast.tsx';
import { AbsenceList, isWholeAbsence, NO_ABSENCE } from './absence-list.tsx';
import { addAbsence, availabilityQuery, putAvailability } from './availability-data.ts';
import { HomeChoice } from './home-choice.tsx';
import styles from './teams.module.css';
import { type Hours, isWhole, WeekHours } from './week-hours.tsx';

interface Props {
  member: Member;
  /** the whole team: who may go along */
  team: readonly Member[];
  onClose: () => void;
}

/** When a member can take part: hours a week, days, whom he goes with, when he is away, where he sets out. */
export function AvailabilityDialog({ member, team, onClose }: Props) {
  const { t } = useTranslation('teams');
  const { t: common } = useTranslation();
  const found = useQuery(availabilityQuery(member.hamletId));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('time.title', { name: member.name })}
      closeButtonProps={{ 'aria-label': common('close') }}
      centered
      size="lg"
    >
      <QueryBoundary query={found} isEmpty={() => false}>
        {(items) => {
          const held = items.get(member.id);
          return held && <Form key={member.id} held={held} member={member} team={team} onClose={onClose} />;
        }}
      </QueryBoundary>
    </Modal>
  );
}

function Form({ held, member, team, onClose }: Props & { held: Availability }) {
  const { t } = useTranslation('teams');
  const { t: common } = useTranslation();
  const [weeklyHours, setWeeklyHours] = useState<number | ''>(held.weeklyHours);
  const [hours, setHours] = useState<Hours[] | null>(held.hours);
  const [goesWith, setGoesWith] = useState(held.goesWith);
  const [home, setHome] = useState(held.home);
  const [begun, setBegun] = useState(NO_ABSENCE);
  const others = team.filter(({ id, serving }) => serving && id !== member.id);
  const fits = weeklyHours !== '' && (hours === null || (hours.length > 0 && hours.every(isWhole)));
  const absenceFits = (begun.from === '' && begun.to === '') || isWholeAbsence(begun);
  const save = useMutation({
    mutationFn: async (weekly: number) => {
      await putAvailability(held, { weeklyHours: weekly, hours, goesWith, home });
      if (isWholeAbsence(begun)) await addAbsence(member.id, { id: uuidv7(), ...begun });
    },
    onSuccess: () => {
      say(t('time.saved', { name: member.name }));
      onClose();
    },
    onError: sayFailure,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fits) save.mutate(weeklyHours);
  };
  return (
    <>
      <form className={styles.form} onSubmit={submit} id="availability">
        <NumberInput
          label={t('time.weekly')}
          description={t('time.weeklyWords')}
          min={0}
          max={60}
          hideControls
          decimalScale={1}
          decimalSeparator=","
          suffix={t('time.hoursSuffix')}
          value={weeklyHours}
          onChange={(value) => setWeeklyHours(typeof value === 'number' ? value : '')}
        />
        <WeekHours hours={hours} onChange={setHours} />
        <Select
          label={t('time.goesWith')}
          placeholder={t('time.alone')}
          clearable
          value={goesWith}
          onChange={setGoesWith}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <HomeChoice hamlet={member.hamletId} home={home} onChange={setHome} />
      </form>
      <AbsenceList memberId={member.id} absences={held.absences} begun={begun} onBegun={setBegun} />
      <div className={styles.buttons}>
        <span style={{ flex: 1 }} />
        <Button variant="default" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button type="submit" form="availability" disabled={!fits || !absenceFits} loading={save.isPending}>
          {common('save')}
        </Button>
      </div>
    </>
  );
}
