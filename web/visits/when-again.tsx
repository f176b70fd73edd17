import { useTranslation } from 'react-i18next';
import { addDays } from '#geo/time/local-date.ts';
import { formatDay, localDay } from '../i18n/format.ts';
import styles from './visit.module.css';

const DAY_MS = 86_400_000;
/** What the server takes at most. */
const MOST_DAYS = 366;
const CHOICES = [
  { days: 1, label: 'tomorrow' },
  { days: 3, label: 'threeDays' },
  { days: 7, label: 'week' },
  { days: 30, label: 'month' },
] as const;

interface Props {
  /** asked to come back: the day is part of the outcome */
  needed: boolean;
  /** the day of the visit: nobody comes back before it */
  from: string;
  value: string | null;
  onChange: (day: string | null) => void;
}

/** The day agreed for coming back. */
export function WhenAgain({ needed, from, value, onChange }: Props) {
  const { t } = useTranslation('visits');
  const now = Date.now();
  const dayIn = (days: number) => localDay(new Date(now + days * DAY_MS));
  return (
    <fieldset className={styles.section}>
      <legend>{t(needed ? 'againLabel' : 'againOptional')}</legend>
      <div className={styles.topics}>
        {CHOICES.map(({ days, label }) => (
          <button
            key={days}
            type="button"
            aria-pressed={value === dayIn(days)}
            onClick={() => onChange(value === dayIn(days) ? null : dayIn(days))}
          >
            {t(`again.${label}`)}
          </button>
        ))}
        <label className={styles.date}>
          <span className="tn-hidden">{t('againOther')}</span>
          <input
            type="date"
            min={from}
            max={addDays(from, MOST_DAYS)}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value || null)}
          />
        </label>
      </div>
      {value && <p className="tn-small tn-muted">{t('againOn', { day: formatDay(value) })}</p>}
    </fieldset>
  );
}
