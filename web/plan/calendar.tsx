import { VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoWeekOf } from '#geo';
import styles from './calendar.module.css';
import { DayCell } from './day-cell.tsx';
import { WEEKDAYS, weekWords } from './day-words.ts';
import { type WeekShort, weekShort } from './norms.ts';
import { usePlanView } from './plan-view.ts';
import { type CalendarWeek, splitWeeks, weeksOf } from './weeks.ts';

/** The quarter as weeks of seven days with the clusters on them. Clusters are dragged from day to day. */
export function Calendar() {
  const { t } = useTranslation('plan');
  const { shown, today, editable } = usePlanView();
  const [past, ahead] = splitWeeks(weeksOf(shown), today);
  const [open, setOpen] = useState(ahead.length === 0);
  const row = (week: CalendarWeek) => <Week key={week.week} week={week} short={weekShort(shown, week.week, today)} />;
  return (
    <table className={styles.calendar}>
      <caption>
        <VisuallyHidden>
          {t('calendar.label')}
          {editable && `. ${t('calendar.drag')}`}
        </VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col" className={styles.weekHead}>
            {t('calendar.week')}
          </th>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {t(`weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      {past.length > 0 && ahead.length > 0 && (
        <tbody>
          <tr>
            <td colSpan={8}>
              <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
                <IconChevronDown size={18} stroke={1.75} aria-hidden />
                {t('calendar.past', { n: past.length })}
              </button>
            </td>
          </tr>
        </tbody>
      )}
      {open && <tbody>{past.map(row)}</tbody>}
      <tbody>{ahead.map(row)}</tbody>
    </table>
  );
}

interface WeekProps {
  week: CalendarWeek;
  short: WeekShort;
}

function Week({ week, short }: WeekProps) {
  const { t } = useTranslation('plan');
  const { today } = usePlanView();
  const now = week.week === isoWeekOf(today);
  return (
    <tr data-now={now || undefined}>
      <th scope="row" className={`${styles.week} tn-num`}>
        {weekWords(week.dates)}
        {now && <b>{t('calendar.thisWeek')}</b>}
        {short === 'short' && <b data-short>{t('calendar.tooFew')}</b>}
        {now && short === 'too late' && <small className="tn-muted">{t('calendar.tooFewPast')}</small>}
      </th>
      {week.dates.map((date) => (
        <DayCell key={date.date} at={date} />
      ))}
    </tr>
  );
}
