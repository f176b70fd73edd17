import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDay } from '#api/plans/schema.ts';
import { isoWeekOf, VIETNAM_HOLIDAYS } from '#geo';
import { shortDay, weekWords } from './day-words.ts';
import { type WeekShort, weekShort } from './norms.ts';
import { usePlanView } from './plan-view.ts';
import { warningsOn } from './warning-words.ts';
import styles from './week-list.module.css';
import { type CalendarWeek, splitWeeks, weeksOf } from './weeks.ts';

/** The quarter on a phone: its weeks one below the other, with their days. A tap on a day opens it on the map. */
export function WeekList({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('plan');
  const { shown, today } = usePlanView();
  const [past, ahead] = splitWeeks(weeksOf(shown), today);
  const [open, setOpen] = useState(ahead.length === 0);
  const section = (week: CalendarWeek) => (
    <Week key={week.week} week={week} short={weekShort(shown, week.week, today)} onOpen={onOpen} />
  );
  return (
    <div>
      {past.length > 0 && ahead.length > 0 && (
        <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconChevronDown size={20} stroke={1.75} aria-hidden />
          {t('calendar.past', { n: past.length })}
        </button>
      )}
      {open && past.map(section)}
      {ahead.map(section)}
    </div>
  );
}

function Week({ week, short, onOpen }: { week: CalendarWeek; short: WeekShort; onOpen: () => void }) {
  const { t } = useTranslation('plan');
  const { today, editable, ask } = usePlanView();
  const now = week.week === isoWeekOf(today);
  const free = week.dates.filter(({ date, day, outside }) => !day && !outside && date >= today).map(({ date }) => date);
  const holidays = VIETNAM_HOLIDAYS.filter(({ date }) => week.dates.some((one) => one.date === date));
  return (
    <section className={styles.week} data-now={now || undefined}>
      <h3 className="tn-num">
        {weekWords(week.dates)}
        {now && <b>{t('calendar.thisWeek')}</b>}
        {short === 'short' && <b data-short>{t('calendar.tooFew')}</b>}
        {now && short === 'too late' && <small className="tn-muted">{t('calendar.tooFewPast')}</small>}
        {editable && free.length > 0 && (
          <button
            type="button"
            aria-label={t('calendar.add', { day: weekWords(week.dates) })}
            onClick={() => ask({ kind: 'add', dates: free })}
          >
            <IconPlus size={20} stroke={1.75} aria-hidden />
          </button>
        )}
      </h3>
      {holidays.map(({ date, name }) => (
        <p key={date} className={styles.holiday}>
          {shortDay(date)}: {t(`holiday.${name}`)}
        </p>
      ))}
      {week.days === 0 && <p className={`${styles.nothing} tn-small tn-muted`}>{t('calendar.noDays')}</p>}
      {week.dates.map(({ day }) => day && <Day key={day.date} day={day} onOpen={onOpen} />)}
    </section>
  );
}

function Day({ day, onOpen }: { day: PlanDay; onOpen: () => void }) {
  const { t } = useTranslation('plan');
  const { plan, shown, today, names, setDate } = usePlanView();
  const warned = day.date >= today && warningsOn(shown.warnings, day).length > 0;
  const flagged = day.visits.filter(({ reason }) => reason === 'flagged').length;
  const before = plan.days.find(({ date }) => date === day.date);
  const tried = before?.clusterIds.join() !== day.clusterIds.join();
  return (
    <button
      type="button"
      className={styles.day}
      data-past={day.date < today || undefined}
      data-tried={tried || undefined}
      onClick={() => {
        setDate(day.date);
        onOpen();
      }}
    >
      <span className={`${styles.date} tn-num`}>{shortDay(day.date)}</span>
      <span className={styles.text}>
        <b>{day.clusterIds.map(names.cluster).join(', ') || t('calendar.empty')}</b>
        <span className="tn-small tn-muted tn-num">
          {t('day.summary', { from: day.from, to: day.to, households: day.visits.length })}
          {flagged > 0 && `, ${t('day.flagged', { n: flagged })}`}
        </span>
      </span>
      {warned && <IconAlertTriangle className={styles.warning} size={20} stroke={1.75} aria-hidden />}
      <IconChevronRight size={20} stroke={1.75} aria-hidden />
    </button>
  );
}
