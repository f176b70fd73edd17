import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { Availability } from '#api/availability/schema.ts';
import { addDays } from '#geo/time/local-date.ts';
import { formatDate, localDay } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { addAbsence, removeAbsence } from './availability-data.ts';
import styles from './teams.module.css';

type Absence = Availability['absences'][number];

/** An absence as far as it is filled in. */
export interface BegunAbsence {
  from: string;
  to: string;
}
export const NO_ABSENCE: BegunAbsence = { from: '', to: '' };
/** What the server takes at most. */
const MOST_DAYS = 366;
export const isWholeAbsence = ({ from, to }: BegunAbsence): boolean =>
  from !== '' && to >= from && to <= addDays(from, MOST_DAYS);

interface Props {
  memberId: string;
  absences: readonly Absence[];
  /** what is filled in and not kept yet: saving the form keeps it too */
  begun: BegunAbsence;
  onBegun: (begun: BegunAbsence) => void;
}

/** When somebody is away; each is kept at once and can be taken back. */
export function AbsenceList({ memberId, absences, begun, onBegun }: Props) {
  const { t } = useTranslation('teams');
  const today = localDay(new Date());
  const { from, to } = begun;
  const add = useMutation({
    mutationFn: () => addAbsence(memberId, { id: uuidv7(), from, to }),
    onSuccess: () => {
      onBegun(NO_ABSENCE);
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
          onChange={(event) => onBegun({ ...begun, from: event.target.value })}
        />
        <TextInput
          type="date"
          label={t('away.to')}
          min={from || today}
          {...(from && { max: addDays(from, MOST_DAYS) })}
          value={to}
          onChange={(event) => onBegun({ ...begun, to: event.target.value })}
        />
        <Button
          variant="default"
          disabled={!isWholeAbsence(begun)}
          loading={add.isPending}
          onClick={() => add.mutate()}
        >
          {t('away.add')}
        </Button>
      </div>
    </section>
  );
}
