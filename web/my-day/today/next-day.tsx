import { IconCalendarEvent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatWeekday } from '../../i18n/format.ts';
import styles from './today.module.css';

/** When one goes out next, on a day at home. */
export function NextDay({ date }: { date: string }) {
  const { t } = useTranslation('myDay');
  return (
    <p className={styles.note}>
      <IconCalendarEvent size={22} stroke={1.75} aria-hidden />
      <span>{t('today.nextOut', { day: formatWeekday(new Date(`${date}T12:00:00+07:00`)) })}</span>
    </p>
  );
}
