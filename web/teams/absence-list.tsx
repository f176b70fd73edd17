import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { Availability } from '#api/availability/schema.ts';
import { formatDate, localDay } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { addAbsence, removeAbsence } from './availability-data.ts';
import styles from './teams.module.css';

type Absence = Availability['absences'][number];

/** When somebody is away; each is kept at once and can be taken back. */
export function AbsenceList({ memberId, absences }: { memberId: string; absences: readonly Absence[] }) {
  const { t } = useTranslation('teams');
  const today = localDay(new Date());
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const add = useMutation({
    mutationFn: () => addAbsence(memberId, { id: uuidv7(), from, to }),
    onSuccess: () => {
      setFrom('');
      setTo('');
    },
    onError: sayFailure,
  });
  const take = useMutation({
    mutationFn: ({ id }: Absence) => removeAbsence(memberId, id),
    onSuccess: (_, absence) => say(t('away.removed'), { undo: () => addAbsence(memberId, absence) }),
    onError: sayFailure,
  });
  const coming = absences.filter((absence) => absence.to >= today);
  return (
    <section className={styles.away}>
      <h3>{t('away.title')}</h3>
      {coming.length === 0 && <p className="tn-small tn-muted">{t('away.none')}</p>}
      <ul>
        {coming.map((absence) => (
          <li key={absence.id} className={styles.awayRow}>
            <span className="tn-num">
              {t('away.span', { from: formatDate(absence.from), to: formatDate(absence.to) })}
            </span>
            <Button
              variant="subtle"
              onClick={() => take.mutate(absence)}
              aria-label={t('away.removeOf', { from: formatDate(absence.from) })}
            >
              {t('away.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.awayAdd}>
        <TextInput
          type="date"
          label={t('away.from')}
          min={today}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextInput
          type="date"
          label={t('away.to')}
          min={from || today}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        <Button
          variant="default"
          disabled={from === '' || to === '' || to < from}
          loading={add.isPending}
          onClick={() => add.mutate()}
        >
          {t('away.add')}
        </Button>
      </div>
    </section>
  );
}
