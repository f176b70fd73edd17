import { Button, Radio, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Availability } from '#api/availability/schema.ts';
import styles from './teams.module.css';

export type Hours = NonNullable<Availability['hours']>[number];

/** Monday first. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** To begin with, for being corrected: the evening of the first day. */
const FIRST: Hours = { weekday: 1, from: '18:00', to: '20:00' };

/** One more: the same hours on the next day. */
const oneMore = (hours: readonly Hours[]): Hours => {
  const last = hours.at(-1);
  return last ? { ...last, weekday: (last.weekday % WEEKDAYS.length) + 1 } : FIRST;
};

/** Half an hour apart; nobody calls at night. */
const TIMES = Array.from({ length: 36 }, (_, at) => {
  const minutes = 5 * 60 + at * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${minutes % 60 === 0 ? '00' : '30'}`;
});

/** Does it end after it begins? */
export const isWhole = ({ from, to }: Hours): boolean => from < to;

interface Props {
  /** null: at any time */
  hours: Hours[] | null;
  onChange: (hours: Hours[] | null) => void;
}

/** Days and hours on which somebody can come: any, or those of a short list. */
export function WeekHours({ hours, onChange }: Props) {
  const { t } = useTranslation('teams');
  const put = (at: number, change: Partial<Hours>) =>
    onChange((hours ?? []).map((one, i) => (i === at ? { ...one, ...change } : one)));
  return (
    <div className={styles.week}>
      <Radio.Group
        label={t('time.when')}
        value={hours === null ? 'any' : 'some'}
        onChange={(value) => onChange(value === 'any' ? null : [FIRST])}
      >
        <div className={styles.choices}>
          <Radio value="any" label={t('time.any')} />
          <Radio value="some" label={t('time.some')} />
        </div>
      </Radio.Group>
      {hours && <p className="tn-small tn-muted">{t('time.example')}</p>}
      {hours?.map((one, at) => (
        <div key={at} className={styles.weekRow}>
          <Select
            aria-label={t('time.weekday')}
            allowDeselect={false}
            value={String(one.weekday)}
            onChange={(next) => put(at, { weekday: Number(next) })}
            data={WEEKDAYS.map((day, at) => ({ value: String(at + 1), label: t(`weekday.${day}`) }))}
          />
          <TimeSelect label={t('time.from')} value={one.from} onChange={(from) => put(at, { from })} />
          <span aria-hidden>–</span>
          <TimeSelect label={t('time.to')} value={one.to} wrong={!isWhole(one)} onChange={(to) => put(at, { to })} />
          <Button
            variant="subtle"
            className={styles.remove ?? ''}
            aria-label={t('time.removeHours', { day: t(`weekday.${WEEKDAYS[one.weekday - 1]!}`) })}
            onClick={() => {
              const left = hours.filter((_, i) => i !== at);
              onChange(left.length === 0 ? null : left);
            }}
          >
            <IconX size={18} stroke={1.75} />
          </Button>
        </div>
      ))}
      {hours?.some((one) => !isWhole(one)) && <p className={styles.problem}>{t('time.endsBefore')}</p>}
      {hours && (
        <Button
          variant="subtle"
          className={styles.more ?? ''}
          leftSection={<IconPlus size={18} stroke={1.75} />}
          onClick={() => onChange([...hours, oneMore(hours)])}
        >
          {t('time.addHours')}
        </Button>
      )}
    </div>
  );
}

interface TimeProps {
  label: string;
  value: string;
  wrong?: boolean;
  onChange: (time: string) => void;
}

function TimeSelect({ label, value, wrong = false, onChange }: TimeProps) {
  return (
    <Select
      className={styles.time ?? ''}
      aria-label={label}
      allowDeselect={false}
      error={wrong}
      value={value}
      onChange={(next) => next && onChange(next)}
      data={TIMES.includes(value) ? TIMES : [value, ...TIMES]}
    />
  );
}
