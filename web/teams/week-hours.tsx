import { Button, Radio, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Availability } from '#api/availability/schema.ts';
import styles from './teams.module.css';

export type Hours = NonNullable<Availability['hours']>[number];

/** Monday first. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** What people mean most often: an evening at the end of the week. */
const USUAL: Hours = { weekday: 6, from: '18:00', to: '20:00' };

/** Does it end after it begins? */
export const isWhole = ({ from, to }: Hours): boolean => from !== '' && from < to;

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
        onChange={(value) => onChange(value === 'any' ? null : [USUAL])}
      >
        <div className={styles.choices}>
          <Radio value="any" label={t('time.any')} />
          <Radio value="some" label={t('time.some')} />
        </div>
      </Radio.Group>
      {hours?.map((one, at) => (
        <div key={at} className={styles.weekRow}>
          <Select
            aria-label={t('time.weekday')}
            allowDeselect={false}
            value={String(one.weekday)}
            onChange={(next) => put(at, { weekday: Number(next) })}
            data={WEEKDAYS.map((day, at) => ({ value: String(at + 1), label: t(`weekday.${day}`) }))}
          />
          <TextInput
            type="time"
            aria-label={t('time.from')}
            value={one.from}
            onChange={(event) => put(at, { from: event.target.value })}
          />
          <span aria-hidden>–</span>
          <TextInput
            type="time"
            aria-label={t('time.to')}
            value={one.to}
            error={!isWhole(one)}
            onChange={(event) => put(at, { to: event.target.value })}
          />
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
          onClick={() => onChange([...hours, hours.at(-1) ?? USUAL])}
        >
          {t('time.addHours')}
        </Button>
      )}
    </div>
  );
}
